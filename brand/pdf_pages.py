"""The first page of a PDF as pixels, drawn by pdfium.

What the site has made is drawn at once. What somebody has uploaded is drawn by a process of its own, with an end to its
time and memory: a file made to bring pdfium down takes nothing else along.
"""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

__all__ = ["SlowPDF", "UnreadablePDF", "first_page", "first_page_within", "page_of_upload"]

# pdfium holds no second thread of a process, and Python lets go of its own lock while it draws.
_ONE_AT_A_TIME = Lock()
_SECONDS = 10
_MEMORY = 1024**3
_UNREADABLE = 3


class UnreadablePDF(ValueError):
    """The file can't be opened, asks for a password, or has no page that could be drawn."""


class SlowPDF(UnreadablePDF):
    """Its first page takes longer to draw than anybody should wait."""


def first_page(document: bytes, size: tuple[int, int]) -> Image.Image:
    """The page filling a transparent picture of this size in px. Raises UnreadablePDF."""
    with _ONE_AT_A_TIME, _opened(document) as opened:
        return _drawn(_page(opened), size)


def first_page_within(document: bytes, box: tuple[int, int]) -> Image.Image:
    """The page on white paper, as large as the box in px lets it be. Raises UnreadablePDF."""
    with _ONE_AT_A_TIME, _opened(document) as opened:
        page = _page(opened)
        width, height = page.get_size()
        scale = min(box[0] / width, box[1] / height)
        drawn = _drawn(page, (max(1, round(width * scale)), max(1, round(height * scale))))
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn)
    return paper


def page_of_upload(document: bytes, box: tuple[int, int]) -> Image.Image:
    """What `first_page_within` gives, of a file that nobody has looked at yet. Raises UnreadablePDF and SlowPDF."""
    command = [sys.executable, "-m", __name__, *map(str, box)]
    try:
        done = subprocess.run(  # noqa: S603 (this very file, by this very Python)
            command, input=document, capture_output=True, timeout=_SECONDS, cwd=Path(__file__).parents[1]
        )
    except subprocess.TimeoutExpired as error:
        raise SlowPDF(f"more than {_SECONDS} s") from error
    if done.returncode:
        raise UnreadablePDF(done.stderr.decode(errors="replace")[-200:])
    return Image.open(BytesIO(done.stdout))


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


def _drawn(page: pdfium.PdfPage, size: tuple[int, int]) -> Image.Image:
    # Its pixels are zero from the start: transparent.
    bitmap = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRA, rev_byteorder=True)
    flags = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_ANNOT
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, flags)
    return bitmap.to_pil()


def _main() -> int:
    """The process of its own: the file comes in, the picture goes out."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    width, height = map(int, sys.argv[1:])
    try:
        picture = first_page_within(sys.stdin.buffer.read(), (width, height))
    except UnreadablePDF as error:
        sys.stderr.write(str(error))
        return _UNREADABLE
    picture.save(sys.stdout.buffer, "PNG", compress_level=1)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
