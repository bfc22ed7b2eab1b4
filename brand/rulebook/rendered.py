"""The emblem as a browser shows it: boxes in px, measured at a phone's and a desktop's width.

Measuring and judging are apart: `measure` asks a playwright page, `judge` is pure. Nothing here asks the database,
which refuses to answer while playwright runs.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ..logos.emblem import REFLEX_BLUE
from ..logos.inks import WHITE
from ..palette import contrast
from .checks.emblem import frame_place
from .emblem_measures import EmblemMeasures
from .finding import Finding
from .html import EMBLEM_FILES
from .loading import shipped_rulebook
from .rule import Severity
from .rulebook import Rulebook

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

WIDTHS = (360, 1280)
TIMEOUT_MS = 30_000
# Ours: the statement's height as a share of the emblem's, and the ground from which on a border is asked for, as its
# contrast to white.
STATEMENT_SHARE = (0.5, 1.0)
COLOURED_FROM = 1.25
# Browsers place boxes on fractions of a pixel.
ROUNDING_PX = 0.5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

_MEASURE = """
emblemFiles => {
  const box = rect => [rect.x, rect.y, rect.width, rect.height];
  const isSeen = rect => rect.width > 0 && rect.height > 0;
  const hex = colour => '#' + colour.match(/\\d+/g).slice(0, 3).map(
    part => Number(part).toString(16).padStart(2, '0')).join('').toUpperCase();
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return hex(colour);
    }
    return '#FFFFFF';
  };
  const pieces = (region, lockup) => {
    const found = [];
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (lockup.contains(node)) continue;
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        // A font's own height can be more than the line that it is set in.
        let holder = node.parentElement;
        while (getComputedStyle(holder).display === 'inline') holder = holder.parentElement;
        const line = holder.getBoundingClientRect();
        for (const rect of range.getClientRects()) {
          const top = Math.max(rect.top, line.top);
          const bottom = Math.min(rect.bottom, line.bottom);
          found.push(new DOMRect(rect.x, top, rect.width, Math.max(bottom - top, 0)));
        }
      } else if (node.nodeName === 'IMG') {
        found.push(node.getBoundingClientRect());
      }
    }
    return found.filter(isSeen).map(box);
  };
  const shown = [];
  for (const region of document.querySelectorAll('[data-locked-region]')) {
    for (const emblem of region.querySelectorAll('img')) {
      const rect = emblem.getBoundingClientRect();
      const isEmblem = emblem.src.includes(emblemFiles);
      if (!isEmblem || !isSeen(rect) || !emblem.checkVisibility({visibilityProperty: true})) continue;
      const holder = emblem.parentElement;
      const beside = [...holder.children].find(one => one !== emblem && isSeen(one.getBoundingClientRect()));
      const logos = [...region.querySelectorAll('img')].filter(one => !holder.contains(one));
      shown.push({
        region: region.dataset.lockedRegion,
        file: emblem.src,
        emblem: box(rect),
        statement: beside ? box(beside.getBoundingClientRect()) : null,
        ink: beside && beside.nodeName !== 'IMG' ? hex(getComputedStyle(beside).color) : '',
        logos: logos.map(one => one.getBoundingClientRect()).filter(isSeen).map(box),
        neighbours: pieces(region, holder),
        ground: ground(holder),
      });
    }
  }
  return shown;
}
"""


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

    `ink` is the colour of a statement that is set as text, and empty for one that is drawn; `ground` is what both
    stand on.
    """

    region: str
    file: str
    emblem: Box
    statement: Box | None
    ink: str
    logos: tuple[Box, ...]
    neighbours: tuple[Box, ...]
    ground: str


@dataclass(frozen=True)
class Visit:
    """A page to look at: its address, and the regions whose records call for the emblem."""

    key: int
    address: str
    called_for: tuple[str, ...]


def measure(page: "BrowserPage") -> list[ShownEmblem]:
    """The emblems that the page shows in its locked regions, as it stands now."""
    return [_shown(one) for one in page.evaluate(_MEASURE, EMBLEM_FILES)]


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
    )


def judge(shown: ShownEmblem, rulebook: Rulebook | None = None) -> Iterator[tuple[str, str]]:
    """Rule and measured value of everything that is wrong with a shown emblem, by the shipped rules by default."""
    emblem, statement = shown.emblem, shown.statement
    numbers = EmblemMeasures.of(rulebook or shipped_rulebook())
    if statement is not None:
        yield from _judge_statement(emblem, statement, is_drawn=not shown.ink)
    if (ratio := contrast(shown.ink or REFLEX_BLUE, shown.ground)) < numbers.least_contrast:
        yield "EU-07", f"{ratio:.1f} : 1"
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
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for visit in visits:
                response = page.goto(base_url.rstrip("/") + visit.address, timeout=TIMEOUT_MS)
                if response is None or response.status != 200:
                    message = _("The page could not be shown at %(address)s.") % {"address": page.url}
                    found[visit.key].append(Finding("", Severity.MUST, message, check_failed=True))
                    continue
                found[visit.key] += findings_of(visit, measure(page), rulebook, width)
            page.close()
    return found


@contextmanager
def _browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoBrowser(_("--rendered needs playwright: pip install -r requirements-dev.txt")) from error
    with sync_playwright() as playwright:
        try:
            path = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
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
