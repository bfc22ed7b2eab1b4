"""What stands in a strip and in which order: the same decisions for a page's funding band and a downloaded file."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from brand.logos.strip.template import SlotKind, Template

__all__ = ["Contents", "Item", "PeriodLockup", "What", "arrange"]


@dataclass(frozen=True)
class PeriodLockup:
    """The 2014–2020 emblem text: the Union's name, the fund's and that period's slogan (PER-01)."""

    union: str
    fund: str
    slogan: str


@dataclass(frozen=True)
class Contents:
    """What a record says that a strip can show. Owners are whatever the caller draws marks of; equal ones are one.

    `support` is "co-funded" or "funded" where the EU's statement is called for, empty where it isn't (NAT-01, EU-20).
    """

    language: str
    region: Any = None
    publisher: Any = None
    partners: tuple[Any, ...] = ()
    funders: tuple[Any, ...] = ()
    support: str = ""
    period_lockups: tuple[PeriodLockup, ...] = ()


class What(StrEnum):
    STATEMENT = "statement"
    PERIOD = "period"
    SLOGAN = "slogan"
    OWNER = "owner"


@dataclass(frozen=True)
class Item:
    """One thing in a strip. `share` is its height in per cent of the strip's size."""

    what: What
    slot: SlotKind
    share: int
    shape: str = ""
    owner: Any = None


def arrange(template: Template, contents: Contents) -> tuple[Item, ...]:
    """The template's slots filled from the record, in the template's order; an owner has one mark in a strip."""
    items: list[Item] = []
    seen: list[Any] = []
    for slot in template.slots:
        if slot.kind is SlotKind.UNION:
            items += (Item(what, slot.kind, slot.share) for what in _union(contents))
            continue
        for owner in _owners(slot.kind, contents):
            if owner not in seen:
                seen.append(owner)
                items.append(Item(What.OWNER, slot.kind, slot.share, slot.shape, owner))
    return tuple(items)


def _union(contents: Contents) -> Iterator[What]:
    """The emblem of the period whose money it is: today's where a project has both."""
    if contents.support:
        yield What.STATEMENT
    elif contents.period_lockups:
        yield What.PERIOD
        yield What.SLOGAN


def _owners(kind: SlotKind, contents: Contents) -> tuple[Any, ...]:
    match kind:
        case SlotKind.FUNDERS:
            return contents.funders
        case SlotKind.PARTNERS:
            return contents.partners
        case SlotKind.REGION:
            owner = contents.region
        case SlotKind.PUBLISHER:
            # What no municipality publishes, the whole region does.
            owner = contents.publisher or contents.region
    return () if owner is None else (owner,)
