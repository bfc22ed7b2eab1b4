"""The drawn emblem is measured against the law, and each measure is shown to catch a wrong drawing."""

import re
from itertools import pairwise
from math import atan2, dist, hypot, pi

import pytest
from lxml import etree

from brand.logos.emblem import REFLEX_BLUE, STATEMENTS, YELLOW, emblem, lockup, statement, statement_text
from brand.logos.inks import BLACK, WHITE

SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Euroopan unionin lippu"
# Corners are written to four decimals.
NEAR = 0.0002


def rectangles(svg):
    """Return the rectangles in drawing order as (left, top, width, height, fill)."""
    sides = ("x", "y", "width", "height")
    for rectangle in etree.fromstring(svg.encode()).iter(f"{SVG}rect"):
        yield (*(float(rectangle.get(side, 0)) for side in sides), rectangle.get("fill"))


def stars(svg):
    """Return each star's ten corners, and its fill."""
    for polygon in etree.fromstring(svg.encode()).iter(f"{SVG}polygon"):
        corners = [tuple(map(float, pair.split(","))) for pair in polygon.get("points").split()]
        yield corners, polygon.getparent().get("fill")


def star_centre(corners):
    tips = corners[::2]
    return sum(x for x, _ in tips) / len(tips), sum(y for _, y in tips) / len(tips)


def field(svg):
    """Return the emblem's own rectangle: the blue one, or in black and white the outermost."""
    found = list(rectangles(svg))
    return next((rectangle for rectangle in found if rectangle[4] == REFLEX_BLUE), found[0])


def check_ratio(svg):
    _, _, width, height, _ = field(svg)
    assert width / height == pytest.approx(3 / 2), "EU-13: not 2 by 3"


def check_twelve_stars(svg):
    assert len(list(stars(svg))) == 12, "EU-13: not twelve stars"


def check_ring(svg):
    left, top, width, height, _ = field(svg)
    middle = left + width / 2, top + height / 2
    hours = set()
    for corners, _ in stars(svg):
        x, y = star_centre(corners)
        assert dist((x, y), middle) == pytest.approx(height / 3, abs=NEAR), "EU-13: off the circle"
        turn = atan2(x - middle[0], middle[1] - y) / (2 * pi) * 12
        assert turn == pytest.approx(round(turn), abs=NEAR), "EU-13: not on the hour"
        hours.add(round(turn) % 12)
    assert hours == set(range(12)), "EU-13: an hour without its star"


def check_star_shape(svg):
    height = field(svg)[3]
    for corners, _ in stars(svg):
        assert len(corners) == 10, "EU-13: not five-pointed"
        radii = [dist(corner, star_centre(corners)) for corner in corners]
        assert radii[::2] == pytest.approx([height / 18] * 5, abs=NEAR), "EU-13: not in its circle"
        sides = [hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]])]
        assert sides == pytest.approx([sides[0]] * 10, abs=2 * NEAR), "EU-13: not regular"
        # In a regular star the arms beside the top one lie on one level with its foot.
        assert corners[1][1] == pytest.approx(corners[2][1], abs=NEAR), "EU-13: not a pentagram"


def check_point_up(svg):
    for corners, _ in stars(svg):
        x, y = star_centre(corners)
        top = min(corners, key=lambda corner: corner[1])
        assert top[0] == pytest.approx(x, abs=NEAR), "EU-13: no point straight up"
        assert y - top[1] == pytest.approx(field(svg)[3] / 18, abs=NEAR), "EU-13: point down"


def check_colours(svg):
    assert field(svg)[4] == REFLEX_BLUE == "#003399", "EU-14: not reflex blue"
    assert {fill for _, fill in stars(svg)} == {YELLOW} == {"#FFCC00"}, "EU-14: not the yellow"


def check_border(svg):
    border, blue = rectangles(svg)
    width = blue[3] / 25
    assert border[4] == WHITE, "EU-15: not white"
    outside = (blue[0] - width, blue[1] - width, blue[2] + 2 * width, blue[3] + 2 * width)
    assert border[:4] == pytest.approx(outside), "EU-15: not 1/25 of the height"


GEOMETRY = (check_ratio, check_twelve_stars, check_ring, check_star_shape, check_point_up)


@pytest.mark.parametrize("check", GEOMETRY)
@pytest.mark.parametrize("variant", ["colour", "bordered", "black", "reflex"])
def test_every_variant_has_the_published_geometry(check, variant):
    check(emblem(TITLE, variant))


@pytest.mark.parametrize("check", [*GEOMETRY, check_colours])
def test_the_lockup_does_not_alter_the_emblem(check):
    check(lockup("fi"))


@pytest.mark.parametrize("variant", ["colour", "bordered"])
def test_colours_are_the_laws(variant):
    check_colours(emblem(TITLE, variant))


def test_the_border_is_white_and_a_25th_of_the_height():
    svg = emblem(TITLE, "bordered")
    check_border(svg)
    assert etree.fromstring(svg.encode()).get("viewBox") == "-1.44 -1.44 56.88 38.88"


def rewrite_stars(svg, change):
    """Redraw each star with `change` applied to each corner, given the star's centre."""

    def redraw(found):
        corners = [tuple(map(float, pair.split(","))) for pair in found[1].split()]
        centre = star_centre(corners)
        return 'points="' + " ".join(f"{x:.4f},{y:.4f}" for x, y in change(corners, centre)) + '"'

    return re.sub(r'points="([^"]*)"', redraw, svg)


def drop_a_star(svg):
    return re.sub(r"<polygon [^>]*/>\n", "", svg, count=1)


def move_a_star(svg):
    first = re.search(r'points="[^"]*"', svg)[0]
    return svg.replace(first, rewrite_stars(first, lambda star, _: [(x, y + 0.1) for x, y in star]))


def double_a_star(svg):
    first, second, *_ = re.findall(r'points="[^"]*"', svg)
    return svg.replace(second, first)


def turn_stars_over(svg):
    return rewrite_stars(svg, lambda star, centre: [(x, 2 * centre[1] - y) for x, y in star])


def swell_stars(svg):
    return rewrite_stars(
        svg,
        lambda star, centre: [
            (centre[0] + 1.1 * (x - centre[0]), centre[1] + 1.1 * (y - centre[1])) for x, y in star
        ],
    )


def fatten_stars(svg):
    """Pull the inner corners outwards, as in a plump cartoon star."""
    return rewrite_stars(
        svg,
        lambda star, centre: [
            (centre[0] + 1.2 * (x - centre[0]), centre[1] + 1.2 * (y - centre[1])) if index % 2 else (x, y)
            for index, (x, y) in enumerate(star)
        ],
    )


@pytest.mark.parametrize(
    ("check", "tamper"),
    [
        (check_ratio, lambda svg: svg.replace('<rect width="54"', '<rect width="56"')),
        (check_twelve_stars, drop_a_star),
        (check_ring, move_a_star),
        (check_ring, double_a_star),
        (check_star_shape, swell_stars),
        (check_star_shape, fatten_stars),
        (check_point_up, turn_stars_over),
        (check_colours, lambda svg: svg.replace("#003399", "#0B3D91")),
        (check_colours, lambda svg: svg.replace("#FFCC00", "#FFD700")),
    ],
)
def test_each_measure_catches_a_wrong_drawing(check, tamper):
    drawn = emblem(TITLE)
    tampered = tamper(drawn)
    assert tampered != drawn
    check(drawn)
    with pytest.raises(AssertionError, match=r"EU-1[34]"):
        check(tampered)


@pytest.mark.parametrize(("old", "new"), [('width="56.88"', 'width="58"'), (WHITE, "#FBFAF6")])
def test_the_border_measure_catches_a_wrong_border(old, new):
    drawn = emblem(TITLE, "bordered")
    head, body = drawn.split("</desc>")
    with pytest.raises(AssertionError, match="EU-15"):
        check_border(head + "</desc>" + body.replace(old, new))


def test_in_black_stars_and_outline_stand_on_white():
    svg = emblem(TITLE, "black")
    outline, paper = rectangles(svg)
    assert (outline[4], paper[4]) == (BLACK, WHITE)
    assert {fill for _, fill in stars(svg)} == {BLACK}


def test_in_reflex_blue_the_stars_are_white():
    svg = emblem(TITLE, "reflex")
    assert field(svg)[4] == REFLEX_BLUE
    assert {fill for _, fill in stars(svg)} == {WHITE}


@pytest.mark.parametrize("draw", [emblem, lambda _, variant: lockup("fi", variant=variant)])
def test_an_unknown_variant_is_refused(draw):
    with pytest.raises(ValueError):
        draw(TITLE, "green")


@pytest.mark.parametrize(
    ("language", "support", "words"),
    [
        ("fi", "co-funded", "Euroopan unionin osarahoittama"),
        ("sv", "co-funded", "Medfinansieras av Europeiska unionen"),
        ("en", "co-funded", "Co-funded by the European Union"),
        ("fi", "funded", "Euroopan unionin rahoittama"),
        ("sv", "funded", "Finansieras av Europeiska unionen"),
        ("en", "funded", "Funded by the European Union"),
    ],
)
def test_the_statement_has_the_words_of_the_law(language, support, words):
    assert statement_text(language, support) == words
    title = etree.fromstring(statement(language, support).encode()).findtext(f"{SVG}title")
    assert title == words


def test_a_statement_is_never_made_up():
    assert set(STATEMENTS) == {"fi", "sv", "en"}
    with pytest.raises(ValueError):
        statement("de")
    with pytest.raises(ValueError):
        statement("fi", ink="red")


@pytest.mark.parametrize(("ink", "fill"), [("reflex", "#003399"), ("black", BLACK), ("white", WHITE)])
def test_the_statement_is_in_one_permitted_colour(ink, fill):
    (path,) = etree.fromstring(statement("sv", ink=ink).encode()).iter(f"{SVG}path")
    assert path.get("fill") == fill


def test_clear_space_is_half_the_emblems_height():
    tight, free = (
        [
            float(side)
            for side in etree.fromstring(lockup("fi", clear_space=clear).encode()).get("viewBox").split()
        ]
        for clear in (False, True)
    )
    assert free == [-18, -18, tight[2] + 36, tight[3] + 36]


def test_the_statement_does_not_touch_the_emblem():
    (path,) = etree.fromstring(lockup("fi").encode()).iter(f"{SVG}path")
    starts = [float(x) for x in re.findall(r"M(-?[\d.]+)", path.get("d"))]
    assert min(starts) >= 54 + 36 / 3
