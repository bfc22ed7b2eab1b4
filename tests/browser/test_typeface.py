"""A page whose typeface comes late, as on a poor connection: it is read at once, and nothing on it moves."""

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
def test_nothing_moves_when_the_typeface_comes_late(screen, addresses, name):
    late = _delay_faces(screen)
    screen.add_init_script(SHIFTS)
    screen.goto(addresses[name], wait_until="load")
    assert late, "the page asked for no face"
    assert screen.evaluate("window.shifts") == []


def _delay_faces(page: Page) -> list[str]:
    """Hold each face back for LATE seconds; the list fills with the addresses of those that were."""
    delayed = []

    def hold(route: Route) -> None:
        time.sleep(LATE)
        delayed.append(route.request.url)
        route.continue_()

    page.route("**/*.woff2", hold)
    return delayed
