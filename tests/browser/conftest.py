"""The site on a server, and pages of a real browser on it.

Everything in this folder is marked `browser` and runs in two processes, each with one server and one browser.
Helpers to import: `tests.services.checkers` (axe, vnu), `tests.services.browser` (log_in, record_requests, screenshot).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.services.browser import DESKTOP, PHONE, fresh_page, running_browser, screenshot
from tests.services.site_server import SiteServer

from .pages import DEMO_PAGES, EVENT_PAGES, FUNDED_PAGES, demo_item, make_pages

HERE = Path(__file__).parent
# Spent only by what doesn't come at all: a busy machine may take its time.
PATIENCE_MS = 20_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here, before pytest selects by mark and xdist deals out by group."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The longest file by itself: the two share the time about evenly with everything else.
            group = "emblem" if item.path.stem == "test_emblem" else "browser"
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="package")
def site_server(tmp_path_factory) -> Iterator[SiteServer]:
    """The demo site on a port of its own: `.url`, `.manage("command", …)`, `.shell("code")`, `.log`."""
    server = SiteServer(tmp_path_factory.mktemp("server"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


# Not for the session: while playwright runs, Django's ORM refuses to work in the same process.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, for tests that open their own contexts."""
    expect.set_options(timeout=PATIENCE_MS)
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def phone(browser: Browser, site_server: SiteServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page on a phone, 360 × 740."""
    with fresh_page(browser, site_server.url, PHONE) as page:
        yield page
        screenshot(page, f"{request.node.name}-phone")


@pytest.fixture
def desktop(browser: Browser, site_server: SiteServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page on a desktop, 1280 × 900."""
    with fresh_page(browser, site_server.url, DESKTOP) as page:
        yield page
        screenshot(page, f"{request.node.name}-desktop")


@pytest.fixture(scope="package")
def addresses(site_server) -> dict[str, str]:
    """The address of a page of each type by name, funded projects and events of every kind included."""
    make_pages(site_server)
    items = {"news-item": demo_item(site_server, "NewsPage"), "event": demo_item(site_server, "EventPage")}
    return DEMO_PAGES | FUNDED_PAGES | EVENT_PAGES | items


@pytest.fixture(params=["phone", "desktop"])
def screen(request) -> Page:
    """A page on a phone, then on a desktop; `device` tells which."""
    page = request.getfixturevalue(request.param)
    page.device = request.param
    return page
