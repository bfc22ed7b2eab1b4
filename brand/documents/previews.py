"""What the templates look like before they are fetched: the same words, marks, colours and measures of letters."""

from dataclasses import asdict
from typing import Any

from ..palette import colour
from .dress import Dress
from .typesetting import picture
from .words import WORDS

__all__ = ["slides_preview", "word_preview"]

_INKS = ("hiili", "harmaa", "kuusi", "kuusi-2", "tuohi", "reuna", "valko")


def word_preview(dress: Dress) -> bytes:
    """The top of the Word template's first page, as a PNG."""
    return picture("word", _data(dress))


def slides_preview(dress: Dress) -> bytes:
    """The PowerPoint template's opening slide before another, as a PNG."""
    return picture("slides", _data(dress) | {"dark_mark": dress.dark_mark.svg.decode()})


def _data(dress: Dress) -> dict[str, Any]:
    return {
        "language": dress.language,
        "owner": dress.owner,
        "mark": dress.mark.svg.decode(),
        "words": asdict(WORDS[dress.language]),
        "colours": {name: colour(name) for name in _INKS},
    }
