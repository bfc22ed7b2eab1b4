"""What holds for every drawing: it parses, renders, repeats itself, and names itself."""

import pytest
import resvg_py
from lxml import etree

from brand.logos import emblem, lockup
from brand.logos.heart import mark
from brand.logos.inks import BLACK, WHITE, Inks, one_colour
from brand.logos.lettering import MissingGlyph

SVG = "{http://www.w3.org/2000/svg}"
PLAIN_ELEMENTS = {"svg", "title", "desc", "path", "g", "rect", "polygon"}
LANGUAGES = ("fi", "sv", "en")
SUPPORT = ("co-funded", "funded")


def draw_marks(heart, inks: dict[str, Inks]):
    for variant, ink in inks.items():
        for own in (None, *(facet.key for facet in heart.facets)):
            place = "Sydänsuomessa" if own else None
            name = own.capitalize() if own else "Sydänsuomessa"
            for small in (False, True):
                yield f"mark-{own}-{variant}-{small}", mark(heart, ink, name, own, small)
            yield f"horizontal-{own}-{variant}", lockup.horizontal(heart, ink, name, place, own)
            yield f"stacked-{own}-{variant}", lockup.stacked(heart, ink, name, place, own)


def draw_emblems():
    for variant in ("colour", "bordered", "black", "reflex"):
        yield f"emblem-{variant}", emblem.emblem("Euroopan unionin lippu", variant)
    for language in LANGUAGES:
        for support in SUPPORT:
            for ink in emblem.INKS:
                yield f"statement-{language}-{support}-{ink}", emblem.statement(language, support, ink)
            for variant in ("colour", "bordered", "black", "reflex"):
                for clear in (False, True):
                    yield (
                        f"eu-lockup-{language}-{support}-{variant}-{clear}",
                        emblem.lockup(language, support, variant, clear_space=clear),
                    )


@pytest.fixture(scope="session")
def drawings(heart, colour, negative) -> dict[str, str]:
    inks = {
        "colour": colour,
        "negative": negative,
        "black": one_colour(BLACK),
        "white": one_colour(WHITE),
    }
    return {**dict(draw_marks(heart, inks)), **dict(draw_emblems())}


def test_every_drawing_renders_and_is_made_of_plain_shapes(drawings):
    for name, svg in drawings.items():
        elements = {etree.QName(element).localname for element in etree.fromstring(svg.encode()).iter()}
        assert elements <= PLAIN_ELEMENTS, name
        assert bytes(resvg_py.svg_to_bytes(svg_string=svg)).startswith(b"\x89PNG"), name


def test_every_drawing_names_itself(drawings):
    for name, svg in drawings.items():
        root = etree.fromstring(svg.encode())
        assert root.findtext(f"{SVG}title"), name
        described = root.findtext(f"{SVG}desc")
        if name.startswith(("mark", "horizontal", "stacked")):
            assert described.startswith("Demonstration mark of"), name
            assert described.endswith("Not an official logo."), name
        else:
            assert "European emblem" in described or "funding statement" in described, name


def test_drawn_again_each_file_has_the_same_bytes(drawings, heart, colour, negative):
    again = {
        **dict(draw_marks(heart, {"colour": colour, "negative": negative})),
        **dict(draw_emblems()),
    }
    assert {name: drawings[name] for name in again} == again


def test_a_one_colour_lockup_has_one_colour(drawings):
    for name, svg in drawings.items():
        if name.endswith(("-black", "-white")) and name.startswith(("horizontal", "stacked", "statement")):
            fills = {element.get("fill") for element in etree.fromstring(svg.encode()).iter()} - {None}
            assert fills == {BLACK if name.endswith("black") else WHITE}, name


def view_box(svg: str) -> list[float]:
    return [float(side) for side in etree.fromstring(svg.encode()).get("viewBox").split()]


def test_a_lockup_is_as_wide_as_its_longest_line(heart, colour):
    short = lockup.horizontal(heart, colour, "Kinnula", "Sydänsuomessa", "kinnula")
    long = lockup.horizontal(heart, colour, "Pihtipudas", "Sydänsuomessa", "pihtipudas")
    assert view_box(short)[2] == pytest.approx(173.2, abs=0.3)  # the place's name, as approved
    assert view_box(long)[2] > view_box(short)[2]


def test_a_descender_of_the_name_clears_the_place():
    name = lockup.BESIDE_NAME.set("Kyyjärvi")
    place = lockup.BESIDE_PLACE.set("Sydänsuomessa")
    assert place.box[1] - name.box[3] > 1


def test_a_capital_with_dots_is_not_cut_off(heart, colour):
    svg = lockup.horizontal(heart, colour, "Äänekoski", "Sydänsuomessa", "kinnula")
    top = lockup.BESIDE_NAME.set("Äänekoski").box[1]
    assert top < 0
    assert view_box(svg)[1] <= top


def test_a_stacked_lockup_is_never_narrower_than_its_mark(heart, colour):
    assert view_box(lockup.stacked(heart, colour, "Ii"))[2] == 80.8


def test_a_name_with_a_caron_is_set_and_an_unknown_letter_is_refused(heart, colour):
    lockup.stacked(heart, colour, "Vuõššjävri")
    with pytest.raises(MissingGlyph):
        lockup.stacked(heart, colour, "雪")
