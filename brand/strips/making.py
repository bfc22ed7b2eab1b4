"""From a template, a subject and what it is for to a strip, and to its file: refused where a rule is broken."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from errno import ENOENT
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.files.storage import default_storage

from ..logos.lettering import MissingGlyph
from ..logos.strip import composing, outputs
from ..logos.strip.arranging import Contents, arrange
from ..logos.strip.embedding import NotEmbeddable
from ..logos.strip.judging import StripFault, faults_of
from ..logos.strip.layout import Strip, lay_out
from ..logos.strip.pieces import make_piece
from ..logos.strip.template import Purpose, Template
from ..palette import TOKENS_FILE
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from . import store

__all__ = ["NotDrawn", "Output", "file_of", "make_strip", "read_mark", "strip_of"]

# Where everything that draws is, and the programs that it draws with.
_DRAWING_CODE = Path(composing.__file__).parents[1]
_PROGRAMS = ("fonttools", "lxml", "pillow", "pypdfium2", "typst", "uharfbuzz")


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
    strip = strip_of(template, contents, purpose, Decimal(size))
    faults = faults_of(strip, template, numbers or EmblemMeasures.of(active_rulebook()))
    if faults:
        raise NotDrawn(faults, strip)
    return strip


def strip_of(template: Template, contents: Contents, purpose: Purpose, size: Decimal) -> Strip:
    """The strip as it would be drawn, not yet judged. Raises NotDrawn for a name that can't be set."""
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
    """What the file is made of. A mark's file has the digest of its content in its name and is never overwritten."""
    return hashlib.sha256(repr((_drawn_by(), strip, output)).encode()).hexdigest()


@cache
def _drawn_by() -> str:
    """The digest of code, faces, colours and programs: once one of them changes, everything is drawn anew."""
    digest = hashlib.sha256()
    code = (path for path in _DRAWING_CODE.rglob("*") if path.suffix in (".py", ".woff2"))
    for path in (*sorted(code), TOKENS_FILE):
        digest.update(path.read_bytes())
    for program in _PROGRAMS:
        digest.update(f"{program} {version(program)}\n".encode())
    return digest.hexdigest()


def _draw(strip: Strip, output: Output) -> bytes:
    try:
        svg = composing.compose(strip, read_mark, output.shows_clear_space)
    except NotEmbeddable as error:
        raise NotDrawn([_bad_file(error.reason, strip, error.file)], strip) from error
    except FileNotFoundError as error:
        raise NotDrawn([_bad_file("missing", strip, error.filename)], strip) from error
    match output.extension:
        case "png":
            size = outputs.pixels_of(strip, output.scale)
            return outputs.png_of(outputs.pdf_of(svg, strip), size, output.scale)
        case "pdf":
            return outputs.pdf_of(svg, strip)
    return svg


def _bad_file(reason: str, strip: Strip, file: str) -> StripFault:
    """Whose mark can't be drawn, and why."""
    names = (one.piece.label for one in strip.placed if getattr(one.piece.source, "name", None) == file)
    return StripFault("bad-file", "template", values={"reason": reason, "name": next(names, "")})


def read_mark(name: str) -> bytes:
    """The content of a mark's file. Raises FileNotFoundError."""
    try:
        with default_storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        raise FileNotFoundError(ENOENT, "there is no such mark", name) from None
