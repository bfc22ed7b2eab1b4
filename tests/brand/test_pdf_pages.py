"""The first page of a PDF as pixels."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import typst

from brand.pdf_pages import UnreadablePDF, first_page, first_page_size

PAGE = b"#set page(width: 100pt, height: 50pt, fill: none)\n#place(rect(width: 20pt, height: 20pt, fill: rgb(%s)))"


def page(colour: str) -> bytes:
    return typst.compile(PAGE.replace(b"%s", f'"{colour}"'.encode()), format="pdf")


def test_a_page_keeps_its_measure_its_colours_and_its_clear_ground():
    document = page("#c2272d")
    assert first_page_size(document) == pytest.approx((100, 50))
    picture = first_page(document, (200, 100))
    assert picture.size == (200, 100) and picture.getpixel((199, 99)) == (0, 0, 0, 0)
    assert (194, 39, 45, 255) in {colour for _count, colour in picture.getcolors()}


def test_threads_that_draw_at_the_same_time_get_what_each_asked_for():
    documents = [page(f"#0000{number:02x}") for number in range(0x80, 0xA0)]
    one_by_one = [first_page(document, (400, 200)).tobytes() for document in documents]
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda document: first_page(document, (400, 200)).tobytes(), documents)
    assert list(together) == one_by_one and len(set(one_by_one)) == len(documents)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"no PDF at all"])
def test_what_cannot_be_read_is_said_to_be_unreadable(content):
    for read in (first_page_size, lambda content: first_page(content, (10, 10))):
        with pytest.raises(UnreadablePDF):
            read(content)
