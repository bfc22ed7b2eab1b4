"""What the rules find in a strip before it is drawn: what breaks one isn't drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from brand.logos.strip.layout import Placed, Strip
from brand.logos.strip.template import SIZES, Template, Unit

__all__ = ["Numbers", "StripFault", "faults_of"]


class Numbers(Protocol):
    """The emblem's numbers in force, from the rulebook."""

    least_mm: int
    least_px: int
    clear_share: Decimal


@dataclass(frozen=True)
class StripFault:
    """Something that keeps a strip from being drawn. `rule_id` is empty where the template alone forbids it; `field`
    is what to choose anew."""

    code: str
    field: str
    rule_id: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def faults_of(strip: Strip, template: Template, numbers: Numbers) -> list[StripFault]:
    """Every fault of the strip as it is laid out."""
    return [*_template_faults(strip, template), *_emblem_faults(strip, numbers)]


def _template_faults(strip: Strip, template: Template) -> Iterator[StripFault]:
    if not strip.placed:
        yield StripFault("nothing", "template")
    if strip.purpose.ground not in template.grounds:
        yield StripFault("ground", "purpose")
    if strip.language not in template.languages:
        yield StripFault("language", "language")
    least = template.least(strip.purpose.unit)
    if strip.size < least:
        yield StripFault("too-small", "size", values=_size(least, strip.purpose.unit))


def _emblem_faults(strip: Strip, numbers: Numbers) -> Iterator[StripFault]:
    shown = next((one for one in strip.placed if one.emblem), None)
    if shown is None:
        return
    emblem, unit = shown.emblem, strip.purpose.unit
    least = numbers.least_mm if unit is Unit.MM else numbers.least_px
    if emblem.height < least:
        yield StripFault("emblem-too-small", "size", "EU-17", _size(_smallest(strip, least), unit))
    others = [one for one in strip.placed if one is not shown]
    if bigger := _bigger(emblem, others):
        yield StripFault("bigger-neighbour", "template", "EU-09", {"name": bigger.piece.label})
    if shown.statement and emblem.gap(shown.statement) <= 0:
        yield StripFault("statement-touches", "template", "EU-05")
    if _clear_around(shown, others, strip) < emblem.height * numbers.clear_share:
        percent = int(numbers.clear_share * 100)
        yield StripFault("no-clear-space", "template", "EU-18", {"percent": percent})


def _bigger(emblem: Any, others: list[Placed]) -> Placed | None:
    """A mark that is bigger than the emblem both in height and in width; a name in type is no mark."""
    marks = [one for one in others if not one.piece.is_in_type]
    return next(
        (one for one in marks if one.box.height > emblem.height and one.box.width > emblem.width), None
    )


def _clear_around(shown: Placed, others: list[Placed], strip: Strip) -> Decimal:
    """The least distance from the lock-up to another piece or to the strip's edge."""
    edges = (
        shown.box.x,
        shown.box.y,
        strip.width - shown.box.x - shown.box.width,
        strip.height - shown.box.y - shown.box.height,
    )
    return min(*edges, *(shown.box.gap(one.box) for one in others))


def _smallest(strip: Strip, least: int) -> int:
    """The smallest of the sizes in which the emblem is at least as high as asked."""
    share = next(one.piece.item.share for one in strip.placed if one.emblem)
    sizes = SIZES[strip.purpose.unit]
    return next((size for size in sizes if Decimal(size) * share / 100 >= least), sizes[-1])


def _size(least: int, unit: Unit) -> dict[str, Any]:
    return {"least": least, "unit": unit.value}
