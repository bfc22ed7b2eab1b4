"""The emblem's numbers, which drawings keep to and measurements compare with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .registry import measures

if TYPE_CHECKING:
    from .rulebook import Rulebook


@measures("emblem-size")
@dataclass(frozen=True)
class SizeMeasures:
    """EU-17: the emblem's least height, in whole mm in print and in whole px on a screen."""

    print_mm: int
    screen_px: int


@measures("clear-space")
@dataclass(frozen=True)
class ClearSpaceMeasures:
    """EU-18: the clear space around the emblem, in per cent of its height."""

    percent: int


@measures("contrast")
@dataclass(frozen=True)
class ContrastMeasures:
    """EU-07: the statement's least contrast to its ground."""

    ratio: Decimal


@dataclass(frozen=True)
class EmblemMeasures:
    """The numbers in force. `clear_share` is the clear space as a share of the emblem's height."""

    least_mm: int
    least_px: int
    clear_share: Decimal
    least_contrast: Decimal

    @property
    def clear_percent(self) -> int:
        return int(self.clear_share * 100)

    @classmethod
    def of(cls, rulebook: "Rulebook") -> "EmblemMeasures":
        """The emblem's numbers as this rulebook has them."""
        size = rulebook.by_id["EU-17"].parameters
        return cls(
            least_mm=size.print_mm,
            least_px=size.screen_px,
            clear_share=Decimal(rulebook.by_id["EU-18"].parameters.percent) / 100,
            least_contrast=rulebook.by_id["EU-07"].parameters.ratio,
        )
