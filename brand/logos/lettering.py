"""Text set as outlines, so that a drawing needs no font where it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from brand.logos.svg import number

__all__ = ["NAME_FACE", "PLACE_FACE", "STATEMENT_FACE", "Face", "Line", "MissingGlyph", "set_line"]

FONTS = Path(__file__).parent / "fonts"


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


@cache
def _open(file: str, weight: int | None) -> TTFont:
    font = TTFont(FONTS / file)
    return instantiateVariableFont(font, {"wght": weight}) if weight else font


@cache
def _pair_tables(file: str, weight: int | None) -> tuple:
    """Return the pair-adjustment subtables of the font's `kern` feature, lookup by lookup."""
    gpos = _open(file, weight)["GPOS"].table
    kern = [record.Feature for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
    indices = sorted({index for feature in kern for index in feature.LookupListIndex})
    lookups = []
    for index in indices:
        tables = [getattr(table, "ExtSubTable", table) for table in gpos.LookupList.Lookup[index].SubTable]
        lookups.append(tuple(table for table in tables if table.LookupType == 2))
    return tuple(lookups)


def _pair_value(table, left: str, right: str) -> int | None:
    """Return the advance adjustment of one subtable in font units, or None where it says nothing."""
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        value = next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), False)
        if value is False:
            return None
    else:
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
        value = row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
    return getattr(value, "XAdvance", 0) or 0


def _kerning(weight: int | None, left: tuple[str, str], right: tuple[str, str]) -> int:
    """Add up the kerning of a pair in font units; within a lookup the first subtable that knows it wins.

    Each side is a file and a glyph name. Files know nothing of one another, so across files it is zero.
    """
    if left[0] != right[0]:
        return 0
    total = 0
    for tables in _pair_tables(left[0], weight):
        values = (_pair_value(table, left[1], right[1]) for table in tables)
        total += next((value for value in values if value is not None), 0)
    return total


def _glyphs(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """Yield the file and glyph name that draws each character."""
    for character in text:
        for file in face.files:
            name = _open(file, face.weight).getBestCmap().get(ord(character))
            if name:
                yield file, name
                break
        else:
            raise MissingGlyph(f"{face.files[0]} has no glyph for {character!r}")


def set_line(
    text: str, face: Face, size: float, x: float = 0, baseline: float = 0, tracking: float = 0
) -> Line:
    """Set one line of text as an outline, kerned, with its origin at (`x`, `baseline`).

    `size` is the em in user units, `tracking` a share of it added between letters; y grows downwards as
    in SVG. Raises MissingGlyph.
    """
    path, bounds = SVGPathPen(None, ntos=number), BoundsPen(None)
    cursor = x
    previous: tuple[str, str] | None = None
    for file, name in _glyphs(text, face):
        font = _open(file, face.weight)
        scale = size / font["head"].unitsPerEm
        if previous:
            cursor += size * tracking
            cursor += scale * _kerning(face.weight, previous, (file, name))
        outlines = font.getGlyphSet()
        for pen in (path, bounds):
            pen.glyphSet = outlines
            outlines[name].draw(TransformPen(pen, (scale, 0, 0, -scale, cursor, baseline)))
        cursor += scale * outlines[name].width
        previous = file, name
    return Line(path.getCommands(), cursor - x, bounds.bounds or (x, baseline, x, baseline))
