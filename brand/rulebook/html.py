"""Reading a rendered page: its locked regions, and which of them show the EU emblem."""

from functools import lru_cache

from lxml import html
from lxml.html import HtmlElement

from .text import visible

EMBLEM_FILES = "brand/eu/emblem"
STATEMENT_FILES = "brand/eu/statement"
_SILENT = frozenset({"script", "style", "template", "head"})


@lru_cache(maxsize=4)
def parsed(page: str) -> HtmlElement:
    """The page's root element. Several checks read one page, so the last few stay parsed."""
    return html.document_fromstring(page if page.strip() else "<html></html>")


def locked_regions(page: str) -> list[tuple[str, HtmlElement]]:
    """The locked regions by name, in the order of the page."""
    return [
        (element.get("data-locked-region"), element)
        for element in parsed(page).iterfind(".//*[@data-locked-region]")
    ]


def region(page: str, name: str) -> HtmlElement | None:
    """The first locked region of that name."""
    return next((element for found, element in locked_regions(page) if found == name), None)


def reader_text(element: HtmlElement) -> str:
    """What a reader or a screen reader gets of an element: its text, and its pictures' text alternatives."""
    parts: list[str] = []
    _collect(element, parts)
    return visible(" ".join(parts))


def _collect(element: HtmlElement, parts: list[str]) -> None:
    for node in element.iter():
        if isinstance(node.tag, str) and not _is_silent(node, element):
            parts.append(node.get("alt", "") if node.tag == "img" else node.text or "")
        if node is not element:
            parts.append(node.tail or "")


def _is_silent(node: HtmlElement, top: HtmlElement) -> bool:
    while node is not None and node is not top:
        if node.tag in _SILENT:
            return True
        node = node.getparent()
    return False


def emblems(element: HtmlElement) -> list[HtmlElement]:
    """The EU emblems below an element, by the file that is drawn."""
    return [image for image in element.iter("img") if EMBLEM_FILES in image.get("src", "")]


def in_region(image: HtmlElement) -> str:
    """The name of the locked region that a picture is in, or an empty string."""
    holder = next(image.iterancestors(), None)
    while holder is not None:
        if holder.get("data-locked-region"):
            return holder.get("data-locked-region")
        holder = holder.getparent()
    return ""
