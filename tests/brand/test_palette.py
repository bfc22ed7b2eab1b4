"""The palette is read from the stylesheet, and says so when the stylesheet falls short."""

import pytest

from brand.logos.inks import BLACK
from brand.palette import MissingToken, colour, mark_inks, parse_tokens, site_tokens


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
