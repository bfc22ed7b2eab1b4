"""Every page type in a browser at 360, 768 and 1280 px: accessible, valid, within the screen, silent to other hosts."""

from playwright.sync_api import Page

from tests.services.browser import record_requests, screenshot, spoil
from tests.services.checkers import axe, vnu_many

from .keyboard import walk

WIDTHS = {"phone": (360,), "desktop": (1280, 768)}


def test_every_page_is_walked_by_keyboard_and_accessible_at_every_width(screen, addresses):
    faults = {}
    for name, address in addresses.items():
        screen.goto(address)
        found = [f"{kind} by the keyboard: {parts}" for kind, parts in walk(screen).items()]
        for width in WIDTHS[screen.device]:
            screen.set_viewport_size({"width": width, "height": 900})
            screenshot(screen, f"{name}-{width}")
            found += axe(screen)
            if _overflow(screen):
                found.append(f"runs {_overflow(screen)} px off the screen, {width} px wide")
        if found:
            faults[address] = found
    assert faults == {}


def test_every_page_holds_at_four_times_its_size_and_with_letters_twice_as_large(desktop, addresses):
    """400 % zoom on a 1280 px screen is a width of 320 px. Letters alone: as where only they are enlarged."""
    faults = {}
    for name, address in addresses.items():
        desktop.set_viewport_size({"width": 320, "height": 256})
        desktop.goto(address)
        found = _overflow(desktop)
        desktop.set_viewport_size({"width": 360, "height": 740})
        spoil(desktop, "html { font-size: 200% }")
        screenshot(desktop, f"{name}-large-letters")
        if found or _overflow(desktop):
            faults[address] = (found, _overflow(desktop))
    assert faults == {}


def _overflow(page: Page) -> int:
    """How many px the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_no_page_has_a_fault_in_its_html(desktop, addresses):
    documents = [desktop.request.get(address).text() for address in addresses.values()]
    faults = {
        address: found
        for address, found in zip(addresses.values(), vnu_many(documents), strict=True)
        if found
    }
    assert faults == {}


def test_a_visit_sets_no_cookie_and_asks_no_other_host(screen, addresses):
    log = record_requests(screen)
    for address in addresses.values():
        screen.goto(address)
    assert log.urls
    assert log.to_other_hosts() == []
    assert log.cookies() == []
    refused = (addresses["not-found"], addresses["combiner-refused"])
    assert [failed for failed in log.failed() if not failed.endswith(refused)] == []


def test_every_page_is_read_without_javascript(browser, site_server, addresses):
    context = browser.new_context(base_url=site_server.url, java_script_enabled=False)
    page = context.new_page()
    for address in addresses.values():
        page.goto(address)
        assert page.locator("main h1").count() == 1, address
        # What there is comes as a module of this site's own, and only adds.
        assert page.locator("script:not([type='application/ld+json'], [type=module])").count() == 0, address
    context.close()


def test_the_skip_link_is_first_and_leads_to_the_content(screen):
    screen.goto("/")
    screen.keyboard.press("Tab")
    focused = screen.locator(":focus")
    assert focused.text_content().strip() == "Siirry suoraan sisältöön"
    assert focused.is_visible()
    focused.press("Enter")
    assert screen.url.endswith("#sisalto")


def test_more_filters_open_and_are_followed_from_the_keyboard(screen):
    screen.goto("/uutiset/")
    chips = screen.locator("details .chip")
    assert not chips.first.is_visible()
    screen.get_by_text("Lisää rajauksia").press("Enter")
    screen.keyboard.press("Tab")
    chosen = screen.locator(":focus")
    assert chosen.inner_text() == chips.first.inner_text() and chosen.is_visible()
    chosen.press("Enter")
    screen.wait_for_url("**/uutiset/?*")
    assert screen.locator(".filters__words").is_visible()


def test_the_phone_s_menu_opens_and_closes_from_the_keyboard(phone):
    phone.goto("/")
    menu = phone.get_by_role("navigation", name="Päävalikko")
    assert not menu.is_visible()
    phone.get_by_role("button", name="Valikko").press("Enter")
    assert menu.get_by_role("link", name="Hankkeet").is_visible()
    phone.keyboard.press("Escape")
    assert not menu.is_visible()


def test_print_leaves_out_what_paper_cannot_use(desktop, addresses):
    desktop.goto(addresses["project"])
    desktop.emulate_media(media="print")
    screenshot(desktop, "project-print")
    assert not desktop.get_by_role("navigation", name="Päävalikko").is_visible()
    assert desktop.locator("[data-locked-region=funding]").is_visible()
    # EU-17: at least 1 cm high in print; CSS counts 96 px to the inch.
    assert desktop.locator("[data-locked-region=masthead] .eu__emblem").bounding_box()["height"] >= 96 / 2.54


def test_forced_colours_keep_the_emblem_and_give_way_in_the_text(desktop, addresses):
    """The reader's own colours take the text and its ground; the emblem keeps the two that law gives it."""
    desktop.emulate_media(forced_colors="active")
    desktop.goto(addresses["project-eu"])
    screenshot(desktop, "project-eu-forced-colours")
    adjust = "element => getComputedStyle(element.closest('.eu')).forcedColorAdjust"
    for emblem in desktop.locator(".eu__emblem").all():
        assert emblem.evaluate(adjust) == "none"
    colours = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    own = desktop.locator("body").evaluate(colours)
    assert desktop.locator("[data-locked-region=closing]").evaluate(colours) == own
