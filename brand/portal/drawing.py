"""Drawing a mark as pixels: a few sizes, never more than asked for in advance, each drawn once."""

import hashlib
import re

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from lxml import etree

from ..logos.svg import view_size

__all__ = ["MAX_SIDE", "NotDrawable", "height_at", "png", "size_in_pixels"]

# 1×, 2× and 4× of these heights, in px, by what is drawn.
HEIGHTS = {"symbol": 128, "small": 32, "horizontal": 96, "stacked": 192, "union": 108}
MAX_SIDE = 4096
MAX_BYTES = 512 * 1024
LONGEST_RATIO = 20
# What could make the rasteriser read or show something else than the drawing itself.
_REFUSED = frozenset({"image", "script", "foreignObject", "style", "use", "a", "feImage", "text"})
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#)")


class NotDrawable(ValueError):
    """The file isn't a drawing of shapes alone, or its proportions have no sensible size in pixels."""


def height_at(shape: str, scale: int) -> int:
    """The height in px of a shape at 1×, 2× or 4×."""
    return HEIGHTS[shape] * scale


def size_in_pixels(width: float, height: float, pixels_high: int) -> tuple[int, int]:
    """The size in px of a drawing of `width` by `height` units. Raises NotDrawable for one that has none."""
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise NotDrawable("a drawing has a width and a height")
    ratio = width / height
    if not 1 / LONGEST_RATIO <= ratio <= LONGEST_RATIO:
        raise NotDrawable(f"a drawing is at most {LONGEST_RATIO} times as long as it is high")
    size = max(1, round(pixels_high * ratio)), pixels_high
    if max(size) > MAX_SIDE:
        raise NotDrawable(f"a picture has at most {MAX_SIDE} pixels to the side")
    return size


def png(drawing: bytes, pixels_high: int) -> bytes:
    """The drawing as a transparent PNG, drawn once and then kept under its content's digest.

    Raises NotDrawable, for a file that isn't plain shapes too: the rasteriser would read what it refers to.
    """
    digest = hashlib.sha256(drawing).hexdigest()
    name = f"portal/{digest}-{pixels_high}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()
    pixels = _draw(drawing, pixels_high)
    default_storage.save(name, ContentFile(pixels))
    return pixels


def _draw(drawing: bytes, pixels_high: int) -> bytes:
    root = _shapes(drawing)
    try:
        width, height = view_size(root)
    except ValueError:
        raise NotDrawable("the file has no viewBox") from None
    pixels = size_in_pixels(width, height, pixels_high)
    root.set("width", str(pixels[0]))
    root.set("height", str(pixels[1]))
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=etree.tostring(root, encoding="unicode"), skip_system_fonts=True, dpi=96
        )
    except ValueError as error:
        raise NotDrawable("the file can't be drawn") from error
    return bytes(drawn)


def _shapes(drawing: bytes) -> etree._Element:
    """The root of an SVG of plain shapes. Raises NotDrawable for anything else."""
    if len(drawing) > MAX_BYTES:
        raise NotDrawable(f"the file is larger than {MAX_BYTES // 1024} KB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(drawing, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotDrawable("the file isn't SVG") from None
    if root.getroottree().docinfo.doctype or root.tag != "{http://www.w3.org/2000/svg}svg":
        raise NotDrawable("the file isn't plain SVG")
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _REFUSED or any(map(_OUTSIDE.search, element.attrib.values())):
            raise NotDrawable(f"the file has more than shapes in it: {name}")
    return root
