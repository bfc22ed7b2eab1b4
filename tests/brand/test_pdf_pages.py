"""The first page of a PDF as pixels."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdfium2
import pytest
import typst

from brand import pdf_pages
from brand.pdf_pages import SlowPDF, UnreadablePDF, first_page, page_of_upload

PAGE = b"#set page(width: 100pt, height: 50pt, fill: none)\n#place(rect(width: 20pt, height: 20pt, fill: rgb(%s)))"


def page(colour: str) -> bytes:
    return typst.compile(PAGE.replace(b"%s", f'"{colour}"'.encode()), format="pdf")


def test_a_page_keeps_its_measure_its_colours_and_its_clear_ground():
    document = page("#c2272d")
    picture = first_page(document, (200, 100))
    assert picture.size == (200, 100) and picture.getpixel((199, 99)) == (0, 0, 0, 0)
    assert (194, 39, 45, 255) in {colour for _count, colour in picture.getcolors()}


def test_threads_that_draw_at_the_same_time_get_what_each_asked_for():
    documents = [page(f"#0000{number:02x}") for number in range(0x80, 0xA0)]
    one_by_one = [first_page(document, (400, 200)).tobytes() for document in documents]
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda document: first_page(document, (400, 200)).tobytes(), documents)
    assert list(together) == one_by_one and len(set(one_by_one)) == len(documents)


def test_an_upload_is_drawn_on_white_paper_within_its_box():
    picture = page_of_upload(page("#c2272d"), (960, 600))
    assert picture.size == (960, 480) and picture.mode == "RGB"
    assert picture.getpixel((959, 479)) == (255, 255, 255) and picture.getpixel((150, 150)) == (194, 39, 45)


@pytest.mark.parametrize(
    ("sides", "size"), [((14400, 3), (960, 1)), ((3, 14400), (1, 600)), ((1, 1), (600, 600))]
)
def test_a_page_of_any_shape_stays_within_the_box(sides, size):
    document = pypdfium2.PdfDocument.new()
    document.new_page(*sides)
    kept = BytesIO()
    document.save(kept)
    assert page_of_upload(kept.getvalue(), (960, 600)).size == size


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"no PDF at all"])
@pytest.mark.parametrize("draw", [first_page, page_of_upload])
def test_what_cannot_be_read_is_said_to_be_unreadable(content, draw):
    with pytest.raises(UnreadablePDF):
        draw(content, (10, 10))


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_pages, "_SECONDS", 0.01)
    with pytest.raises(SlowPDF):
        page_of_upload(page("#c2272d"), (960, 600))
