"""What an asset looks like before it is fetched: a small picture, made once when a version is published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from fontTools.misc.transform import Offset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PIL import Image, UnidentifiedImageError

from ..logos.svg import number
from ..palette import colour
from ..pdf_pages import UnreadablePDF, page_of_upload
from ..portal.drawing import NotDrawable, png, size_in_pixels

if TYPE_CHECKING:
    from .publishing import Content

# Twice what the portal shows, for sharp screens.
LARGEST = (960, 600)
SPECIMEN = "AaÄäÖö"
_THUMBNAIL = "docProps/thumbnail.jpeg"
# A package's thumbnail is a picture of one page: anything larger is something else.
_LARGEST_THUMBNAIL = 2 * 1024 * 1024


@dataclass(frozen=True)
class Preview:
    """A picture of what a file holds; `width` and `height` are in px."""

    format: str
    data: bytes
    width: int
    height: int


def preview_of(contents: Sequence["Content"]) -> Preview | None:
    """The preview of the first file that has one, or None: nobody sees a sound."""
    for content in contents:
        make = _MAKERS.get(content.format)
        preview = make(content) if make else None
        if preview:
            return preview
    return None


def of_picture(data: bytes) -> Preview | None:
    """A picture made small."""
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.draft("RGB", LARGEST)
            small = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    return _small(small)


def of_page(document: bytes) -> Preview:
    """The first page of a PDF. Raises UnreadablePDF."""
    return _small(page_of_upload(document, LARGEST))


def _small(picture: Image.Image) -> Preview:
    picture.thumbnail(LARGEST)
    kept = BytesIO()
    picture.save(kept, "WEBP", quality=80, method=4)
    return Preview("webp", kept.getvalue(), *picture.size)


def _picture(content: "Content") -> Preview | None:
    return of_picture(content.data)


def _page(content: "Content") -> Preview | None:
    try:
        return of_page(content.data)
    except UnreadablePDF:
        return None


def _drawing(content: "Content") -> Preview | None:
    if not (content.width and content.height):
        return None
    try:
        high = min(LARGEST[1], max(1, int(LARGEST[0] * content.height / content.width)))
        width, height = size_in_pixels(content.width, content.height, high)
        return Preview("png", png(content.data, high), width, height)
    except NotDrawable:
        return None


def _office(content: "Content") -> Preview | None:
    """The thumbnail that the program that made the document has put into it."""
    try:
        with ZipFile(BytesIO(content.data)) as package:
            if package.getinfo(_THUMBNAIL).file_size > _LARGEST_THUMBNAIL:
                return None
            return of_picture(package.read(_THUMBNAIL))
    except (KeyError, BadZipFile):
        return None


def _font(content: "Content") -> Preview | None:
    """A few letters, set in the font itself."""
    font = TTFont(BytesIO(content.data), lazy=True)
    glyphs, names = font.getGlyphSet(), font.getBestCmap() or {}
    path, bounds, cursor = SVGPathPen(glyphs, ntos=number), BoundsPen(glyphs), 0
    for character in SPECIMEN:
        glyph = names.get(ord(character))
        if glyph is None:
            continue
        for pen in (path, bounds):
            glyphs[glyph].draw(TransformPen(pen, Offset(cursor, 0).scale(1, -1)))
        cursor += glyphs[glyph].width
    if not bounds.bounds:
        return None
    left, top, right, bottom = bounds.bounds
    width, height = right - left, bottom - top
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{number(left)} {number(top)} {number(width)} '
        f'{number(height)}"><path fill="{colour("kuusi")}" d="{path.getCommands()}"/></svg>'
    ).encode()
    high = min(LARGEST[1], int(LARGEST[0] * height / width))
    try:
        return Preview("png", png(drawing, high), *size_in_pixels(width, height, high))
    except NotDrawable:
        return None


_MAKERS: dict[str, Callable[["Content"], Preview | None]] = {
    "svg": _drawing,
    "pdf": _page,
    **dict.fromkeys(("jpg", "png", "webp", "avif"), _picture),
    **dict.fromkeys(("docx", "dotx", "pptx", "potx", "xlsx", "xltx"), _office),
    **dict.fromkeys(("woff2", "woff", "ttf", "otf"), _font),
}
