"""What a logo template states, what a strip can be for, and in which sizes it comes."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "FULL_SHARE",
    "MARK_CLEAR_PERCENT",
    "MARK_LEAST_MM",
    "MARK_LEAST_PX",
    "MM_TO_A_PX",
    "PURPOSES",
    "SIZES",
    "Ground",
    "Purpose",
    "Slot",
    "SlotKind",
    "Template",
    "Unit",
    "in_mm",
]

FULL_SHARE = 100
# A mark alone, without the emblem: the space kept free around it in per cent of its height, and its least height.
MARK_CLEAR_PERCENT = 25
MARK_LEAST_MM = 6
MARK_LEAST_PX = 20
# CSS counts 96 px to the inch.
MM_TO_A_PX = Decimal("25.4") / 96


class Unit(StrEnum):
    MM = "mm"
    PX = "px"


class Ground(StrEnum):
    """What a strip stands on: that decides the variant of everything in it."""

    LIGHT = "light"
    DARK = "dark"
    ONE_COLOUR = "one-colour"


class SlotKind(StrEnum):
    UNION = "eu"
    FUNDERS = "funders"
    REGION = "region"
    PUBLISHER = "publisher"
    PARTNERS = "partners"


@dataclass(frozen=True)
class Slot:
    """A place in a template. `share` is its height in per cent of the strip's size, `shape` that of its marks."""

    kind: SlotKind
    share: int = FULL_SHARE
    shape: str = "horizontal"


@dataclass(frozen=True)
class Template:
    """How marks are put together. `clear_percent` is the clear space in per cent of the strip's size,
    `longest_row` the width at which a new row begins, in sizes."""

    key: str
    slots: tuple[Slot, ...]
    clear_percent: int
    least_mm: int
    least_px: int
    longest_row: int
    grounds: frozenset[Ground] = frozenset(Ground)
    languages: frozenset[str] = frozenset({"fi", "sv", "en"})
    subjects: frozenset[str] = frozenset()

    @property
    def suits_pages(self) -> bool:
        """Whether a page's funding band can follow it: it has the EU's place, in full size, and the funders'."""
        shares = {slot.kind: slot.share for slot in self.slots}
        return shares.get(SlotKind.UNION) == FULL_SHARE and SlotKind.FUNDERS in shares

    def least(self, unit: Unit) -> int:
        return self.least_mm if unit is Unit.MM else self.least_px


@dataclass(frozen=True)
class Purpose:
    """What a strip is for."""

    key: str
    ground: Ground
    unit: Unit


# By what stands in addresses. EU-16: one colour is for print alone.
PURPOSES = {
    purpose.key: purpose
    for purpose in (
        Purpose("naytto", Ground.LIGHT, Unit.PX),
        Purpose("paino", Ground.LIGHT, Unit.MM),
        Purpose("tumma", Ground.DARK, Unit.PX),
        Purpose("yksivarinen", Ground.ONE_COLOUR, Unit.MM),
    )
}
# A strip's size is the height of a mark whose share is 100 %. A few sizes, so that what can be drawn is bounded.
SIZES = {
    Unit.MM: (10, 12, 15, 20, 25, 30, 40, 60, 80, 100),
    Unit.PX: (38, 48, 56, 64, 80, 96, 128, 160, 200),
}


def in_mm(length: Decimal, unit: Unit) -> Decimal:
    return length if unit is Unit.MM else length * MM_TO_A_PX
