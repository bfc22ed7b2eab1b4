"""The mark with the name beside or below it, set in outlines so that nobody retypes it.

A region's lockup carries one line, its name; a municipality's carries two, its own name and the place
where it lies. Lengths are user units in which the mark beside a name is 48 high.
"""

from dataclasses import dataclass
from math import ceil

from brand.logos.heart import GRID, Heart, describe, draw_facets
from brand.logos.inks import Inks
from brand.logos.lettering import NAME_FACE, PLACE_FACE, Face, Line, set_line
from brand.logos.svg import ViewBox, document, number

__all__ = ["horizontal", "stacked"]

# Shares of the em: large bold letters are drawn together a little, small light ones let apart.
NAME_TRACKING = -0.0125
PLACE_TRACKING = 0.0035


@dataclass(frozen=True)
class _Style:
    """How a line is set: face, em and baseline in user units, tracking in em."""

    face: Face
    size: float
    baseline: float
    tracking: float

    def set(self, text: str, x: float = 0) -> Line:
        return set_line(text, self.face, self.size, x, self.baseline, self.tracking)


BESIDE_ALONE = _Style(NAME_FACE, 31, 34, NAME_TRACKING)
# The baselines stand so far apart that a y or j of the name clears the d and ä of the place.
BESIDE_NAME = _Style(NAME_FACE, 28, 23.6, NAME_TRACKING)
BESIDE_PLACE = _Style(PLACE_FACE, 15.2, 42.2, PLACE_TRACKING)
TEXT_LEFT = 54
# The place's first letter is smaller, so its side bearing is too: this brings the two stems in line.
PLACE_INDENT = 0.8
MARGIN = 2

BELOW_ALONE = _Style(NAME_FACE, 24, 104, NAME_TRACKING)
BELOW_NAME = _Style(NAME_FACE, 22, 104, NAME_TRACKING)
BELOW_PLACE = _Style(PLACE_FACE, 13, 122, PLACE_TRACKING)
STACKED_SCALE = 1.6
HEIGHT_OF_ONE_LINE = 110
HEIGHT_OF_TWO_LINES = 127


def _write(view: ViewBox, name: str, place: str | None, heart: Heart, parts: list[str]) -> str:
    return document(view, f"{name} {place}" if place else name, describe(heart), parts)


def _lettering(lines: list[Line], ink: str) -> str:
    return f'<path fill="{ink}" d="{"".join(line.path for line in lines)}"/>'


def horizontal(heart: Heart, inks: Inks, name: str, place: str | None = None, own: str | None = None) -> str:
    """Draw the mark with the name at its right, as an SVG file 48 units high, or as much higher as a
    capital with an accent needs.

    `own` is the key of the facet that speaks; without it the whole heart does. Raises KeyError for an
    unknown key and MissingGlyph for a letter that the face lacks.
    """
    if place:
        lines = [BESIDE_NAME.set(name, TEXT_LEFT), BESIDE_PLACE.set(place, TEXT_LEFT + PLACE_INDENT)]
        width = max(lines[0].advance, lines[1].advance + PLACE_INDENT)
    else:
        lines = [BESIDE_ALONE.set(name, TEXT_LEFT)]
        width = lines[0].advance
    # An Ä or Š can rise above the mark; the drawing then grows upwards.
    rise = max(0, ceil(-lines[0].box[1]))
    view = ViewBox(round(TEXT_LEFT + width + MARGIN, 1), GRID.height + rise, top=-rise)
    return _write(
        view, name, place, heart, [*draw_facets(heart, inks, own), _lettering(lines, inks.lettering)]
    )


def stacked(heart: Heart, inks: Inks, name: str, place: str | None = None, own: str | None = None) -> str:
    """Draw the mark with the name centred below it, as an SVG file.

    Arguments and errors as in `horizontal`; the mark is 76.8 units high.
    """
    styles = [(BELOW_NAME, name), (BELOW_PLACE, place)] if place else [(BELOW_ALONE, name)]
    mark_width = GRID.width * STACKED_SCALE
    widest = max(mark_width, *(style.set(text).advance for style, text in styles))
    view = ViewBox(round(widest + 2 * MARGIN, 1), HEIGHT_OF_TWO_LINES if place else HEIGHT_OF_ONE_LINE)
    lines = [
        style.set(text, x=(view.width - style.set(text).advance) / 2)  # centred on the same axis as the mark
        for style, text in styles
    ]
    parts = [
        f'<g transform="translate({number((view.width - mark_width) / 2)} 0) scale({STACKED_SCALE})">',
        *draw_facets(heart, inks, own),
        "</g>",
        _lettering(lines, inks.lettering),
    ]
    return _write(view, name, place, heart, parts)
