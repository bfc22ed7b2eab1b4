"""A strip as an SVG file: each piece nested in its place, with its own view, ids and styles."""

from collections.abc import Callable
from decimal import Decimal

from lxml import etree

from brand.logos.strip.embedding import SVG, NotEmbeddable, embedded
from brand.logos.strip.layout import Placed, Strip
from brand.logos.strip.pieces import Box, FileSource, drawing_of, written
from brand.logos.strip.template import Ground
from brand.palette import colour

__all__ = ["compose"]

# The colour of the lines around a piece and around its clear space, where these are shown: tokens of the palette.
_CLEAR_INK = {Ground.LIGHT: "reuna", Ground.DARK: "usva", Ground.ONE_COLOUR: "reuna"}


def compose(strip: Strip, read: Callable[[str], bytes], shows_clear_space: bool = False) -> bytes:
    """The strip's SVG. `read` gives a mark's file by its name. The same strip gives the same bytes.

    Raises NotEmbeddable for a file that isn't plain shapes, and what `read` raises.
    """
    unit = strip.purpose.unit
    root = etree.Element(
        f"{{{SVG}}}svg",
        {
            "width": f"{written(strip.width)}{unit}",
            "height": f"{written(strip.height)}{unit}",
            "viewBox": f"0 0 {written(strip.width)} {written(strip.height)}",
            "role": "img",
            "lang": strip.language,
        },
        nsmap={None: SVG},
    )
    etree.SubElement(root, f"{{{SVG}}}title").text = strip.title
    for place, placed in enumerate(strip.placed, start=1):
        root.append(_nested(placed, read, f"m{place}-"))
    if shows_clear_space:
        root.extend(_clear_space(strip))
    etree.cleanup_namespaces(root, top_nsmap={None: SVG})
    return etree.tostring(root, encoding="utf-8") + b"\n"


def _nested(placed: Placed, read: Callable[[str], bytes], prefix: str) -> etree._Element:
    source = placed.piece.source
    try:
        nested, _size = embedded(drawing_of(source, read), prefix)
    except NotEmbeddable as error:
        name = source.name if isinstance(source, FileSource) else ""
        raise NotEmbeddable(error.reason, error.detail, name) from error
    for name, value in _sides(placed.box).items():
        nested.set(name, value)
    return nested


def _sides(box: Box) -> dict[str, str]:
    return {
        "x": written(box.x),
        "y": written(box.y),
        "width": written(box.width),
        "height": written(box.height),
    }


def _clear_space(strip: Strip) -> list[etree._Element]:
    """Each piece's box in a line, and its clear space in a broken one."""
    line = strip.size / 60
    drawn = []
    for placed in strip.placed:
        around = Box(
            placed.box.x - strip.clear,
            placed.box.y - strip.clear,
            placed.box.width + 2 * strip.clear,
            placed.box.height + 2 * strip.clear,
        )
        drawn.append(_outline(_within(around, strip, line), strip, line, dashed=True))
        drawn.append(_outline(placed.box, strip, line, dashed=False))
    return drawn


def _within(box: Box, strip: Strip, line: Decimal) -> Box:
    """The box drawn half a line further in, so that its line isn't cut at the edge."""
    half = line / 2
    left, top = max(box.x, half), max(box.y, half)
    right = min(box.x + box.width, strip.width - half)
    bottom = min(box.y + box.height, strip.height - half)
    return Box(left, top, right - left, bottom - top)


def _outline(box: Box, strip: Strip, line: Decimal, dashed: bool) -> etree._Element:
    look = {"fill": "none", "stroke": colour(_CLEAR_INK[strip.purpose.ground]), "stroke-width": written(line)}
    if dashed:
        look["stroke-dasharray"] = f"{written(line * 4)} {written(line * 3)}"
    return etree.Element(f"{{{SVG}}}rect", _sides(box) | look)
