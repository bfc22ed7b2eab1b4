"""The EU emblem and its funding statement, from their published geometry and wording.

Sources: Regulation (EU) 2021/1060, Annex IX (rules EU-02 to EU-18 of the rulebook), and the annex on the
European emblem in the Interinstitutional Style Guide. The colours are the law's, not the palette's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from typing import Literal

from brand.logos.inks import BLACK, WHITE
from brand.logos.lettering import STATEMENT_FACE, set_line
from brand.logos.svg import Point, ViewBox, document, number

__all__ = [
    "HEIGHT",
    "INKS",
    "INK_BESIDE",
    "REFLEX_BLUE",
    "STATEMENTS",
    "WIDTH",
    "YELLOW",
    "DrawnLockup",
    "Ink",
    "Language",
    "Support",
    "Variant",
    "draw_lockup",
    "draw_period_lockup",
    "emblem",
    "lockup",
    "statement",
    "statement_size",
    "statement_text",
    "two_lines",
]

Variant = Literal["colour", "bordered", "black", "reflex"]
Ink = Literal["reflex", "black", "white"]
Language = Literal["fi", "sv", "en"]
Support = Literal["co-funded", "funded"]

REFLEX_BLUE = "#003399"
YELLOW = "#FFCC00"
INKS: dict[str, str] = {"reflex": REFLEX_BLUE, "black": BLACK, "white": WHITE}

# What Annex IX has every beneficiary say, by language and by whether the EU pays a part or the whole.
STATEMENTS: dict[str, dict[str, str]] = {
    "fi": {"co-funded": "Euroopan unionin osarahoittama", "funded": "Euroopan unionin rahoittama"},
    "sv": {
        "co-funded": "Medfinansieras av Europeiska unionen",
        "funded": "Finansieras av Europeiska unionen",
    },
    "en": {"co-funded": "Co-funded by the European Union", "funded": "Funded by the European Union"},
}

# In user units. Everything follows from the height: 2 by 3, ring 1/3, star 1/18, border 1/25.
HEIGHT = 36
WIDTH = HEIGHT * 3 / 2
RING_RADIUS = HEIGHT / 3
STAR_RADIUS = HEIGHT / 18
BORDER = HEIGHT / 25
# The guide asks for a black outline and gives no width; this is ours.
BLACK_OUTLINE = HEIGHT / 50
CLEAR_SPACE = HEIGHT / 2
STARS = 12
# The inner corners of a regular five-pointed star lie at this share of its radius.
INNER_SHARE = (3 - 5**0.5) / 2

STATEMENT_SIZE = 15.5
STATEMENT_BASELINES = (15.2, 33.4)
STATEMENT_MARGIN = 0.5
# From the emblem to the statement's box in the lockup: a third of the height, so it never touches (EU-05).
STATEMENT_GAP = HEIGHT / 3

# The lock-up of 2014–2020: the largest em, the em as a share of a line's room, the room as a share of the em.
PERIOD_SIZE = 13.5
PERIOD_SIZE_OF_STEP = 0.86
PERIOD_LEADING = 1.25
CAP_HEIGHT = 0.69

_ABOUT_EMBLEM = (
    "The European emblem drawn from its published geometry: height 2, width 3, twelve stars centred on a "
    "circle of radius 1/3 of the height, each star in a circle of radius 1/18 of the height, one point up."
)
_ABOUT_STATEMENT = (
    "The funding statement in outlines of Ubuntu Medium, a face that Annex IX of Regulation (EU) 2021/1060 "
    "allows."
)

_ABOUT_PERIOD = (
    "The European emblem with the lock-up of the period 2014–2020: the Union's name and the fund's."
)


def _star(centre: Point) -> str:
    corners = []
    for step in range(10):
        radius = STAR_RADIUS * (INNER_SHARE if step % 2 else 1)
        x = centre[0] + radius * sin(step * pi / 5)
        y = centre[1] - radius * cos(step * pi / 5)
        corners.append(f"{x:.4f},{y:.4f}")
    return f'<polygon points="{" ".join(corners)}"/>'


def _star_centres() -> Iterator[Point]:
    """Yield the centres as the hours on a clock face, from twelve."""
    for hour in range(STARS):
        angle = hour * 2 * pi / STARS
        yield WIDTH / 2 + RING_RADIUS * sin(angle), HEIGHT / 2 - RING_RADIUS * cos(angle)


def _rectangle(fill: str, outset: float = 0) -> str:
    place = f'x="{number(-outset)}" y="{number(-outset)}" ' if outset else ""
    size = f'width="{number(WIDTH + 2 * outset)}" height="{number(HEIGHT + 2 * outset)}"'
    return f'<rect {place}{size} fill="{fill}"/>'


def _field(variant: Variant) -> tuple[list[str], str]:
    """Return the ground of a variant and the colour of its stars."""
    match variant:
        case "colour":
            return [_rectangle(REFLEX_BLUE)], YELLOW
        case "bordered":
            return [_rectangle(WHITE, outset=BORDER), _rectangle(REFLEX_BLUE)], YELLOW
        case "black":
            return [_rectangle(BLACK), _rectangle(WHITE, outset=-BLACK_OUTLINE)], BLACK
        case "reflex":
            return [_rectangle(REFLEX_BLUE)], WHITE
    raise ValueError(f"The emblem has no variant {variant!r}")


def _draw_emblem(variant: Variant) -> list[str]:
    ground, stars = _field(variant)
    return [*ground, f'<g fill="{stars}">', *(_star(centre) for centre in _star_centres()), "</g>"]


def emblem(title: str, variant: Variant = "colour") -> str:
    """Draw the emblem as an SVG file, 54 × 36 units; a border lies around that.

    Use `bordered` on a coloured background (EU-15), `black` and `reflex` only where colour cannot be
    printed (EU-16). Raises ValueError for an unknown variant.
    """
    edge = BORDER if variant == "bordered" else 0
    view = ViewBox(WIDTH + 2 * edge, HEIGHT + 2 * edge, left=-edge, top=-edge)
    return document(view, title, _ABOUT_EMBLEM, _draw_emblem(variant))


def statement_text(language: Language, support: Support = "co-funded") -> str:
    """Return the statement's words. Raises ValueError where the law's wording is not recorded."""
    try:
        return STATEMENTS[language][support]
    except KeyError:
        raise ValueError(f"No statement is recorded for {language!r}, {support!r}") from None


def two_lines(text: str) -> tuple[str, str]:
    """Break a text at the space that leaves its halves most alike."""
    breaks = [index for index, character in enumerate(text) if character == " "]
    middle = min(breaks, key=lambda index: abs(index - (len(text) - 1 - index)))
    return text[:middle], text[middle + 1 :]


def _draw_statement(text: str, ink: Ink, x: float = 0) -> tuple[str, float]:
    """Return the drawn statement and its width in user units."""
    if ink not in INKS:
        raise ValueError(f"The statement may not be set in {ink!r} (EU-07)")
    lines = [
        set_line(part, STATEMENT_FACE, STATEMENT_SIZE, x, baseline)
        for part, baseline in zip(two_lines(text), STATEMENT_BASELINES, strict=True)
    ]
    width = max(line.advance for line in lines) + STATEMENT_MARGIN
    return f'<path fill="{INKS[ink]}" d="{"".join(line.path for line in lines)}"/>', round(width, 1)


def statement(language: Language, support: Support = "co-funded", ink: Ink = "reflex") -> str:
    """Draw the funding statement in two lines as an SVG file 36 units high, to stand beside the emblem.

    Raises ValueError for wording that is not recorded or an ink that EU-07 does not allow.
    """
    text = statement_text(language, support)
    path, width = _draw_statement(text, ink)
    return document(ViewBox(width, HEIGHT), text, _ABOUT_STATEMENT, [path])


@cache
def statement_size(language: Language, support: Support = "co-funded") -> tuple[int, int]:
    """Width and height of the drawn statement, in whole user units. Raises ValueError for wording not recorded."""
    _path, width = _draw_statement(statement_text(language, support), "reflex")
    return round(width), HEIGHT


INK_BESIDE: dict[str, Ink] = {"colour": "reflex", "bordered": "white", "black": "black", "reflex": "reflex"}


def lockup(
    language: Language,
    support: Support = "co-funded",
    variant: Variant = "colour",
    ink: Ink | None = None,
    clear_space: bool = False,
) -> str:
    """Draw emblem and statement in one SVG file.

    The emblem is 54 × 36 units. `ink` is by default the one that goes with the variant. `clear_space`
    keeps half the emblem's height free on every side (EU-18), for a file that others will place. Raises
    ValueError for an unknown variant, ink or wording.
    """
    return draw_lockup(language, support, variant, ink, clear_space).svg


@dataclass(frozen=True)
class DrawnLockup:
    """Emblem and lettering in one drawing: its SVG and view, and the box of the lettering. The emblem's own box is
    WIDTH by HEIGHT from the origin."""

    svg: str
    view: ViewBox
    lettering: ViewBox


def draw_lockup(
    language: Language,
    support: Support = "co-funded",
    variant: Variant = "colour",
    ink: Ink | None = None,
    clear_space: bool = False,
) -> DrawnLockup:
    """The same as `lockup`, with where its parts stand."""
    text = statement_text(language, support)
    flag = _draw_emblem(variant)
    left = WIDTH + STATEMENT_GAP
    path, width = _draw_statement(text, ink or INK_BESIDE[variant], left)
    view = _around(left + width, variant, CLEAR_SPACE if clear_space else 0)
    drawing = [*flag, path]
    svg = document(view, text, f"{_ABOUT_EMBLEM} {_ABOUT_STATEMENT}", drawing)
    return DrawnLockup(svg, view, ViewBox(width, HEIGHT, left=left))


def draw_period_lockup(lines: Sequence[str], variant: Variant = "colour") -> DrawnLockup:
    """Draw the lock-up of 2014–2020 (PER-01): the emblem, and beside it the Union's name above the funds' names."""
    left = WIDTH + STATEMENT_GAP
    step = HEIGHT / len(lines)
    size = min(PERIOD_SIZE, step * PERIOD_SIZE_OF_STEP)
    # The block of lines is centred on the emblem.
    gap = min(step, size * PERIOD_LEADING)
    top = (HEIGHT - gap * len(lines)) / 2
    drawn = [
        set_line(text, STATEMENT_FACE, size, left, top + gap * place + (gap + size * CAP_HEIGHT) / 2)
        for place, text in enumerate(lines)
    ]
    width = round(max(line.advance for line in drawn) + STATEMENT_MARGIN, 1)
    path = f'<path fill="{INKS[INK_BESIDE[variant]]}" d="{"".join(line.path for line in drawn)}"/>'
    view = _around(left + width, variant)
    svg = document(view, ", ".join(lines), _ABOUT_PERIOD, [*_draw_emblem(variant), path])
    return DrawnLockup(svg, view, ViewBox(width, HEIGHT, left=left))


def _around(width: float, variant: Variant, clear_space: float = 0) -> ViewBox:
    """The view of a drawing `width` wide whose emblem may have a border around it."""
    edge = clear_space + (BORDER if variant == "bordered" else 0)
    return ViewBox(width + 2 * edge, HEIGHT + 2 * edge, left=-edge, top=-edge)
