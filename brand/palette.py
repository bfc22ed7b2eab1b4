"""The palette as the stylesheet has it: one place for a colour, read here for everything that isn't CSS."""

import re
from functools import cache
from pathlib import Path

from brand.logos.inks import BLACK, WHITE, Inks, one_colour

__all__ = [
    "TOKENS_FILE",
    "MissingToken",
    "colour",
    "contrast",
    "mark_inks",
    "parse_tokens",
    "rgb_of",
    "site_tokens",
]

TOKENS_FILE = Path(__file__).resolve().parent.parent / "site" / "static" / "css" / "tokens.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r":root\s*,\s*:host\s*\{(?P<body>[^}]*)\}")
_DECLARATION = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<value>[^;]+?)\s*;")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


class MissingToken(LookupError):
    """The stylesheet lacks a token, or its value is not of the expected kind."""


def parse_tokens(css: str) -> dict[str, str]:
    """Return the custom properties of the first `:root, :host` block, by name without the dashes.

    Raises MissingToken when there is no such block.
    """
    block = _BLOCK.search(_COMMENT.sub("", css))
    if block is None:
        raise MissingToken("The stylesheet has no :root, :host block")
    return {found["name"]: found["value"] for found in _DECLARATION.finditer(block["body"])}


@cache
def site_tokens() -> dict[str, str]:
    """Return the site's own tokens."""
    return parse_tokens(TOKENS_FILE.read_text(encoding="utf-8"))


def colour(name: str, tokens: dict[str, str] | None = None) -> str:
    """Return a colour token as `#RRGGBB`, from the site's tokens by default. Raises MissingToken."""
    value = (site_tokens() if tokens is None else tokens).get(name, "")
    if not _HEX.fullmatch(value):
        raise MissingToken(f"--{name} is not a colour written #RRGGBB: {value!r}")
    return value.upper()


def mark_inks(tokens: dict[str, str] | None = None) -> dict[str, Inks]:
    """Return the inks of the mark and the lockups by variant: colour, negative, black, white.

    On spruce the accent is the lighter red, since the ordinary one reaches only 2.3:1 there.
    """
    spruce, snow = colour("kuusi", tokens), colour("lumi", tokens)
    return {
        "colour": Inks(accent=colour("sydan", tokens), rest=spruce, lettering=spruce),
        "negative": Inks(accent=colour("sydan-yo", tokens), rest=snow, lettering=snow),
        "black": one_colour(BLACK),
        "white": one_colour(WHITE),
    }


def rgb_of(value: str) -> tuple[int, int, int]:
    """The parts of #RRGGBB, 0 to 255."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in rgb_of(value))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
