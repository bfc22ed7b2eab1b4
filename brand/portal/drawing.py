"""Drawing a mark as pixels: a few sizes, never more than asked for in advance, each drawn once."""

import hashlib
from io import BytesIO

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from lxml import etree
from PIL import Image

from ..logos.svg import view_size
from ..uploads import UploadRefused, cleaned_svg

__all__ = ["MAX_SIDE", "NotDrawable", "height_at", "is_blank", "png", "size_in_pixels"]

# 1×, 2× and 4× of these heights, in px, by what is drawn.
HEIGHTS = {"symbol": 128, "small": 32, "horizontal": 96, "stacked": 192, "union": 108}
MAX_SIDE = 4096
MAX_BYTES = 512 * 1024
LONGEST_RATIO = 20
_TEXT = "{http://www.w3.org/2000/svg}text"


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


def is_blank(drawing: bytes) -> bool:
    """Whether nothing of the drawing is seen where it is shown small. Raises NotDrawable."""
    with Image.open(BytesIO(_draw(drawing, HEIGHTS["horizontal"]))) as drawn:
        return drawn.convert("RGBA").getchannel("A").getbbox() is None


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
    """The root of an SVG that is safe to draw. Raises NotDrawable for anything else."""
    if len(drawing) > MAX_BYTES:
        raise NotDrawable(f"the file is larger than {MAX_BYTES // 1024} KB")
    try:
        root = etree.fromstring(cleaned_svg(drawing))
    except UploadRefused as refused:
        raise NotDrawable(refused.code) from refused
    if root.find(f".//{_TEXT}") is not None:
        raise NotDrawable("the file holds text, and no font is at hand")
    return root
