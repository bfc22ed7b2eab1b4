"""What a browser has painted: the colours of a small picture, and what they make of an emblem and its statement."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from ..logos.emblem import REFLEX_BLUE
from ..palette import contrast, rgb_of

# Painted edges are mixed of two colours. A colour counts from this share of the picture on; twelve stars are some
# four hundredths of the emblem, and the strokes of a letter a tenth of a line.
LEAST_SHARE = 0.004
# Steps of 255 by which a painted colour may differ in each part: a screen's own rounding.
TOLERANCE = 8
# Parts of a grey differ by no more than this.
GREY_TOLERANCE = 16


@dataclass(frozen=True)
class Share:
    """A colour as #RRGGBB, and the share of the picture that is painted in it."""

    colour: str
    share: float


@dataclass(frozen=True)
class Painted:
    """The colours of the emblem and of its statement, the most painted first."""

    emblem: tuple[Share, ...]
    statement: tuple[Share, ...] = ()

    @property
    def ink_of_statement(self) -> tuple[str, float]:
        """The colour of the letters, and its contrast to what they stand on: of all colours the farthest."""
        ground = self.statement[0].colour
        ratios = {one.colour: contrast(one.colour, ground) for one in self.statement}
        ink = max(ratios, key=lambda colour: ratios[colour])
        return ink, ratios[ink]

    def emblem_has(self, colour: str) -> bool:
        return any(is_near(one.colour, colour) for one in self.emblem)

    @property
    def emblem_is_in_one_colour(self) -> bool:
        """Whether the emblem is painted in black and white, in greys, or in reflex blue and white."""
        return all(_is_grey(one.colour) or is_near(one.colour, REFLEX_BLUE) for one in self.emblem)


def colours_of(png: bytes) -> tuple[Share, ...]:
    """The colours of a picture that are more than the mixed ones of its edges."""
    with Image.open(BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    pixels = picture.width * picture.height
    counted = sorted(picture.getcolors(maxcolors=pixels) or [], reverse=True)
    return tuple(
        Share("#{:02X}{:02X}{:02X}".format(*colour), number / pixels)
        for number, colour in counted
        if number >= LEAST_SHARE * pixels
    )


def is_near(one: str, other: str) -> bool:
    """Whether two colours are the same but for rounding."""
    return all(abs(a - b) <= TOLERANCE for a, b in zip(rgb_of(one), rgb_of(other), strict=True))


def _is_grey(colour: str) -> bool:
    parts = rgb_of(colour)
    return max(parts) - min(parts) <= GREY_TOLERANCE
