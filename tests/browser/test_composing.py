"""What editors do in a real browser for the residents' pages: compose the front, raise a banner, correct an item,
and enter an event that repeats with days that differ."""

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.services.browser import PHONE, fresh_page, log_in, screenshot
from tests.services.checkers import axe

from .banners import banner_on

WATER = "Juomavesi on keitettävä ennen käyttöä koko keskustassa."
_ITEMS = """
from tests.builders import make_event, make_news, municipality_page
print(make_news(municipality_page("karstula"), "Kirjaston uudet aukioloajat vahvistettiin").pk)
print(make_event(municipality_page("karstula"), "Neulekerho kokoontuu kirjastossa joka viikko").pk)
"""
_EVENT = """
from tests.builders import make_event, municipality_page
print(make_event(municipality_page("karstula"), "Onkikilpailu pidetään Pääjärven rannassa").pk)
"""


def stream(page: Page, name: str) -> Locator:
    return page.locator(f"[data-contentpath={name}]").first


def add_block(page: Page, where: Locator, kind: str) -> None:
    """Press the last plus of a stream and choose the kind of block."""
    where.get_by_role("button", name="Lisää lohko").last.click()
    page.get_by_role("option", name=kind, exact=True).click()


def press_publish(page: Page) -> None:
    page.get_by_role("button", name="Lisää toimintoja").click()
    page.get_by_role("button", name="Julkaise", exact=True).click()


def publish(page: Page) -> None:
    press_publish(page)
    expect(page.locator(".messages .success")).to_be_visible()


def test_the_brand_team_composes_the_front_page(desktop, site_server):
    pk = site_server.shell(
        "from home.models import HomePage; print(HomePage.objects.get(locale__language_code='fi').pk)"
    ).strip()
    log_in(desktop, "brandi@sydansuomessa.example")
    desktop.goto(f"/admin/pages/{pk}/edit/")
    body = stream(desktop, "body")
    add_block(desktop, body, "Teksti")
    desktop.locator("[name=body-0-value-heading]").fill("Miksi yhdessä?")
    body.locator(".public-DraftEditor-content").click()
    desktop.keyboard.type("Yhdessä näymme kauemmas.")
    expect(desktop.locator("[name=body-0-value-text]")).to_have_value(re.compile("kauemmas"))
    for kind in ("Pääuutinen ja tämä viikko", "Hankkeet"):
        add_block(desktop, body, kind)
    publish(desktop)
    for width in (360, 1280):
        desktop.set_viewport_size({"width": width, "height": 800})
        desktop.goto("/")
        heads = [
            each.replace("\N{SOFT HYPHEN}", "") for each in desktop.locator("main h2").all_text_contents()
        ]
        assert heads[0] == "Miksi yhdessä?" and heads[2:] == ["Tällä viikolla", "Yhteisiä hankkeita"]
        assert axe(desktop) == []
        screenshot(desktop, f"front-composed-{width}")
    site_server.shell(
        f"from home.models import HomePage; page = HomePage.objects.get(pk={pk}); page.body = []; "
        "page.save_revision().publish()"
    )


def test_a_municipality_raises_a_banner_in_two_clicks(desktop, browser, site_server):
    log_in(desktop, "viestija@karstula.example")
    desktop.get_by_role("link", name="Kriisitiedote").first.click()
    # The end is there already: only the words are missing.
    expect(desktop.locator("[name=ends_at]")).to_have_value(re.compile(r"^\d\d\.\d\d\.20\d\d \d\d\.\d\d$"))
    desktop.locator("[name=text]").fill(WATER)
    desktop.get_by_role("button", name=re.compile("Nosta|Näytä|Julkaise")).first.click()
    expect(desktop.get_by_text(WATER).first).to_be_visible()
    with fresh_page(browser, site_server.url, PHONE) as phone:
        banner = banner_on(phone, "/karstula/")
        expect(banner.get_by_text(WATER)).to_be_visible()
        screenshot(phone, "banner-raised")
    site_server.shell("from brand.models import CrisisBanner; CrisisBanner.objects.all().delete()")


def test_an_editor_corrects_an_item_and_enters_an_event_that_repeats(desktop, site_server):
    news, event = site_server.shell(_ITEMS).split()
    log_in(desktop, "viestija@karstula.example")
    desktop.goto(f"/admin/pages/{news}/edit/")
    desktop.locator("[name=correction]").fill("Uutisessa oli väärä kellonaika. Kirjasto sulkeutuu kello 19.")
    desktop.locator("[name=corrected_on]").fill(f"{date.today():%-d.%-m.%Y}")
    desktop.keyboard.press("Escape")
    publish(desktop)
    desktop.goto("/karstula/kirjaston-uudet-aukioloajat-vahvistettiin/")
    expect(desktop.get_by_text("Kirjasto sulkeutuu kello 19.")).to_be_visible()
    desktop.goto(f"/admin/pages/{event}/edit/")
    add_block(desktop, stream(desktop, "repetition"), "Viikoittain")
    desktop.locator("[name=repetition-0-value-until]").fill("5.6.2090")
    changes = stream(desktop, "changes")
    for number, (kind, day) in enumerate((("Väliin jäävä", "8.5.2090"), ("Peruttu", "15.5.2090"))):
        add_block(desktop, changes, kind)
        desktop.locator(f"[name=changes-{number}-value-day]").fill(day)
        desktop.keyboard.press("Escape")
    publish(desktop)
    desktop.goto("/karstula/neulekerho-kokoontuu-kirjastossa-joka-viikko/")
    times = desktop.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Maanantaisin 1.5.2090–5.6.2090" in times


def type_moment(page: Page, field: Locator, words: str) -> None:
    """Type over what is there, and go on to another field."""
    field.click()
    expect(page.locator(".xdsoft_datetimepicker").filter(visible=True)).to_have_count(1)
    field.fill(words)
    page.locator("[name=lead]").focus()
    expect(field).to_have_value(words)


def test_a_moment_is_typed_as_it_is_written_and_a_wrong_one_told(desktop, site_server):
    event = site_server.shell(_EVENT).strip()
    log_in(desktop, "viestija@karstula.example")
    desktop.goto(f"/admin/pages/{event}/edit/")
    start = desktop.locator("[name=start]")
    expect(start).to_have_value(re.compile(r"^\d\d\.\d\d\.20\d\d \d\d\.\d\d$"))
    type_moment(desktop, start, "ensi torstaina")
    press_publish(desktop)
    expect(desktop.get_by_text("Kirjoita päivä ja kellonaika näin: 5.11.2026 klo 9.30.")).to_be_visible()
    expect(start).to_have_value("ensi torstaina")
    screenshot(desktop, "event-start-refused")
    type_moment(desktop, start, "1.5.2090 klo 7.30")
    publish(desktop)
    desktop.goto(f"/admin/pages/{event}/edit/")
    expect(start).to_have_value("01.05.2090 07.30")
