"""The first page of a PDF as pixels, drawn by pdfium."""

from threading import Lock

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

__all__ = ["UnreadablePDF", "first_page", "first_page_size"]

# pdfium holds no second thread of a process, and Python lets go of its own lock while it draws.
_ONE_AT_A_TIME = Lock()


class UnreadablePDF(ValueError):
    """The file can't be opened, asks for a password, or has no page that could be drawn."""


def first_page(document: bytes, size: tuple[int, int]) -> Image.Image:
    """The page filling a transparent picture of this size in px. Raises UnreadablePDF."""
    with _ONE_AT_A_TIME, _opened(document) as opened:
        page = _page(opened)
        # Its pixels are zero from the start: transparent.
        bitmap = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRA, rev_byteorder=True)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, raw.FPDF_REVERSE_BYTE_ORDER)
        return bitmap.to_pil()


def first_page_size(document: bytes) -> tuple[float, float]:
    """The page's width and height in points. Raises UnreadablePDF."""
    with _ONE_AT_A_TIME, _opened(document) as opened:
        return _page(opened).get_size()


def _opened(document: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(document)
    except pdfium.PdfiumError as error:
        raise UnreadablePDF(str(error)) from error


def _page(opened: pdfium.PdfDocument) -> pdfium.PdfPage:
    try:
        return opened[0]
    except (pdfium.PdfiumError, IndexError) as error:
        raise UnreadablePDF(str(error)) from error
