"""Reading text: sentences, rich text, and texts made to be slow."""

import pytest

from brand.rulebook import evaluate, shipped_rulebook
from brand.rulebook.checks.contacts import identity_codes
from brand.rulebook.examples.pages import linked, news, pictured, project, written
from brand.rulebook.richtext import read_rich_text
from brand.rulebook.text import sentences, visible, words
from tests.growth import assert_grows_in_proportion


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Yksi virke.", 1),
        ("Yksi. Kaksi! Kolme? Neljä", 4),
        ("Tule esim. kello 9.30 torille.", 1),
        ("Mukana mm. Koivula ja Rantula.", 1),
        ("Hanke alkoi 1.12.2022 ja päättyi 30.6.2024.", 1),
        ("Tapaamme 1. joulukuuta ja 2. tammikuuta.", 1),
        ("Avoinna klo 9.30. Tervetuloa!", 2),
        ("Kirjoja, lehtiä ym. on tarjolla.", 1),
        ("Kirjoja, lehtiä ym. Tervetuloa!", 2),
        ("Soita puh. 040 123 4567.", 1),
        ("Puheen piti J. Virtanen illalla.", 1),
        ("Hinta on n. 20 euroa. Se maksetaan ovella.", 2),
        ("”Tule mukaan.” Näin sanoi kunnanjohtaja.", 2),
        ("Kuka tuli? ”Minä.”", 2),
        ("Katso ohje (ks. sivu 4).", 1),
        ("Kansalaisopisto ry. järjestää illan.", 1),
        ("Odota… vielä hetki.", 1),
        ("Det kostar t.ex. tio euro. Välkommen!", 2),
        ("", 0),
        ("   ", 0),
    ],
)
def test_sentences_know_abbreviations_times_and_dates(text, count):
    assert len(list(sentences(text))) == count


def test_a_compound_is_one_word():
    assert words("Sydänsuomessa-alueen EU-rahoitus auttaa.") == [
        "Sydänsuomessa-alueen",
        "EU-rahoitus",
        "auttaa",
    ]


def test_what_is_visible():
    assert visible(" a\u200bb\u00ad\u00a0 c\n") == "ab c"
    assert visible("Syda\u0308nsuomessa") == "Sydänsuomessa"


WORD = """<!--[if gte mso 9]><xml><w:WordDocument>Salainen</w:WordDocument></xml><![endif]-->
<style>p.MsoNormal {margin: 0}</style><p class="MsoNormal"><span lang="FI" style="mso-bidi-font-size:12pt">Kunta
<b>kutsuu</b> <a href="https://www.koivula.fi">asukkaat</a><o:p></o:p></span></p><ul><li>yksi<ul><li>kaksi</li></ul></li></ul>
<h3>Väliotsikko</h3><!-- kommentti -->loppu<script>paha()</script>"""


def test_pasted_word_markup_is_read_as_a_reader_sees_it():
    text = read_rich_text(WORD)
    assert text.passages == [
        ("paragraph", "Kunta kutsuu asukkaat"),
        ("item", "yksi"),
        ("item", "kaksi"),
        ("paragraph", "loppu"),
    ]
    assert text.headings == [(3, "Väliotsikko")]
    assert text.links == [("asukkaat", "https://www.koivula.fi")]


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "<!-- x -->",
        "teksti",
        "<p></p>",
        "<html><body><p>x</p></body></html>",
        "<b>" * 2000,
        "</p>",
        "<",
        "&",
    ],
)
def test_no_source_breaks_the_reading(source):
    read_rich_text(source)


def test_a_page_of_another_site_is_told_by_its_address():
    text = read_rich_text('<p><a linktype="page" id="3">sivu</a> <a href="mailto:a@b.fi">a@b.fi</a></p>')
    assert text.links == [("sivu", ""), ("a@b.fi", "mailto:a@b.fi")]


@pytest.mark.parametrize("sign", "-YXWVU")
def test_every_sign_of_the_1900s(sign):
    assert list(identity_codes(f"131052{sign}308T")) == [f"131052{sign}308T"]


@pytest.mark.parametrize("sign", "ABCDEF")
def test_every_sign_of_the_2000s(sign):
    assert list(identity_codes(f"131052{sign}308T")) == [f"131052{sign}308T"]


def test_the_sign_of_the_1800s_and_signs_of_nothing():
    assert list(identity_codes("131052+308T")) == ["131052+308T"]
    assert list(identity_codes("131052G308T 131052Z308T 310252-308T")) == []


def test_a_29th_of_february_needs_a_leap_year():
    assert list(identity_codes("290200A901C")) == ["290200A901C"]
    assert list(identity_codes("290200-901C")) == []


LENGTH = 200_000
UNKIND = {
    "one letter": "a",
    "digits": "1",
    "words": "Kunta kutsuu asukkaat illalla. ",
    "no full stop": "kunta ",
    "names": "Sydänsuomessa:",
    "almost the name": "Sydän-Suo",
    "almost a municipality": "Hietasaari: ",
    "almost an identity code": "131052-30",
    "hyphens": "-",
    "open tags": "<a ",
    "almost tags": "<o:p ",
    "word styles": "mso-",
    "comments": "<!--[if ",
    "exclamation marks": "! ",
    "zero-width": "\u200b",
    "dots": ".",
    "addresses": "www.a.",
    "dotted": "a.b.",
    "abbreviations": "esim. ",
    "statements": "Euroopan unionin osa",
    "spaces": " ",
}


@pytest.mark.parametrize("unit", UNKIND.values(), ids=UNKIND)
def test_evaluating_grows_in_proportion_to_the_text(unit):
    assert_grows_in_proportion(lambda length: _evaluate_everywhere((unit * length)[:length]), LENGTH)


def _evaluate_everywhere(text: str) -> None:
    pages = [
        news(title=text),
        news(lead=text),
        written(text),
        linked(text),
        pictured(alt=text, title=text, file_name=text),
        project(facts={"sections": {"aims": text}}),
    ]
    for page in pages:
        evaluate(page, shipped_rulebook(), page.today)


@pytest.mark.parametrize("unit", ["a", "<p>a</p>", "<b>", "<a href='x'>y</a>", "<!-- ", "<ul><li>"])
def test_reading_rich_text_grows_in_proportion_to_it(unit):
    assert_grows_in_proportion(lambda length: read_rich_text((unit * length)[:length]), LENGTH)
