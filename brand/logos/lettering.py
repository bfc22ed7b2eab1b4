"""Text set as outlines, so that a drawing needs no font where it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import uharfbuzz as harfbuzz
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from brand.logos.faces import FONTS, unpacked
from brand.logos.svg import number

__all__ = ["NAME_FACE", "PLACE_FACE", "STATEMENT_FACE", "Face", "Line", "MissingGlyph", "set_line"]


class MissingGlyph(LookupError):
    """No file of the face can draw this character."""


@dataclass(frozen=True)
class Face:
    """A typeface: its files in order of preference, and the weight (CSS scale) if they are variable."""

    files: tuple[str, ...]
    weight: int | None = None


_SCHIBSTED = ("schibsted-grotesk-latin-wght-normal.woff2", "schibsted-grotesk-latin-ext-wght-normal.woff2")
NAME_FACE = Face(_SCHIBSTED, weight=720)
PLACE_FACE = Face(_SCHIBSTED, weight=420)
STATEMENT_FACE = Face(("ubuntu-latin-500-normal.woff2",))


@dataclass(frozen=True)
class Line:
    """A set line in user units: path data, advance width, and the ink's box (left, top, right, bottom)."""

    path: str
    advance: float
    box: tuple[float, float, float, float]


# Letters alone: the same ones whatever the tracking.
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}


@cache
def _open(file: str, weight: int | None) -> harfbuzz.Font:
    """The font of a file, at the weight if it is variable."""
    opened = harfbuzz.Font(harfbuzz.Face(unpacked(FONTS / file)))
    if weight:
        opened.set_variations({"wght": weight})
    return opened


def _file_of(character: str, face: Face) -> str:
    """The first file of the face that draws the character. Raises MissingGlyph."""
    for file in face.files:
        if _open(file, face.weight).get_nominal_glyph(ord(character)):
            return file
    raise MissingGlyph(f"{face.files[0]} has no glyph for {character!r}")


@dataclass(frozen=True)
class _Glyph:
    font: harfbuzz.Font
    number: int
    left: float
    advance: float


def _shape(text: str, face: Face) -> Iterator[_Glyph]:
    """The glyphs of a line, kerned, in shares of the em. Files know nothing of one another: no kerning across."""
    for file, characters in groupby(text, lambda character: _file_of(character, face)):
        font = _open(file, face.weight)
        buffer = harfbuzz.Buffer()
        buffer.add_str("".join(characters))
        buffer.guess_segment_properties()
        harfbuzz.shape(font, buffer, _FEATURES)
        em = font.face.upem
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield _Glyph(font, glyph.codepoint, place.x_offset / em, place.x_advance / em)


def set_line(
    text: str, face: Face, size: float, x: float = 0, baseline: float = 0, tracking: float = 0
) -> Line:
    """Set one line of text as an outline, kerned, with its origin at (`x`, `baseline`).

    `size` is the em in user units, `tracking` a share of it added between letters; y grows downwards as
    in SVG. Raises MissingGlyph.
    """
    path, bounds = SVGPathPen(None, ntos=number), BoundsPen(None)
    cursor = x
    for index, glyph in enumerate(_shape(text, face)):
        cursor += size * tracking if index else 0
        scale = size / glyph.font.face.upem
        for pen in (path, bounds):
            place = (scale, 0, 0, -scale, cursor + size * glyph.left, baseline)
            glyph.font.draw_glyph_with_pen(glyph.number, TransformPen(pen, place))
        cursor += size * glyph.advance
    return Line(path.getCommands(), cursor - x, bounds.bounds or (x, baseline, x, baseline))
