"""A news item with every block, in a browser: accessible and within the screen, its video silent until agreed to."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.services.browser import record_requests, screenshot
from tests.services.checkers import axe, vnu_many
from tests.services.site_server import SiteServer

from .keyboard import walk

_MAKE = """
from django.utils import timezone
from tests.news.body import full_item
item = full_item(
    title="Talvikunnossapitosopimuksesta päästiin yksimielisyyteen", author="Maija Mallikas",
    correction="Uutisessa kerrottiin, että sopimus on kolmivuotinen. Oikea kesto on neljä vuotta.",
    corrected_on=timezone.localdate())
print(item.url)
"""
PLAYER = "https://www.youtube-nocookie.com/**"


@pytest.fixture(scope="module")
def item(site_server: SiteServer) -> Iterator[str]:
    yield site_server.shell(_MAKE).strip().splitlines()[-1]


COLOURS_IN_FORCE = "(part) => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor]"


def heard_roles(page: Page) -> list[str]:
    """The roles in the browser's own accessibility tree."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node["role"]["value"] for node in nodes if not node["ignored"]]


def play(route: Route) -> None:
    route.fulfill(
        status=200, content_type="text/html", body="<p>Soitin</p>", headers={"Set-Cookie": "seuraa=1"}
    )


def test_the_item_is_sound_at_every_width_on_paper_and_in_the_reader_s_colours(desktop: Page, item: str):
    desktop.goto(item)
    assert walk(desktop) == {}
    assert vnu_many([desktop.request.get(item).text()]) == [[]]
    for width in (320, 360, 768, 1280):
        desktop.set_viewport_size({"width": width, "height": 900})
        assert axe(desktop) == [], width
        assert desktop.evaluate("document.documentElement.scrollWidth") <= width
        screenshot(desktop, f"news-blocks-{width}")
    table = desktop.get_by_role("table", name="Missä järjestyksessä aurataan")
    assert table.get_by_role("columnheader").count() == 3
    desktop.set_viewport_size({"width": 360, "height": 900})
    # Each row by itself, and still a table in what the browser tells a screen reader.
    heard = heard_roles(desktop)
    assert heard.count("rowheader") == 2 and heard.count("columnheader") == 3 and heard.count("row") == 3
    cells = table.get_by_role("cell")
    assert cells.nth(1).bounding_box()["y"] > cells.nth(0).bounding_box()["y"]
    desktop.emulate_media(media="print")
    screenshot(desktop, "news-blocks-print")
    assert desktop.get_by_text("Auraaja lähtee varikolta").is_visible()
    assert not desktop.get_by_role("button", name="Hyväksyn, näytä video tässä").is_visible()
    desktop.emulate_media(media="screen", forced_colors="active")
    screenshot(desktop, "news-blocks-forced-colours")
    # axe reckons contrast with the stylesheet's own grounds, so the colours in force are measured instead.
    assert [fault for fault in axe(desktop) if not fault.startswith("color-contrast")] == []
    own = desktop.locator("body").evaluate(COLOURS_IN_FORCE)
    assert own[0] != own[1]
    assert desktop.locator(".foot").evaluate(COLOURS_IN_FORCE) == own
    assert desktop.locator(".foot__end").evaluate(COLOURS_IN_FORCE)[0] == own[0]


def test_the_video_s_service_is_asked_once_the_reader_agrees(desktop: Page, item: str):
    desktop.route(PLAYER, play)
    log = record_requests(desktop)
    desktop.goto(item)
    desktop.wait_for_load_state("networkidle")
    assert log.to_other_hosts() == [] and log.cookies() == []
    desktop.get_by_role("button", name="Hyväksyn, näytä video tässä").press("Enter")
    desktop.frame_locator("iframe").get_by_text("Soitin").wait_for()
    assert [address.split("?")[0] for address in log.to_other_hosts()] == [
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    ]
    frame = desktop.locator("iframe")
    assert frame.get_attribute("title") == "Näin lumi aurataan"
    assert frame.evaluate("frame => frame === document.activeElement")
    # The frame's store is its own and ends with the page.
    assert log.errors == [] and log.cookies() == []


def test_the_address_is_copied_and_without_javascript_nothing_is_missing(browser, site_server, item: str):
    context = browser.new_context(base_url=site_server.url, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(item)
    page.get_by_role("link", name="Kopioi osoite").press("Enter")
    page.get_by_text("Osoite on kopioitu.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(item)
    context.close()
    plain = browser.new_context(base_url=site_server.url, java_script_enabled=False)
    page = plain.new_page()
    page.goto(item)
    assert page.get_by_role("link", name="Katso palvelussa YouTube: Näin lumi aurataan").is_visible()
    assert page.get_by_role("button", name="Hyväksyn, näytä video tässä").count() == 0
    assert page.get_by_role("link", name="Kopioi osoite").get_attribute("href").endswith(item)
    page.get_by_text("Video tekstinä").click()
    assert page.get_by_text("Auraaja lähtee varikolta").is_visible()
    plain.close()
