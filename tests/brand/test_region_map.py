"""The schematic map: each place in its own area, all of it shared out, as the places really lie."""

import pytest

from brand.region_map import region_map

PLACES = {"west": (63.0, 24.5), "east": (63.0, 25.5), "north": (63.4, 25.0)}


def area_of(outline) -> float:
    ends = zip(outline, outline[1:] + outline[:1], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in ends)) / 2


def is_inside(point, outline) -> bool:
    """For a convex outline: the point is on the same side of every edge."""
    turns = [
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
        for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True)
    ]
    return all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)


def test_each_place_is_in_its_own_area_and_in_no_other():
    drawn = region_map(PLACES)
    for area in drawn.areas:
        assert [other.key for other in drawn.areas if is_inside(area.centre, other.outline)] == [area.key]


def test_north_is_up_and_east_is_to_the_right():
    centres = {area.key: area.centre for area in region_map(PLACES).areas}
    assert centres["north"][1] < centres["west"][1] == centres["east"][1]
    assert centres["west"][0] < centres["north"][0] < centres["east"][0]
    # A degree of longitude is half a degree of latitude at 60 degrees north, a little less here.
    assert centres["east"][0] - centres["west"][0] == pytest.approx(50.4, abs=0.5)


def test_the_areas_share_the_map_without_gap_or_overlap():
    drawn = region_map(PLACES)
    whole = region_map({"a": (63.0, 24.5), "b": (63.0, 25.5)})
    assert sum(area_of(area.outline) for area in whole.areas) == pytest.approx(
        area_of(whole.areas[0].outline) * 2, rel=0.01
    )
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for a in drawn.areas for x, y in a.outline)


@pytest.mark.parametrize("places", [{}, {"a": (63, 25)}, {"a": (63, 25), "b": (63, 25)}])
def test_too_few_places_are_no_map(places):
    assert region_map(places) is None


def test_places_in_a_row_have_areas_too():
    drawn = region_map({"a": (63.0, 24.0), "b": (63.0, 25.0), "c": (63.0, 26.0)})
    assert all(area_of(area.outline) > 100 for area in drawn.areas)
