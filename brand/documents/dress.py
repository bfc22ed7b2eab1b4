"""What a document wears: its owner's mark, and a project's strip of funders."""

from dataclasses import dataclass

from ..logos.strip.template import PURPOSES, in_mm
from ..models import LogoTemplate, Mark, Municipality, Region
from ..models.logo_template import PROJECT
from ..portal.drawing import height_at, png
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from ..strips.making import NotDrawn, Output, file_of, make_strip, read_mark
from ..strips.subjects import Subject

__all__ = ["Dress", "Figure", "NoMark", "dress_of", "municipality_dress", "region_dress"]

MARK_MM = 12
# Between the edges of an A4 page, 10 mm left free on each side.
WIDEST_MM = 190
_STRIP_SIZES_MM = (15, 12, 10)
_PIXELS = 4


class NoMark(LookupError):
    """The owner has no horizontal mark for this ground."""


@dataclass(frozen=True)
class Figure:
    """A drawn mark or strip. `alt` says what it shows; the sides are in mm. A mark has its `svg` too."""

    png: bytes
    alt: str
    width: float
    height: float
    svg: bytes = b""


@dataclass(frozen=True)
class Dress:
    """`mark` is for light ground and `dark_mark` for spruce; `strip` is a funded project's, for white."""

    owner: str
    language: str
    mark: Figure
    dark_mark: Figure
    strip: Figure | None = None


def region_dress(language: str) -> Dress:
    """The region's own. Raises NoMark."""
    region = Region.objects.first()
    return _dress(region.name if region else "", language, None)


def municipality_dress(municipality: Municipality, language: str) -> Dress:
    """A municipality's own. Raises NoMark."""
    return _dress(municipality.name, language, municipality)


def dress_of(subject: Subject) -> Dress:
    """A municipality's, or a project's with its strip. Raises NoMark, and NotDrawn for a strip that breaks a rule."""
    language = subject.contents.language
    if subject.kind == PROJECT:
        return _dress(subject.name, language, None, _strip(subject))
    return municipality_dress(Municipality.objects.get(slug=subject.key), language)


def _dress(
    owner: str, language: str, municipality: Municipality | None, strip: Figure | None = None
) -> Dress:
    alt = municipality.name if municipality else getattr(Region.objects.first(), "name", "")
    figures = [_mark(municipality, variant, alt) for variant in (Mark.Variant.COLOUR, Mark.Variant.NEGATIVE)]
    return Dress(owner, language, *figures, strip)


def _mark(municipality: Municipality | None, variant: str, alt: str) -> Figure:
    shape = Mark.Shape.HORIZONTAL
    mark = Mark.objects.filter(
        municipality=municipality, organisation=None, shape=shape, variant=variant
    ).first()
    if mark is None:
        raise NoMark(alt)
    drawing = read_mark(mark.file.name)
    return Figure(
        png(drawing, height_at(shape, _PIXELS)),
        alt,
        MARK_MM * mark.width / mark.height,
        float(MARK_MM),
        drawing,
    )


def _strip(subject: Subject) -> Figure | None:
    """The strip at the largest size that a page has room for, never made smaller afterwards: the emblem's measure
    is a rule. None for a project without marks to show."""
    numbers, purpose = EmblemMeasures.of(active_rulebook()), PURPOSES["paino"]
    records = LogoTemplate.objects.prefetch_related("slots")
    template = next((one.template for one in records if subject.kind in one.subjects), None)
    if template is None:
        return None
    for size in _STRIP_SIZES_MM:
        try:
            strip = make_strip(template, subject.kind, subject.contents, purpose, size, numbers)
        except NotDrawn as refused:
            if size == _STRIP_SIZES_MM[0] and [fault.code for fault in refused.faults] == ["nothing"]:
                return None
            raise
        width, height = (float(in_mm(side, purpose.unit)) for side in (strip.width, strip.height))
        if width <= WIDEST_MM or size == _STRIP_SIZES_MM[-1]:
            return Figure(file_of(strip, Output("png", _PIXELS)), strip.title, width, height)
    return None
