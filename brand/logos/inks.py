"""The colours a mark is drawn in. The palette's own values come from the site's tokens: `brand.palette`."""

from dataclasses import dataclass

__all__ = ["BLACK", "WHITE", "Inks", "one_colour"]

BLACK = "#000000"
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Inks:
    """Three colours as `#RRGGBB`: the facet that speaks, the other facets, and the name beside the mark."""

    accent: str
    rest: str
    lettering: str

    @property
    def is_one_colour(self) -> bool:
        """Whether shape alone must tell the facets apart."""
        return self.accent == self.rest


def one_colour(ink: str) -> Inks:
    """Return the inks of a drawing in a single colour."""
    return Inks(accent=ink, rest=ink, lettering=ink)
