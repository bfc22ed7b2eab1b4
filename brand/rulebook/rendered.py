"""The emblem as a browser shows it: boxes in px, measured at a phone's and a desktop's width.

Measuring and judging are apart: `measure` asks a playwright page, `judge` is pure. Nothing here asks the database,
which refuses to answer while playwright runs.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ..browser import ARGUMENTS, installed_browser
from ..logos.emblem import INKS, REFLEX_BLUE, YELLOW
from ..logos.inks import WHITE
from ..palette import contrast
from .checks.emblem import ALL_STATEMENTS, frame_place
from .emblem_measures import EmblemMeasures
from .finding import Finding
from .html import EMBLEM_FILES, STATEMENT_FILES
from .loading import shipped_rulebook
from .painted import Painted, colours_of, is_near
from .rule import Severity
from .rulebook import Rulebook

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage
    from playwright.sync_api import ViewportSize

WIDTHS = (360, 1280)
TIMEOUT_MS = 30_000
# As on a phone. With one, hardly a pixel of a small emblem's stars lies wholly inside a star.
PIXELS_PER_PX = 2
# Ours: the statement's height as a share of the emblem's, and the ground from which on a border is asked for, as its
# contrast to white.
STATEMENT_SHARE = (0.5, 1.0)
COLOURED_FROM = 1.25
# Annex IX, 1.3. Outlines of these are drawn by brand.logos.
FACES = ("Arial", "Auto", "Calibri", "Garamond", "Tahoma", "Trebuchet", "Ubuntu", "Verdana")
# How often a page that still moves is looked at.
MOST_LOOKS = 5
# Browsers place boxes on fractions of a pixel.
ROUNDING_PX = 0.5

_MEASURE = Path(__file__).with_name("measure_emblems.js").read_text(encoding="utf-8")


class NoBrowser(RuntimeError):
    """There is no browser to measure with. The message says what to install."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in px."""

    x: float
    y: float
    width: float
    height: float

    def gap(self, other: "Box") -> float:
        """The distance to another box, along the axis in which they stand apart; negative if they overlap."""
        across = max(other.x - self.x - self.width, self.x - other.x - other.width)
        down = max(other.y - self.y - self.height, self.y - other.y - other.height)
        return max(across, down)


@dataclass(frozen=True)
class ShownEmblem:
    """An emblem that a browser shows: in which region, from which file, and what stands around it.

    `words` are the statement's. `lettering` is the file of one that is drawn and the face of one that is set as text;
    `ink` is the text's colour, and empty for a drawing. `ground` is what both stand on, as the styles say. `effects`
    are what the page's styles do to the statement. `painted` is what was seen of both, where somebody has looked.
    """

    region: str
    file: str
    emblem: Box
    statement: Box | None
    ink: str
    logos: tuple[Box, ...]
    neighbours: tuple[Box, ...]
    ground: str
    lettering: str = ""
    words: str = ""
    effects: tuple[str, ...] = ()
    painted: Painted | None = None


@dataclass(frozen=True)
class Visit:
    """A page to look at: its address, and the regions whose records call for the emblem."""

    key: int
    address: str
    called_for: tuple[str, ...]


def measure(page: "BrowserPage") -> list[ShownEmblem]:
    """The emblems that the page shows in its locked regions, as it stands now and as it is painted."""
    # A box is measured from the window's corner, a picture of the whole page from the page's.
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate("document.fonts.ready.then(() => null)")
    shown = _shown_now(page)
    for _attempt in range(MOST_LOOKS):
        looked = [_look(page, one) for one in shown]
        measured, shown = shown, _shown_now(page)
        # What comes late to a page moves what is below it: then the picture was of another place.
        if shown == measured:
            break
    return looked


def _shown_now(page: "BrowserPage") -> list[ShownEmblem]:
    return [_shown(one) for one in page.evaluate(_MEASURE, EMBLEM_FILES)]


def _look(page: "BrowserPage", shown: ShownEmblem) -> ShownEmblem:
    emblem = colours_of(_picture(page, shown.emblem))
    statement = colours_of(_picture(page, shown.statement)) if shown.statement else ()
    return replace(shown, painted=Painted(emblem, statement))


def _picture(page: "BrowserPage", box: Box) -> bytes:
    clip = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    # A picture of the whole page costs three of the window.
    is_below = box.y + box.height > page.viewport_size["height"]
    return page.screenshot(clip=clip, full_page=is_below, animations="disabled")


def _shown(data: dict[str, Any]) -> ShownEmblem:
    return ShownEmblem(
        region=data["region"],
        file=data["file"],
        emblem=Box(*data["emblem"]),
        statement=Box(*data["statement"]) if data["statement"] else None,
        ink=data["ink"],
        logos=tuple(Box(*one) for one in data["logos"]),
        neighbours=tuple(Box(*one) for one in data["neighbours"]),
        ground=data["ground"],
        lettering=data["lettering"],
        words=data["words"],
        effects=tuple(data["effects"]),
    )


def judge(shown: ShownEmblem, rulebook: Rulebook | None = None) -> Iterator[tuple[str, str]]:
    """Rule and measured value of everything that is wrong with a shown emblem, by the shipped rules by default."""
    emblem, statement = shown.emblem, shown.statement
    numbers = EmblemMeasures.of(rulebook or shipped_rulebook())
    if statement is not None:
        yield from _judge_statement(emblem, statement, is_drawn=not shown.ink)
        yield from _judge_face(shown)
    if shown.effects:
        yield "EU-03", ", ".join(shown.effects)
    yield from _judge_colours(shown, numbers)
    if abs(emblem.width / emblem.height / 1.5 - 1) > 0.01:
        yield "EU-08", f"{emblem.width / emblem.height:.2f}"
    for logo in shown.logos:
        if emblem.height < logo.height - ROUNDING_PX and emblem.width < logo.width - ROUNDING_PX:
            yield "EU-09", f"{_px(emblem)} < {_px(logo)}"
    if contrast(shown.ground, WHITE) > COLOURED_FROM and "bordered" not in shown.file:
        yield "EU-15", shown.ground
    if emblem.height < numbers.least_px - ROUNDING_PX:
        yield "EU-17", f"{emblem.height:.0f} px"
    least = min((emblem.gap(one) for one in shown.neighbours), default=emblem.height)
    asked = emblem.height * float(numbers.clear_share)
    if least < asked - ROUNDING_PX:
        yield "EU-18", f"{least:.0f} px < {asked:.0f} px"


def _judge_colours(shown: ShownEmblem, numbers: EmblemMeasures) -> Iterator[tuple[str, str]]:
    """What the styles say of the colours, and what was painted where somebody has looked."""
    painted = shown.painted
    if painted is None:
        if (ratio := contrast(shown.ink or REFLEX_BLUE, shown.ground)) < numbers.least_contrast:
            yield "EU-07", f"{ratio:.1f} : 1"
        return
    if painted.statement:
        ink, ratio = painted.ink_of_statement
        # What is set as text is the lock-up of 2014–2020, which is bound to no ink: it has to be readable.
        is_allowed = bool(shown.ink) or any(is_near(ink, allowed) for allowed in INKS.values())
        if ratio < numbers.least_contrast or not is_allowed:
            yield "EU-07", f"{ink}, {ratio:.1f} : 1"
    if missing := [colour for colour in (REFLEX_BLUE, YELLOW) if not painted.emblem_has(colour)]:
        yield ("EU-16" if painted.emblem_is_in_one_colour else "EU-14"), ", ".join(missing)


def _judge_face(shown: ShownEmblem) -> Iterator[tuple[str, str]]:
    if not shown.ink and STATEMENT_FILES not in shown.lettering:
        yield "EU-04", shown.lettering.rsplit("/", 1)[-1]
    # Other words are those of the lock-up of 2014–2020, which Annex IX says nothing of.
    if shown.ink and shown.words in ALL_STATEMENTS and not shown.lettering.startswith(FACES):
        yield "EU-04", shown.lettering


def _judge_statement(emblem: Box, statement: Box, is_drawn: bool) -> Iterator[tuple[str, str]]:
    if emblem.gap(statement) <= 0:
        yield "EU-05", f"{emblem.gap(statement):.0f} px"
    # What is set as text is the lock-up of 2014–2020, whose two lines Annex IX says nothing of.
    share = statement.height / emblem.height
    if is_drawn and not STATEMENT_SHARE[0] <= share <= STATEMENT_SHARE[1] + ROUNDING_PX / emblem.height:
        yield "EU-06", f"{share:.2f}"


def _px(box: Box) -> str:
    return f"{box.width:.0f} × {box.height:.0f} px"


def findings_of(visit: Visit, shown: list[ShownEmblem], rulebook: Rulebook, width: int) -> Iterator[Finding]:
    """What the rulebook finds in a page that was looked at in a window `width` px wide."""
    for name in visit.called_for:
        if name not in {one.region for one in shown}:
            yield _finding(rulebook, "EU-01", name, "", width)
    for one in shown:
        for rule_id, measured in judge(one, rulebook):
            yield _finding(rulebook, rule_id, one.region, measured, width)


def _finding(rulebook: Rulebook, rule_id: str, region: str, measured: str, width: int) -> Finding:
    rule = rulebook.by_id[rule_id]
    # EU-17 binds in print; on a screen its number is ours.
    severity = Severity.SHOULD if rule_id == "EU-17" else rule.severity
    message = _("It doesn't stand as it should in a window %(width)s px wide. Tell the site's operator.")
    label = f"{frame_place(region).label}, {width} px"
    return Finding(rule_id, severity, message % {"width": width}, "frame", label=label, words=measured)


def look_at(visits: Iterable[Visit], base_url: str, rulebook: Rulebook) -> dict[int, list[Finding]]:
    """What a browser shows of each page of the site at `base_url`, by the visits' keys. Raises NoBrowser."""
    visits = list(visits)
    found: dict[int, list[Finding]] = {visit.key: [] for visit in visits}
    with _browser() as browser:
        page = browser.new_page(viewport=_window(WIDTHS[0]), device_scale_factor=PIXELS_PER_PX)
        for visit in visits:
            page.set_viewport_size(_window(WIDTHS[0]))
            response = page.goto(base_url.rstrip("/") + visit.address, timeout=TIMEOUT_MS)
            if response is None or response.status != 200:
                message = _("The page could not be shown at %(address)s.") % {"address": page.url}
                found[visit.key].append(Finding("", Severity.MUST, message, check_failed=True))
                continue
            for width in WIDTHS:
                page.set_viewport_size(_window(width))
                found[visit.key] += findings_of(visit, measure(page), rulebook, width)
    return found


def _window(width: int) -> "ViewportSize":
    return {"width": width, "height": 900}


@contextmanager
def _browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoBrowser(_("--rendered needs playwright: pip install -r requirements-dev.txt")) from error
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed_browser(), args=ARGUMENTS)
        except Error as error:
            raise NoBrowser(
                _("--rendered needs Chromium, and it did not start: %(reason)s")
                % {"reason": error.message.splitlines()[0]}
            ) from error
        try:
            yield browser
        except Error as error:
            raise NoBrowser(error.message.splitlines()[0]) from error
        finally:
            browser.close()
