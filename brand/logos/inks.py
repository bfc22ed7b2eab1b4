"""The colours a mark is drawn in. The palette's own values come from the site's tokens: `brand.palette`."""

import re
from dataclasses import astuple, dataclass

__all__ = ["BLACK", "WHITE", "Inks", "one_colour"]

BLACK = "#000000"
WHITE = "#FFFFFF"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Inks:
    """Three colours: the facet that speaks, the other facets, and the name beside the mark.

    Raises ValueError for a colour that isn't written `#RRGGBB`.
    """

    accent: str
    rest: str
    lettering: str

    def __post_init__(self) -> None:
        for ink in astuple(self):
            if not _HEX.fullmatch(ink):
                raise ValueError(f"An ink is written #RRGGBB, not {ink!r}")

    @property
    def is_one_colour(self) -> bool:
        """Whether shape alone must tell the facets apart."""
        return self.accent == self.rest


def one_colour(ink: str) -> Inks:
    """Return the inks of a drawing in a single colour."""
    return Inks(accent=ink, rest=ink, lettering=ink)
