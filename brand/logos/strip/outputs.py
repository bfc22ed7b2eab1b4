"""A composed strip as a PDF page, and that page as pixels."""

from decimal import Decimal
from io import BytesIO

import typst

from brand.logos.strip.layout import Strip
from brand.logos.strip.pieces import written
from brand.logos.strip.template import MM_TO_A_PX, in_mm
from brand.pdf_pages import first_page

__all__ = ["MAX_PIXELS", "MAX_SIDE", "SCALES", "TooManyPixels", "pdf_of", "pixels_of", "png_of"]

SCALES = (1, 2, 4)
MAX_SIDE = 12_000
MAX_PIXELS = 24_000_000
_DOTS_AN_INCH = 96
# Of nine steps. Flat colours gain little from the dear ones.
_COMPRESSION = 4

# The page is the strip: what it shows is said in words for who can't see it (PDF/UA-1).
_PAGE = b"""\
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language)
#let width = float(sys.inputs.width) * 1mm
#let height = float(sys.inputs.height) * 1mm
#set page(width: width, height: height, margin: 0mm, fill: none)
#image(bytes(sys.inputs.drawing), format: "svg", width: width, height: height, alt: sys.inputs.title)
"""


class TooManyPixels(ValueError):
    """The picture would be larger than any that is drawn. SVG and PDF have no such limit."""


def pixels_of(strip: Strip, scale: int) -> tuple[int, int]:
    """The size in px of the strip's picture at 1, 2 or 4 times 96 px to the inch. Raises TooManyPixels."""
    width, height = (
        max(1, int((in_mm(side, strip.purpose.unit) / MM_TO_A_PX * scale).to_integral_value()))
        for side in (strip.width, strip.height)
    )
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise TooManyPixels(f"{width} × {height} px")
    return width, height


def png_of(pdf: bytes, size: tuple[int, int], scale: int) -> bytes:
    """The strip's page as a transparent PNG of this size in px, which says how many of them make an inch."""
    drawn = BytesIO()
    dots = _DOTS_AN_INCH * scale
    first_page(pdf, size).save(drawn, "PNG", compress_level=_COMPRESSION, dpi=(dots, dots))
    return drawn.getvalue()


def pdf_of(svg: bytes, strip: Strip) -> bytes:
    """The drawing as a page of its own size: vectors, tagged, no clock in it."""

    def millimetres(length: Decimal) -> str:
        return written(in_mm(length, strip.purpose.unit))

    return typst.compile(
        _PAGE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={
            "title": strip.title,
            "language": strip.language,
            "width": millimetres(strip.width),
            "height": millimetres(strip.height),
            "drawing": svg.decode(),
        },
    )
