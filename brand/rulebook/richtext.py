"""Reading a rich text's source: what a reader gets of it, whatever was pasted into it."""

from dataclasses import dataclass, field

from lxml import etree, html

from .text import visible

_BLOCKS = frozenset(
    {"p", "li", "div", "blockquote", "ul", "ol", "table", "tr", "td", "th", "br", "hr", "section", "article"}
) | {f"h{level}" for level in range(1, 7)}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SILENT = frozenset({"style", "script", "xml", "head", "title", "template"})


@dataclass
class RichText:
    """Passages as (kind, text), headings as (level, text), links as (words, address)."""

    passages: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The running text alone, in one line."""
        return " ".join(text for _kind, text in self.passages)


def read_rich_text(source: str) -> RichText:
    """The passages, headings and links of a source. Comments, styles and scripts say nothing to a reader."""
    text = RichText()
    if source.strip():
        _Reader(text).read(source)
    return text


class _Reader:
    """Walks the elements once, and ends a passage wherever a block begins or ends."""

    def __init__(self, text: RichText) -> None:
        self.text = text
        self.parts: list[str] = []
        self.kind = "paragraph"
        self.level = 0
        self.link: list[str] | None = None
        self.silent = 0

    def read(self, source: str) -> None:
        root = html.fragment_fromstring(source, create_parent="div")
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            if event != "start" and element is not root:
                self._say(element.tail)
        self._flush()

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self._flush()
            self.level = _HEADINGS.get(tag, 0)
            self.kind = "item" if tag == "li" else "paragraph" if tag != "br" else self.kind
        if tag == "a":
            self.link = []
        self._say(element.text)

    def _end(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self.level = 0
        if element.tag == "a" and self.link is not None:
            self.text.links.append((visible("".join(self.link)), element.get("href", "")))
            self.link = None
        self.silent -= element.tag in _SILENT

    def _say(self, words: str | None) -> None:
        if words and not self.silent:
            self.parts.append(words)
            if self.link is not None:
                self.link.append(words)

    def _flush(self) -> None:
        words = " ".join("".join(self.parts).split())
        self.parts = []
        if self.level and words:
            self.text.headings.append((self.level, words))
        elif visible(words):
            self.text.passages.append((self.kind, words))
