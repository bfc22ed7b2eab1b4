"""The mark: a heart of facets, one for each municipality, drawn from data on a 48 × 48 grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import hypot

from brand.logos.inks import Inks
from brand.logos.svg import Point, ViewBox, document, ring

__all__ = [
    "GAP",
    "GRID",
    "MAP_GAP",
    "MAP_VIEW",
    "SMALL_BELOW_PX",
    "SMALL_GAP",
    "Facet",
    "Heart",
    "MapFacet",
    "area",
    "centroid",
    "describe",
    "draw_facets",
    "inset",
    "map_facets",
    "mark",
]

GRID = ViewBox(48, 48)
# The space between two facets, in grid units. Below 40 px the ordinary gap closes up on screen.
GAP = 1.3
SMALL_GAP = 2.1
SMALL_BELOW_PX = 40
# The front page draws the heart so large that a finer gap is enough.
MAP_GAP = 0.62
MAP_VIEW = ViewBox(45, 44, left=1.5, top=1.5)
# The line of a facet that is outlined because there is but one colour.
OUTLINE = 1.1


@dataclass(frozen=True)
class Facet:
    """One municipality's part of the heart: its key and its corners in grid units, in either direction.

    `label` is where its name is centred on the map; without one the centroid serves.
    """

    key: str
    points: tuple[Point, ...]
    label: Point | None = None


@dataclass(frozen=True)
class Heart:
    """A region's mark: the region's name and its facets, in drawing order."""

    name: str
    facets: tuple[Facet, ...]

    def __post_init__(self) -> None:
        keys = [facet.key for facet in self.facets]
        if len(set(keys)) != len(keys):
            raise ValueError(f"Two facets share a key: {', '.join(keys)}")


@dataclass(frozen=True)
class MapFacet:
    """A facet as a link on the heart map: path data, and the point on which its name is centred both ways.

    In SVG: `text-anchor: middle` and `dy=".35em"`.
    """

    key: str
    path: str
    label_x: float
    label_y: float


def _edges(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(pairwise((*points, points[0])))


def _signed_area(points: Sequence[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(points)) / 2


def area(points: Sequence[Point]) -> float:
    """Return a polygon's area in square grid units, whichever way it runs."""
    return abs(_signed_area(points))


def centroid(points: Sequence[Point]) -> Point:
    """Return a polygon's centre of gravity in grid units."""
    x_sum = y_sum = 0.0
    for (x1, y1), (x2, y2) in _edges(points):
        cross = x1 * y2 - x2 * y1
        x_sum += (x1 + x2) * cross
        y_sum += (y1 + y2) * cross
    whole = 6 * _signed_area(points)
    return x_sum / whole, y_sum / whole


def _shift(edge: tuple[Point, Point], distance: float) -> tuple[Point, Point]:
    """Move an edge sideways, to the left of its direction in a y-up plane when `distance` is positive."""
    (x1, y1), (x2, y2) = edge
    length = hypot(x2 - x1, y2 - y1)
    dx, dy = -(y2 - y1) / length * distance, (x2 - x1) / length * distance
    return (x1 + dx, y1 + dy), (x2 + dx, y2 + dy)


def _crossing(first: tuple[Point, Point], second: tuple[Point, Point]) -> Point:
    """Return where two endless lines meet. Raises ValueError for parallel ones."""
    (x1, y1), (x2, y2) = first
    (x3, y3), (x4, y4) = second
    denominator = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    if abs(denominator) < 1e-9:
        raise ValueError(
            "Two neighbouring edges of a facet lie on one line; leave out the corner between them."
        )
    along = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / denominator
    return x1 + along * (x2 - x1), y1 + along * (y2 - y1)


def inset(points: Sequence[Point], distance: float) -> list[Point]:
    """Shrink a polygon so that each edge lies `distance` grid units inside the old one.

    Exact: every edge keeps its direction. Raises ValueError when an edge would vanish.
    """
    inward = distance if _signed_area(points) > 0 else -distance
    edges = _edges(points)
    shifted = [_shift(edge, inward) for edge in edges]
    corners = [_crossing(shifted[index - 1], shifted[index]) for index in range(len(shifted))]
    for (old_start, old_end), (start, end) in zip(edges, _edges(corners), strict=True):
        onward = (old_end[0] - old_start[0]) * (end[0] - start[0]) + (old_end[1] - old_start[1]) * (
            end[1] - start[1]
        )
        if onward <= 0:
            raise ValueError(f"A facet is too narrow to be inset by {distance}.")
    return corners


def _facet_path(facet: Facet, gap: float, ink: str, outlined: bool) -> str:
    path, rule = ring(inset(facet.points, gap / 2)), ""
    if outlined:
        path += ring(reversed(inset(facet.points, gap / 2 + OUTLINE)))
        rule = ' fill-rule="evenodd"'
    return f'<path class="facet {escape(facet.key)}" fill="{ink}"{rule} d="{path}"/>'


def draw_facets(heart: Heart, inks: Inks, own: str | None = None, gap: float = GAP) -> list[str]:
    """Draw every facet as an SVG path, in grid units.

    Without `own` the whole heart speaks and takes the accent. Raises KeyError for an unknown key.
    """
    if own is not None and own not in {facet.key for facet in heart.facets}:
        raise KeyError(f"{heart.name} has no facet {own!r}")
    paths = []
    for facet in heart.facets:
        speaks = own in (None, facet.key)
        ink = inks.accent if speaks else inks.rest
        paths.append(_facet_path(facet, gap, ink, outlined=inks.is_one_colour and not speaks))
    return paths


def describe(heart: Heart) -> str:
    """Say what the drawing is, so that no copy of it passes for an official logo."""
    return (
        f"Demonstration mark of {heart.name}: {len(heart.facets)} facets, one for each municipality, "
        "placed as they lie on the map. Not an official logo."
    )


def mark(heart: Heart, inks: Inks, title: str, own: str | None = None, small: bool = False) -> str:
    """Draw the mark as an SVG file, 48 × 48: the region's, or that of the municipality whose key is `own`.

    `small` is for sizes below SMALL_BELOW_PX. Raises KeyError for an unknown key.
    """
    facets = draw_facets(heart, inks, own, SMALL_GAP if small else GAP)
    return document(GRID, title, describe(heart), facets)


def map_facets(heart: Heart, gap: float = MAP_GAP) -> list[MapFacet]:
    """Return the facets of the front page's heart map, to be shown in MAP_VIEW."""
    facets = []
    for facet in heart.facets:
        x, y = facet.label or centroid(facet.points)
        facets.append(MapFacet(facet.key, ring(inset(facet.points, gap / 2)), round(x, 2), round(y, 2)))
    return facets
