"""The choices by which a reader narrows a list. Each choice is a link, so that each narrowing is an address."""

from dataclasses import dataclass

from .models import Municipality


@dataclass(frozen=True)
class Chip:
    """One choice of a filter: its words, the query that chooses it (or drops it, when it is chosen), and whose
    mark it carries."""

    label: str
    query: str
    is_chosen: bool
    owner: Municipality | None = None
    has_mark: bool = False


@dataclass(frozen=True)
class ChipRow:
    """A filter with its choices."""

    name: str
    label: str
    chips: list[Chip]

    @property
    def is_used(self) -> bool:
        return any(chip.is_chosen for chip in self.chips)
