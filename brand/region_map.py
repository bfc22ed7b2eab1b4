"""A schematic map of the municipalities, reckoned from where their centres lie.

Each municipality is the part of the map that is nearer to its centre than to any other: a Voronoi cell, not
its border. The outermost cells end at a fixed distance round the centres. North is up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin

Point = tuple[float, float]

# How far the map goes beyond the outermost centres, and a degree of latitude, both in kilometres.
MARGIN_KM = 15.0
KM_A_DEGREE = 111.2
CORNERS_OF_A_RING = 16


@dataclass(frozen=True)
class MapArea:
    """A municipality's part of the map: its outline, and where its centre lies. In kilometres from the map's
    upper left corner."""

    key: str
    outline: tuple[Point, ...]
    centre: Point

    @property
    def path(self) -> str:
        """The outline as an SVG path."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.outline) + "Z"


@dataclass(frozen=True)
class RegionMap:
    """The areas, and the map's width and height in kilometres."""

    areas: tuple[MapArea, ...]
    width: float
    height: float


def region_map(places: dict[str, tuple[float, float]]) -> RegionMap | None:
    """The map of places by key, each a latitude and longitude in degrees; None for fewer than two of them, and
    where two lie in one spot."""
    if len(places) < 2 or len(set(places.values())) < len(places):
        return None
    centres = _projected(places)
    frame = _hull([corner for centre in centres.values() for corner in _ring(centre)])
    left, top = min(x for x, _y in frame), min(y for _x, y in frame)
    areas = tuple(
        MapArea(
            key,
            tuple((x - left, y - top) for x, y in _cell(centre, [*centres.values()], frame)),
            (centre[0] - left, centre[1] - top),
        )
        for key, centre in centres.items()
    )
    return RegionMap(areas, max(x for x, _y in frame) - left, max(y for _x, y in frame) - top)


def _projected(places: dict[str, tuple[float, float]]) -> dict[str, Point]:
    """Kilometres east and south of an arbitrary point: at this size the earth is flat."""
    middle = sum(latitude for latitude, _longitude in places.values()) / len(places)
    east = KM_A_DEGREE * cos(radians(middle))
    return {key: (longitude * east, -latitude * KM_A_DEGREE) for key, (latitude, longitude) in places.items()}


def _ring(centre: Point) -> list[Point]:
    turns = [2 * pi * corner / CORNERS_OF_A_RING for corner in range(CORNERS_OF_A_RING)]
    return [(centre[0] + MARGIN_KM * cos(turn), centre[1] + MARGIN_KM * sin(turn)) for turn in turns]


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull. Source: Andrew's monotone chain."""
    ordered = sorted(points)
    return _half_hull(ordered)[:-1] + _half_hull(ordered[::-1])[:-1]


def _half_hull(ordered: Sequence[Point]) -> list[Point]:
    hull: list[Point] = []
    for point in ordered:
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    return hull


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cell(centre: Point, centres: list[Point], frame: list[Point]) -> list[Point]:
    """What of the frame is nearest to `centre`."""
    cell = frame
    for other in centres:
        if other != centre:
            cell = _nearer_half(cell, centre, other)
    return cell


def _nearer_half(outline: list[Point], centre: Point, other: Point) -> list[Point]:
    """The outline cut along the line that lies half way between the two. Source: Sutherland and Hodgman."""
    kept: list[Point] = []
    for start, end in zip(outline, outline[1:] + outline[:1], strict=True):
        before, after = (_nearness(point, centre, other) for point in (start, end))
        if before <= 0:
            kept.append(start)
        if before * after < 0:
            part = before / (before - after)
            kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
    return kept


def _nearness(point: Point, centre: Point, other: Point) -> float:
    """Below zero for a point that is nearer to `centre`, above it for one nearer to `other`; even along a line."""
    return (
        hypot(point[0] - centre[0], point[1] - centre[1]) ** 2
        - hypot(point[0] - other[0], point[1] - other[1]) ** 2
    )
