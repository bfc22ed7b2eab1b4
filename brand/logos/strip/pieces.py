"""The pieces of a strip in their size, each with what it is drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from brand.logos import emblem
from brand.logos.inks import BLACK, WHITE
from brand.logos.lettering import NAME_FACE, STATEMENT_FACE, Face, set_line
from brand.logos.strip.arranging import Contents, Item, What
from brand.logos.strip.template import Ground
from brand.logos.svg import ViewBox, document, number
from brand.palette import colour

__all__ = [
    "LONGEST_RATIO",
    "MARK_VARIANTS",
    "Box",
    "FileSource",
    "MarkFile",
    "Owner",
    "Piece",
    "Source",
    "drawing_of",
    "make_piece",
    "mark_for",
]

# A mark longer than this, or higher, has no sensible size beside others.
LONGEST_RATIO = 20
PRECISION = Decimal("0.001")
# A name of more letters than this is set in two lines.
LONGEST_LINE = 16
# In the units in which a piece of lettering is 36 high, as the emblem is.
LETTERING_HEIGHT = 36
ONE_LINE, TWO_LINES = (16, (23.6,)), (16, (14.4, 32.2))


@dataclass(frozen=True)
class Box:
    """A rectangle in the strip's unit."""

    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal

    def moved(self, x: Decimal, y: Decimal) -> "Box":
        return Box(self.x + x, self.y + y, self.width, self.height)

    def gap(self, other: "Box") -> Decimal:
        """The distance to another box along the axis in which they stand apart; negative if they overlap."""
        across = max(other.x - self.x - self.width, self.x - other.x - other.width)
        down = max(other.y - self.y - self.height, self.y - other.y - other.height)
        return max(across, down)


@dataclass(frozen=True)
class MarkFile:
    """A mark's file as its record knows it: `width` and `height` are in the drawing's own units."""

    name: str
    shape: str
    variant: str
    width: float
    height: float
    is_demonstration: bool = False


@dataclass(frozen=True)
class Owner:
    """Whose mark it is. `name` is in the strip's language."""

    key: str
    name: str
    marks: tuple[MarkFile, ...] = ()


@dataclass(frozen=True)
class StatementSource:
    language: str
    support: str
    variant: str


@dataclass(frozen=True)
class PeriodSource:
    lines: tuple[str, ...]
    variant: str


@dataclass(frozen=True)
class TextSource:
    lines: tuple[str, ...]
    ink: str
    is_statement_face: bool = False


@dataclass(frozen=True)
class FileSource:
    name: str
    is_demonstration: bool = False


Source = StatementSource | PeriodSource | TextSource | FileSource


@dataclass(frozen=True)
class Piece:
    """One thing of a strip in its size. `emblem` and `statement` are boxes inside it where it is the EU's;
    `label` says in words what it shows."""

    item: Item
    label: str
    width: Decimal
    height: Decimal
    source: Source
    emblem: Box | None = None
    statement: Box | None = None

    @property
    def is_in_type(self) -> bool:
        return isinstance(self.source, TextSource)

    @property
    def is_demonstration(self) -> bool:
        """Whether it shows a mark that isn't the official one yet."""
        return isinstance(self.source, FileSource) and self.source.is_demonstration


_EMBLEM_VARIANTS: dict[Ground, emblem.Variant] = {
    Ground.LIGHT: "colour",
    Ground.DARK: "bordered",
    Ground.ONE_COLOUR: "black",
}
# The variants of a mark that a ground allows, the better one first.
MARK_VARIANTS = {
    Ground.LIGHT: ("colour", "black"),
    Ground.DARK: ("negative", "white"),
    Ground.ONE_COLOUR: ("black",),
}


def make_piece(item: Item, contents: Contents, ground: Ground, size: Decimal) -> Piece:
    """The item in its size. Raises MissingGlyph for a name with a letter that the face lacks."""
    height = size * item.share / 100
    match item.what:
        case What.STATEMENT:
            label = emblem.statement_text(contents.language, contents.support)
            source = StatementSource(contents.language, contents.support, _EMBLEM_VARIANTS[ground])
            return _emblem_piece(item, label, height, source)
        case What.PERIOD:
            lines = (contents.period_lockups[0].union, *(one.fund for one in contents.period_lockups))
            return _emblem_piece(
                item, ", ".join(lines), height, PeriodSource(lines, _EMBLEM_VARIANTS[ground])
            )
        case What.SLOGAN:
            slogan = contents.period_lockups[0].slogan
            ink = emblem.INKS[emblem.INK_BESIDE[_EMBLEM_VARIANTS[ground]]]
            source = TextSource(tuple(slogan.rsplit(" ", 1)), ink, is_statement_face=True)
            return _text_piece(item, slogan, height, source)
    mark = mark_for(item.owner, item.shape, ground)
    if mark is None:
        source = TextSource(_lines(item.owner.name), _name_ink(ground))
        return _text_piece(item, item.owner.name, height, source)
    width = _precise(height * Decimal(str(mark.width)) / Decimal(str(mark.height)))
    return Piece(item, item.owner.name, width, _precise(height), FileSource(mark.name, mark.is_demonstration))


def mark_for(owner: Owner, shape: str, ground: Ground) -> MarkFile | None:
    """The owner's mark for the ground, in the asked shape or else another; None where the name is set in type."""
    shapes = list(dict.fromkeys((shape, "horizontal", "stacked", "symbol")))
    variants = MARK_VARIANTS[ground]
    fitting = [
        mark
        for mark in owner.marks
        if mark.shape in shapes and mark.variant in variants and has_sound_proportions(mark)
    ]
    return min(
        fitting,
        key=lambda mark: (shapes.index(mark.shape), variants.index(mark.variant)),
        default=None,
    )


def has_sound_proportions(mark: MarkFile) -> bool:
    if not (0 < mark.width < float("inf") and 0 < mark.height < float("inf")):
        return False
    return 1 / LONGEST_RATIO <= mark.width / mark.height <= LONGEST_RATIO


def drawing_of(source: Source, read: Callable[[str], bytes]) -> bytes:
    """The piece's SVG. `read` gives the file of a name; what it raises goes on."""
    if isinstance(source, FileSource):
        return read(source.name)
    return _drawn(source).svg.encode()


@dataclass(frozen=True)
class _Drawn:
    """A drawing of ours: its SVG, the size of its view, and the boxes of emblem and statement in its units."""

    svg: str
    view: ViewBox
    emblem: ViewBox | None = None
    statement: ViewBox | None = None


@lru_cache(maxsize=256)
def _drawn(source: StatementSource | PeriodSource | TextSource) -> _Drawn:
    if isinstance(source, TextSource):
        return _draw_text(source)
    if isinstance(source, StatementSource):
        drawn = emblem.draw_lockup(source.language, source.support, source.variant)
    else:
        drawn = emblem.draw_period_lockup(source.lines, source.variant)
    return _Drawn(drawn.svg, drawn.view, ViewBox(emblem.WIDTH, emblem.HEIGHT), drawn.lettering)


def _emblem_piece(item: Item, label: str, height: Decimal, source: StatementSource | PeriodSource) -> Piece:
    """The share is the emblem's own height: a border comes on top of it."""
    drawn = _drawn(source)
    scale = height / Decimal(emblem.HEIGHT)

    def box(view: ViewBox) -> Box:
        sides = (view.left - drawn.view.left, view.top - drawn.view.top, view.width, view.height)
        return Box(*(_precise(scale * Decimal(str(side))) for side in sides))

    whole = box(drawn.view)
    return Piece(item, label, whole.width, whole.height, source, box(drawn.emblem), box(drawn.statement))


def _text_piece(item: Item, label: str, height: Decimal, source: TextSource) -> Piece:
    view = _drawn(source).view
    width = height * Decimal(str(view.width)) / Decimal(str(view.height))
    return Piece(item, label, _precise(width), _precise(height), source)


def _draw_text(source: TextSource) -> _Drawn:
    face: Face = STATEMENT_FACE if source.is_statement_face else NAME_FACE
    size, baselines = ONE_LINE if len(source.lines) == 1 else TWO_LINES
    lines = [
        set_line(text, face, size, 0, baseline)
        for text, baseline in zip(source.lines, baselines, strict=True)
    ]
    left = min(line.box[0] for line in lines)
    width = max(line.box[2] for line in lines) - left
    view = ViewBox(round(width, 1), LETTERING_HEIGHT, left=round(left, 1))
    path = f'<path fill="{source.ink}" d="{"".join(line.path for line in lines)}"/>'
    return _Drawn(document(view, " ".join(source.lines), "", [path]), view)


def _lines(name: str) -> tuple[str, ...]:
    name = " ".join(name.split())
    if len(name) <= LONGEST_LINE or " " not in name:
        return (name,)
    return emblem.two_lines(name)


def _name_ink(ground: Ground) -> str:
    return {Ground.LIGHT: colour("hiili"), Ground.DARK: WHITE, Ground.ONE_COLOUR: BLACK}[ground]


def _precise(value: Decimal) -> Decimal:
    return value.quantize(PRECISION)


def written(value: Decimal) -> str:
    """A length as SVG has it, with no needless zeros."""
    return number(float(value), 3)
