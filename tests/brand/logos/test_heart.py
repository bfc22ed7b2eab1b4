"""The mark keeps its geometry, says what it is, and looks the same each time it is drawn."""

import re

import pytest
from lxml import etree

from brand.logos.heart import MAP_GAP, Facet, Heart, area, inset, map_facets, mark
from brand.logos.inks import BLACK, WHITE, Inks, one_colour

SVG = "{http://www.w3.org/2000/svg}"


def paths(svg: str) -> dict[str, etree._Element]:
    root = etree.fromstring(svg.encode())
    return {path.get("class").split()[1]: path for path in root.iter(f"{SVG}path")}


def distances(outer, inner):
    """Measure how far each corner of `inner` lies from the two edges of `outer` that it belongs to."""
    for index, (x, y) in enumerate(inner):
        for start, end in ((outer[index - 1], outer[index]), (outer[index], outer[(index + 1) % len(outer)])):
            (x1, y1), (x2, y2) = start, end
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            yield abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length


def test_all_seven_facets_are_equally_large(heart):
    assert [area(facet.points) for facet in heart.facets] == [171] * 7


@pytest.mark.parametrize("distance", [0.31, 0.65, 1.05])
def test_inset_moves_each_edge_by_the_same_distance(heart, distance):
    for facet in heart.facets:
        shrunk = inset(facet.points, distance)
        assert list(distances(facet.points, shrunk)) == pytest.approx([distance] * 2 * len(shrunk))
        assert area(shrunk) < area(facet.points)


def test_inset_does_not_mind_which_way_a_polygon_runs():
    square = ((0, 0), (10, 0), (10, 10), (0, 10))
    assert area(inset(square, 1)) == pytest.approx(64)
    assert area(inset(tuple(reversed(square)), 1)) == pytest.approx(64)


@pytest.mark.parametrize(
    "points", [((0, 0), (10, 0), (10, 1), (0, 1)), ((0, 0), (5, 0), (10, 0), (10, 10), (0, 10))]
)
def test_inset_refuses_what_it_cannot_draw(points):
    with pytest.raises(ValueError):
        inset(points, 1)


# The drawings the brand team approved, corner by corner.
@pytest.mark.parametrize(
    ("small", "key", "drawn"),
    [
        (False, "kinnula", "M23.35 11.21L18.6 4.56L12.09 2.7L7.89 5.22L15.29 17.72L23.35 15.03Z"),
        (False, "viitasaari", "M41.13 6.05L33.65 18.68L33.65 23.42L41.65 24.31L45.33 17.86L44.38 9.3Z"),
        (False, "karstula", "M7.33 25.51L23.35 43.31L23.35 29.38L14.87 24.67Z"),
        (True, "kivijarvi", "M24 16.61L16.05 19.26L16.05 23.38L24 27.8L31.95 23.38L31.95 19.26Z"),
        (True, "kannonkoski", "M39.85 25.82L33.22 25.08L25.05 29.62L25.05 42.26Z"),
    ],
)
def test_drawn_as_approved(heart, colour, small, key, drawn):
    assert paths(mark(heart, colour, "Sydänsuomessa", small=small))[key].get("d") == drawn


def test_the_whole_heart_is_the_region(heart, colour):
    fills = {path.get("fill") for path in paths(mark(heart, colour, "Sydänsuomessa")).values()}
    assert fills == {colour.accent}


@pytest.mark.parametrize("variant", ["colour", "negative"])
def test_one_facet_speaks_for_each_municipality(heart, request, variant):
    inks = request.getfixturevalue(variant)
    for facet in heart.facets:
        drawn = paths(mark(heart, inks, facet.key, own=facet.key))
        lit = [key for key, path in drawn.items() if path.get("fill") == inks.accent]
        assert lit == [facet.key]
        assert {path.get("fill") for path in drawn.values()} == {inks.accent, inks.rest}


@pytest.mark.parametrize("ink", [BLACK, WHITE])
@pytest.mark.parametrize("small", [False, True])
def test_in_one_colour_the_own_facet_alone_is_solid(heart, ink, small):
    svg = mark(heart, one_colour(ink), "Karstula", own="karstula", small=small)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg)) == {ink}
    solid = [key for key, path in paths(svg).items() if path.get("d").count("Z") == 1]
    assert solid == ["karstula"]


def test_outlines_as_approved(heart):
    drawn = paths(mark(heart, one_colour(BLACK), "Karstula", own="karstula"))["kannonkoski"]
    assert drawn.get("d").endswith("M25.75 40.44L25.75 30.03L33.36 25.8L38.42 26.36Z")
    assert drawn.get("fill-rule") == "evenodd"


def test_an_unknown_municipality_is_refused(heart, colour):
    with pytest.raises(KeyError):
        mark(heart, colour, "Muurame", own="muurame")


def test_two_facets_may_not_share_a_key():
    facet = Facet("a", ((0, 0), (4, 0), (4, 4)))
    with pytest.raises(ValueError):
        Heart("Two", (facet, facet))


def test_an_ink_must_be_a_colour():
    with pytest.raises(ValueError):
        Inks(accent='red" onload="', rest=BLACK, lettering=BLACK)


def test_the_map_has_a_finer_gap_and_a_place_for_each_name(heart):
    facets = map_facets(heart)
    assert [facet.key for facet in facets] == [facet.key for facet in heart.facets]
    assert facets[0].path == "M23.69 11.1L18.81 4.27L12.04 2.34L7.42 5.11L15.14 18.13L23.69 15.28Z"
    assert (facets[3].label_x, facets[3].label_y) == (24, 21.82)
    assert MAP_GAP < 1.3


def test_a_name_can_be_placed_by_hand():
    facet = Facet("a", ((0, 0), (40, 0), (40, 40)), label=(30, 9))
    (placed,) = map_facets(Heart("One", (facet,)))
    assert (placed.label_x, placed.label_y) == (30, 9)
