"""From a template, a subject and what it is for to a strip, and to its file: refused where a rule is broken."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.storage import default_storage

from ..logos.lettering import MissingGlyph
from ..logos.strip import composing, outputs
from ..logos.strip.arranging import Contents, arrange
from ..logos.strip.embedding import NotEmbeddable
from ..logos.strip.judging import StripFault, faults_of
from ..logos.strip.layout import Strip, lay_out
from ..logos.strip.pieces import make_piece
from ..logos.strip.template import Purpose, Template
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from . import store

__all__ = ["NotDrawn", "Output", "file_of", "make_strip", "read_mark"]

# Raised whenever the same data is drawn another way: what was kept is then drawn anew.
DRAWN_AS = 1


class NotDrawn(Exception):
    """A strip that breaks a rule, or can't be drawn. `strip` is None where it couldn't be laid out either."""

    def __init__(self, faults: Iterable[StripFault], strip: Strip | None = None):
        super().__init__("a strip was refused")
        self.faults = list(faults)
        self.strip = strip


@dataclass(frozen=True)
class Output:
    """A form of a strip's file. `scale` is a PNG's; `shows_clear_space` is for looking at, not for use."""

    extension: str
    scale: int = 1
    shows_clear_space: bool = False


def make_strip(
    template: Template,
    subject_kind: str,
    contents: Contents,
    purpose: Purpose,
    size: int,
    numbers: EmblemMeasures | None = None,
) -> Strip:
    """The strip as the rules in force allow it. Raises NotDrawn. One query, unless the numbers are given."""
    if subject_kind not in template.subjects:
        raise NotDrawn([StripFault("subject", "template")])
    strip = _laid_out(template, contents, purpose, Decimal(size))
    faults = faults_of(strip, template, numbers or EmblemMeasures.of(active_rulebook()))
    if faults:
        raise NotDrawn(faults, strip)
    return strip


def _laid_out(template: Template, contents: Contents, purpose: Purpose, size: Decimal) -> Strip:
    pieces = []
    for item in arrange(template, contents):
        try:
            pieces.append(make_piece(item, contents, purpose.ground, size))
        except MissingGlyph:
            name = item.owner.name if item.owner else ""
            raise NotDrawn([StripFault("no-letters", "subject", values={"name": name})]) from None
    return lay_out(template, contents.language, purpose, size, pieces)


def file_of(strip: Strip, output: Output) -> bytes:
    """The strip's file, drawn the first time and then kept. Raises NotDrawn and TooManyPixels."""
    if output.extension == "png":
        outputs.pixels_of(strip, output.scale)
    return store.kept(_digest(strip, output), output.extension, lambda: _draw(strip, output))


def _digest(strip: Strip, output: Output) -> str:
    """What the file is made of: a mark's file is never overwritten, so its name stands for its content."""
    return hashlib.sha256(repr((DRAWN_AS, strip, output)).encode()).hexdigest()


def _draw(strip: Strip, output: Output) -> bytes:
    try:
        svg = composing.compose(strip, read_mark, output.shows_clear_space)
    except (NotEmbeddable, FileNotFoundError) as error:
        fault = StripFault("bad-file", "template", values={"reason": str(error)})
        raise NotDrawn([fault], strip) from error
    match output.extension:
        case "png":
            return outputs.png_of(svg, outputs.pixels_of(strip, output.scale))
        case "pdf":
            return outputs.pdf_of(svg, strip)
    return svg


def read_mark(name: str) -> bytes:
    """The content of a mark's file. Raises FileNotFoundError."""
    with default_storage.open(name) as file:
        return file.read()
