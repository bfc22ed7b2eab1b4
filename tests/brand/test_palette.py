"""The palette is read from the stylesheet, and says so when the stylesheet falls short."""

import pytest

from brand.logos.inks import BLACK
from brand.palette import MissingToken, colour, contrast, mark_inks, parse_tokens, site_tokens


def test_tokens_are_read_without_comments():
    css = "/* :root, :host { --kuusi: red; } */ :root,\n:host { --kuusi: #12372A; /* a; b */ --s1: .25rem; }"
    assert parse_tokens(css) == {"kuusi": "#12372A", "s1": ".25rem"}


def test_a_stylesheet_without_tokens_is_refused():
    with pytest.raises(MissingToken):
        parse_tokens("body { --kuusi: #12372A; }")


def test_the_site_has_every_colour_the_marks_need():
    inks = mark_inks()
    assert set(inks) == {"colour", "negative", "black", "white"}
    assert inks["colour"].accent == site_tokens()["sydan"]
    assert inks["negative"].accent == site_tokens()["sydan-yo"]
    assert inks["black"].accent == inks["black"].lettering == BLACK


@pytest.mark.parametrize("tokens", [{}, {"kuusi": "rebeccapurple"}])
def test_a_missing_or_unreadable_colour_is_refused(tokens):
    with pytest.raises(MissingToken):
        colour("kuusi", tokens)


# Every pair of text and ground that the stylesheet uses, as token names. A pair that isn't here isn't used.
TEXT_ON_GROUND = [
    ("hiili", "lumi"),
    ("hiili", "tuohi"),
    ("hiili", "valko"),
    ("harmaa", "lumi"),
    ("harmaa", "tuohi"),
    ("harmaa", "valko"),
    ("kuusi", "lumi"),
    ("kuusi", "tuohi"),
    ("kuusi", "valko"),
    ("jarvi", "lumi"),
    ("jarvi", "tuohi"),
    ("jarvi", "valko"),
    ("lumi", "kuusi"),
    ("lumi", "kuusi-2"),
    ("usva", "kuusi"),
    ("lumi", "sydan"),
    ("hiili", "lakka"),
    ("lumi", "hiili"),
    ("usva", "hiili"),
]
# What is seen but not read: edges of fields, the heart, the focus ring.
SHAPE_ON_GROUND = [
    ("reuna", "lumi"),
    ("reuna", "valko"),
    ("sydan", "lumi"),
    ("sydan", "tuohi"),
    ("sydan-yo", "kuusi"),
    ("jarvi", "lumi"),
    ("lumi", "kuusi"),
]


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#E79A1B", "#FBFAF6") < 3, "lakka is never text on light"


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reaches_aa_on_its_ground(text, ground):
    assert contrast(colour(text), colour(ground)) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_a_shape_is_seen_on_its_ground(shape, ground):
    assert contrast(colour(shape), colour(ground)) >= 3
