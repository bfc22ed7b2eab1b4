"""Pages on a poor connection: what comes late, typeface or picture, moves nothing that is being read."""

import time

import pytest
from playwright.sync_api import Page, Route

LATE = 0.6  # seconds; a browser gives an optional face about 0.1
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({type: 'layout-shift', buffered: true});
"""


@pytest.mark.parametrize("name", ["front", "news", "news-item", "project"])
def test_nothing_moves_while_a_page_loads(screen, addresses, name):
    late = _delay_faces(screen)
    screen.add_init_script(SHIFTS)
    screen.goto(addresses[name], wait_until="load")
    assert late, "the page asked for no face"
    assert screen.evaluate("window.shifts") == []
    assert screen.locator("img").count() > 0 and screen.locator("img:not([width][height])").count() == 0


def _delay_faces(page: Page) -> list[str]:
    """Hold each face back for LATE seconds; the list fills with the addresses of those that were."""
    delayed = []

    def hold(route: Route) -> None:
        time.sleep(LATE)
        delayed.append(route.request.url)
        route.continue_()

    page.route("**/*.woff2", hold)
    return delayed
