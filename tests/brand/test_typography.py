"""Words that are broken well: long ones in headings, and addresses at their own signs."""

import pytest
from lxml import html

from brand.typography import SOFT_HYPHEN, hyphenate, typeset, typeset_heading, typeset_running

LONG = "Maankäyttösuunnitteluasiantuntijapalveluhankinta"


@pytest.mark.parametrize(
    "word",
    [
        "talvi|kunnossapito|sopimuksesta",
        "elinvoima|hanke|rahoitus|hakemus|käsittely",
        "maankäyttö|suunnittelu|asiantuntija|palvelu|hankinta",
        "saavutettavuus|selosteessa",
        "kuntalais|tilaisuuksien",
        "kulttuuri|viikonloppu",
        "elinvoima|kuntayhtymä|johtajan|viransijaisuus",
        # Only the part that is too long is broken at its syllables.
        "aineis|to|jat|ko|ke|hit|te|ly|mah|dol|li|suus|rahasto",
    ],
)
def test_a_compound_breaks_between_its_parts(word):
    assert hyphenate(word.replace("|", "")) == word.replace("|", SOFT_HYPHEN)


def test_a_word_of_unknown_parts_breaks_at_syllables():
    assert hyphenate("kaksikymmentävuotisjuhlat").split(SOFT_HYPHEN) == [
        "kaksi",
        "kym",
        "men",
        "tä",
        "vuo",
        "tis",
        "juhlat",
    ]


def test_the_longest_word_of_a_heading_is_marked_and_may_break():
    found = html.fragment_fromstring(typeset_heading(f"{LONG} & muut asiat"), create_parent=True)
    (longest,) = found.cssselect(".longest")
    assert longest.text_content().replace(SOFT_HYPHEN, "") == LONG and SOFT_HYPHEN in longest.text_content()
    assert found.text_content().replace(SOFT_HYPHEN, "") == f"{LONG} & muut asiat"


@pytest.mark.parametrize("words", ["Viestintäohjeesta päätetään", "Kuntastrategiakysely"])
def test_words_that_fit_a_desktop_s_line_are_not_marked(words):
    assert "longest" not in typeset_heading(words)


def test_an_address_breaks_at_its_own_signs():
    assert typeset("Kysy: aino.maki@kirjaamo-1.karstula.example.") == (
        'Kysy: <span class="address">aino<wbr>.maki<wbr>@kirjaamo-1<wbr>.karstula<wbr>.example</span>.'
    )


def test_markup_in_a_heading_stays_text():
    assert typeset_heading(f"<b>{'a' * 30}</b>").count("<b>") == 0


def test_a_long_word_of_running_text_breaks_and_a_shorter_one_only_where_there_is_little_room():
    found = html.fragment_fromstring(
        typeset_running("Rahoitussuunnitelmaluonnos ja viestintäpohjat & kyläillat"), create_parent=True
    )
    (narrow,) = found.cssselect(".narrow")
    assert narrow.text_content().replace(SOFT_HYPHEN, "") == "viestintäpohjat"
    assert found.text == f"Rahoitus{SOFT_HYPHEN}suunnitelma{SOFT_HYPHEN}luonnos ja "
    assert narrow.tail == " & kyläillat"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.saavutettavuusvaatimukset.fi/kunnanhallituksenpuheenjohtaja",
        "kunnanhallituksenpuheenjohtaja@kirjaamo.example",
        "kunnanhallituksenpuheenjohtaja.etunimi@kirjaamo.example",
    ],
)
def test_an_address_in_running_text_has_no_soft_hyphens(text):
    assert SOFT_HYPHEN not in typeset_running(text) and "narrow" not in typeset_running(text)


def test_a_short_compound_with_the_same_vowel_twice_stays_on_one_line():
    assert typeset("Lukupiiri: talvi-iltojen novelleja") == (
        'Lukupiiri: <span class="nb">talvi-iltojen</span> novelleja'
    )
