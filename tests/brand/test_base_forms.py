"""The base forms of words, by which a search finds a word in whatever form it stands."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from brand.words.base_forms import base_forms, voikko, words_to_index


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("kuntien", "kunta"),
        ("hankkeessa", "hanke"),
        ("yöllä", "yö"),
        ("talvitien", "talvitie"),
        ("yrityksille", "yritys"),
        ("Turussa", "turku"),
        ("KINNULASSA", "kinnula"),
        ("pihtiputaalla", "pihtipudas"),
        ("kauneimmista", "kaunis"),
    ],
)
def test_finnish_words_have_their_base_form_whatever_their_letters_change_to(form, base):
    assert base in base_forms(form, "fi")


def test_a_word_that_may_be_several_has_the_base_form_of_each():
    assert base_forms("alusta", "fi") >= {"alku", "alus", "alusta"}


@pytest.mark.parametrize(
    ("language", "form", "other"),
    [("sv", "kommunerna", "kommun"), ("en", "villages", "village"), ("fi", "blogeissa", "blogien")],
)
def test_other_languages_have_one_stem_for_the_forms_of_a_word(language, form, other):
    assert base_forms(form, language) & base_forms(other, language)


def test_the_parts_of_a_compound_are_indexed_and_those_of_a_name_are_not():
    assert set(words_to_index("Lumisateen jälkeen aurataan.", "fi")) >= {"lumisade", "lumi", "sade"}
    assert "kivijärvi" in words_to_index("Kivijärvellä", "fi")
    assert "järvi" not in words_to_index("Kivijärvellä", "fi")
    assert "yrittää" not in words_to_index("yritys", "fi")


@pytest.mark.parametrize("word", ["", "a" * 10_000, "\x00", "’’", "😀", "٣", "+(", "2026", "-"])
def test_what_is_no_word_is_borne(word):
    assert all(isinstance(form, str) for form in base_forms(word, "fi"))
    words_to_index(word, "fi")


def test_a_language_that_the_site_has_not_is_left_as_it_is():
    assert base_forms("kuntien", "xx") == frozenset()


def test_several_threads_may_ask_at_once():
    words = [
        f"{start}{end}" for start in ("kunta", "talo", "katu", "hanke") for end in ("lla", "ssa", "lta", "in")
    ]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: base_forms(f"{words[number % 16]}{number}", "fi"), range(400)))
    assert all(found)


def test_without_the_dictionary_words_have_stems(monkeypatch):
    monkeypatch.setattr("brand.words.base_forms.voikko", lambda: None)
    # Not the words of other tests: what was once asked is kept.
    assert base_forms("talojen", "fi") & base_forms("taloissa", "fi")


def test_a_machine_without_the_library_is_told_apart_without_a_sound(monkeypatch, capfd):
    def no_library(*_args, **_kwargs):
        raise OSError("libvoikko.so.1: cannot open shared object file")

    monkeypatch.setattr("libvoikko.VoikkoLibrary.open", no_library)
    assert voikko.__wrapped__() is None
    assert not capfd.readouterr().err


def test_the_machine_of_the_tests_has_the_dictionary():
    assert voikko() is not None
