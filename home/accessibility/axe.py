"""Running axe-core over pages of the site in a real browser."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from brand.browser import ARGUMENTS, installed_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(settings.SITE_DIR).parent / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 A and AA, which hold what the law asks; axe's "best practices" are advice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A phone's width and a desktop's: what is hidden at one may be at fault at the other.
WIDTHS = (360, 1280)
TIMEOUT_MS = 30_000


class CheckError(Exception):
    """The check can't be made. The message says what is missing."""


@dataclass
class AxeReport:
    """What axe said: its version, the addresses it read and the faults, each in a line by itself."""

    version: str = ""
    addresses: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def check_pages(base_url: str, paths: Iterable[str]) -> AxeReport:
    """Read each page at both widths. Raises CheckError where there is no browser or no axe, and for a page that
    doesn't answer with 200."""
    if not AXE.exists():
        raise CheckError(_("axe-core isn't installed: npm ci installs it."))
    report, source = AxeReport(), AXE.read_text(encoding="utf-8")
    with _browser_page() as page:
        for path in paths:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                _check_page(page, urljoin(base_url, path), width, source, report)
            report.addresses.append(path)
    return report


def _check_page(page: "Page", address: str, width: int, source: str, report: AxeReport) -> None:
    answer = page.goto(address, timeout=TIMEOUT_MS)
    if answer is None or answer.status != 200:
        status = answer.status if answer else "–"
        raise CheckError(_("%(address)s answered with %(status)s.") % {"address": address, "status": status})
    page.evaluate(source)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    report.version = found["testEngine"]["version"]
    for violation in found["violations"]:
        for node in violation["nodes"]:
            target = " ".join(map(str, node["target"]))
            report.faults.append(f"{address} ({width} px): {violation['id']}: {violation['help']}: {target}")


@contextmanager
def _browser_page() -> Iterator["Page"]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise CheckError(_("The browser's driver isn't installed: see requirements-dev.txt.")) from error
    chromium = installed_browser()
    if chromium is None:
        raise CheckError(_("Chromium isn't installed."))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            yield browser.new_context(reduced_motion="reduce").new_page()
        except Error as error:
            raise CheckError(str(error).splitlines()[0]) from error
        finally:
            browser.close()
