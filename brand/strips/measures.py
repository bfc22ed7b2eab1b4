"""How a mark is measured out, drawn by the engine of the strips: its clear space and its smallest sizes.

/lataa/mitat/kunta/horizontal-negative-suoja-alue.svg
/lataa/mitat/eu/sv-pienin-mm.svg
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse

from ..languages import current_language
from ..logos.strip.arranging import Contents
from ..logos.strip.layout import Strip
from ..logos.strip.pieces import MarkFile, Owner
from ..logos.strip.template import (
    MARK_CLEAR_PERCENT,
    MARK_LEAST_MM,
    MARK_LEAST_PX,
    MM_TO_A_PX,
    Ground,
    Purpose,
    Slot,
    SlotKind,
    Template,
    Unit,
)
from ..models import Mark
from ..portal.assets import REGION, UNION
from ..rulebook.emblem_measures import EmblemMeasures
from .making import Output, file_of, strip_of

__all__ = ["CLEAR_SPACE", "MeasureDrawing", "drawing_of_name", "mark_drawings", "union_drawings"]

CLEAR_SPACE, LEAST_PX, LEAST_MM = "suoja-alue", "pienin-px", "pienin-mm"
_NAME = re.compile(rf"(?P<what>[a-z-]{{2,40}}?)-(?P<measure>{CLEAR_SPACE}|{LEAST_PX}|{LEAST_MM})\.svg")
_DARK = (Mark.Variant.NEGATIVE, Mark.Variant.WHITE)
# In px: big enough to see the space, small enough for a phone.
_SHOWN_HEIGHTS = {"symbol": 120, "small": 120, "horizontal": 64, "stacked": 120}
_SHOWN_UNION = 64


@dataclass(frozen=True)
class MeasureDrawing:
    """One drawing of a measure. `width` and `height` are in px, `measure` one of the three, `least` the size in
    `unit` that it shows, or the clear space in per cent."""

    measure: str
    url: str
    width: int
    height: int
    least: int
    unit: str
    is_dark: bool


def mark_drawings(owner: str, mark: Any, shape: str, variant: str) -> list[MeasureDrawing]:
    """A mark's drawings. `mark` has the width and height of its own units, `owner` is its owner's name in
    addresses. No query."""
    file = MarkFile("", shape, variant, mark.width, mark.height)
    sizes = _mark_sizes(shape)
    strips = ((measure, _mark_strip(file, "", measure)) for measure in sizes)
    return list(_drawings(owner, f"{shape}-{variant}", strips, sizes))


def union_drawings(numbers: EmblemMeasures) -> list[MeasureDrawing]:
    """The drawings of the EU emblem with its statement in the active language, with the numbers in force."""
    language = current_language()
    sizes = _union_sizes(numbers)
    strips = ((measure, _union_strip(language, numbers, measure)) for measure in sizes)
    return list(_drawings(UNION, language, strips, sizes))


def drawing_of_name(owner: str, name: str, numbers: EmblemMeasures) -> bytes | None:
    """The drawing of an address' last two parts, kept once it is drawn; None for one that there isn't. One query.

    Raises NotDrawn.
    """
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    strip = _strip_of(owner, parts["what"], parts["measure"], numbers)
    if strip is None:
        return None
    return file_of(strip, Output("svg", shows_clear_space=parts["measure"] == CLEAR_SPACE))


def _strip_of(owner: str, what: str, measure: str, numbers: EmblemMeasures) -> Strip | None:
    if owner == UNION:
        is_language = what in dict(settings.LANGUAGES)
        return _union_strip(what, numbers, measure) if is_language else None
    # No owner's key has a NUL in it, and PostgreSQL can't be asked about one.
    if "\0" in owner:
        return None
    shape, _dash, variant = what.partition("-")
    marks = Mark.objects.filter(shape=shape, variant=variant).select_related("municipality", "organisation")
    if owner == REGION:
        mark = marks.filter(municipality=None, organisation=None).first()
    else:
        mark = marks.filter(municipality__slug=owner).first() or marks.filter(organisation__key=owner).first()
    if mark is None:
        return None
    file = MarkFile(mark.file.name, shape, variant, mark.width, mark.height, mark.is_demonstration)
    return _mark_strip(file, str(mark), measure)


def _mark_sizes(shape: str) -> dict[str, tuple[int, Unit]]:
    return {
        CLEAR_SPACE: (_SHOWN_HEIGHTS[shape], Unit.PX),
        LEAST_PX: (MARK_LEAST_PX, Unit.PX),
        LEAST_MM: (MARK_LEAST_MM, Unit.MM),
    }


def _union_sizes(numbers: EmblemMeasures) -> dict[str, tuple[int, Unit]]:
    return {
        CLEAR_SPACE: (_SHOWN_UNION, Unit.PX),
        LEAST_PX: (numbers.least_px, Unit.PX),
        LEAST_MM: (numbers.least_mm, Unit.MM),
    }


def _mark_strip(file: MarkFile, title: str, measure: str) -> Strip:
    size, unit = _mark_sizes(file.shape)[measure]
    ground = Ground.DARK if file.variant in _DARK else Ground.LIGHT
    template = _template(Slot(SlotKind.PUBLISHER, shape=file.shape), MARK_CLEAR_PERCENT)
    contents = Contents(current_language(), publisher=Owner("mark", title, (file,)))
    return strip_of(template, contents, Purpose(measure, ground, unit), Decimal(size))


def _union_strip(language: str, numbers: EmblemMeasures, measure: str) -> Strip:
    size, unit = _union_sizes(numbers)[measure]
    template = _template(Slot(SlotKind.UNION), numbers.clear_percent)
    contents = Contents(language, support="co-funded")
    return strip_of(template, contents, Purpose(measure, Ground.LIGHT, unit), Decimal(size))


def _template(slot: Slot, clear_percent: int) -> Template:
    return Template("", (slot,), clear_percent, least_mm=0, least_px=0, longest_row=60)


def _drawings(owner: str, what: str, strips: Iterator, sizes: dict) -> Iterator[MeasureDrawing]:
    for measure, strip in strips:
        size, unit = sizes[measure]
        px = 1 if unit is Unit.PX else 1 / MM_TO_A_PX
        percent = round(100 * strip.clear / strip.size)
        yield MeasureDrawing(
            measure=measure,
            url=reverse("measure_drawing", args=[owner, f"{what}-{measure}.svg"]),
            width=round(strip.width * px),
            height=round(strip.height * px),
            least=percent if measure == CLEAR_SPACE else size,
            unit="%" if measure == CLEAR_SPACE else unit.value,
            is_dark=strip.purpose.ground is Ground.DARK,
        )
