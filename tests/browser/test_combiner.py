"""Project staff fetch a strip: on a phone and on a desktop, with JavaScript and without."""

import json
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.services.browser import DESKTOP, PHONE, log_in
from tests.services.checkers import axe

from .pages import FUNDED_PAGES

pytestmark = pytest.mark.usefixtures("addresses")

_GIVE_MARKS = """
from django.core.files.base import ContentFile
from brand.models import Mark, Organisation
names = ("Karstulan kunta", "Viitasaaren kaupunki")
for name, view in zip(names, ((120, 40), (60, 60))):
    owner = Organisation.objects.get(name=name)
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s'><path d='M0 0h%sv%sz'/></svg>" % (*view, *view)
    Mark.objects.create(organisation=owner, shape="horizontal", variant="colour", width=view[0], height=view[1],
        file=ContentFile(svg.encode(), name=owner.key + ".svg"))
"""
_TAKE_MARKS = """
from brand.models import Mark
Mark.objects.filter(organisation__name__in=("Karstulan kunta", "Viitasaaren kaupunki")).delete()
"""
_BAND = """() => [...document.querySelectorAll(".funding__row > *")].map((one) => {
  const picture = one.querySelector("img");
  return [one.className.split(" ")[0], picture ? picture.getBoundingClientRect().height : 0];
})"""


def set_funders_height(page: Page, percent: int) -> None:
    """What the brand team does in the admin: the funders' height in the template of the pages' bands."""
    page.goto("/admin/snippets/brand/logotemplate/")
    page.get_by_role("link", name="Rahoittajat, kuten hankkeen sivulla").first.click()
    page.locator("[name=slots-1-share]").fill(str(percent))
    with page.expect_navigation():
        page.locator("button.action-save").click()


@pytest.fixture
def funders_at_seventy_per_cent(desktop, site_server) -> Iterator[None]:
    """Two funders have marks, and all funders seventy per cent of the emblem's height."""
    site_server.shell(_GIVE_MARKS)
    log_in(desktop, "brandi@sydansuomessa.example")
    set_funders_height(desktop, 70)
    yield
    site_server.shell(_TAKE_MARKS)
    set_funders_height(desktop, 100)


COMBINER = "/aineistopankki/yhdistelma/"


@pytest.mark.parametrize("screen_size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_the_front_page_to_the_file_without_javascript(browser, site_server, screen_size):
    context = browser.new_context(**screen_size, base_url=site_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/aineistopankki/")
    expect(page.get_by_role("link", name="Kokoa tunnusrivi")).to_have_attribute("href", COMBINER)
    page.get_by_label("Kenelle").select_option(label="Järvireitit samalle kartalle")
    page.get_by_role("button", name="Näytä rivi").click()
    expect(page.locator(".strip img")).to_be_in_viewport()
    page.locator("input[value='tumma']").check()
    page.locator(".combiner__form button").click()
    expect(page.locator("[data-copy]")).to_be_hidden()
    with page.expect_download() as download:
        page.locator(".strip__files a[href$='@2x.png']").click()
    picture = Image.open(download.value.path())
    assert picture.mode == "RGBA" and picture.getpixel((0, 0))[3] == 0
    assert "tumma-fi-64px@2x.png" in download.value.suggested_filename
    context.close()


def test_each_choice_shows_at_once_and_the_address_is_copied(screen):
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.goto("/aineistopankki/yhdistelma/")
    screen.locator("#kohde").select_option(label="Karstula")
    picture = screen.locator(".strip img")
    picture.wait_for()
    for value in ("tumma", "paino"):
        screen.locator(f"input[value='{value}']").check()
        expect(picture).to_have_attribute("src", re.compile(f"/{value}-"))
        assert screen.evaluate("document.activeElement.value") == value, "the keyboard stays where it was"
        expect(screen.locator(f"input[value='{value}']")).to_be_in_viewport()
        expect(picture).to_be_in_viewport(ratio=1)
    assert "koko=" in screen.url and screen.locator("#koko").input_value().endswith("mm")
    said = screen.locator("#combiner-said").inner_text()
    assert "suoja-alueen" in said and "15 mm" in said, "the strip, and the size that became another"
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(one) => one.naturalWidth") > 0
    screen.locator("[data-copy]").click()
    expect(screen.locator("#combiner-said")).not_to_be_empty()
    assert screen.evaluate("navigator.clipboard.readText()") == screen.locator("#osoite").input_value()
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_cannot_be_drawn_is_said_aloud(desktop):
    desktop.goto(f"{COMBINER}?kohde=kunta/karstula&pohja=hankerivi")
    desktop.locator("input[value='tumma']").check()
    expect(desktop.locator("#combiner-said")).to_have_text("Tätä riviä ei piirretä")
    assert axe(desktop) == []


def test_the_band_on_the_page_and_the_file_have_the_same_order_and_heights(
    desktop, site_server, funders_at_seventy_per_cent
):
    desktop.goto(FUNDED_PAGES["project-eu"])
    for picture in desktop.locator("img").all():
        expect(picture).to_have_js_property("complete", True)
    band = desktop.evaluate(_BAND)
    desktop.goto(desktop.locator("main a[href*='/yhdistelma/']").get_attribute("href") + "&pohja=rahoittajat")
    address = desktop.locator(".strip__files a[href$='.svg']").first.get_attribute("href")
    drawn = json.loads(
        site_server.shell(f"""
import json
from django.test import Client
from lxml import etree
root = etree.fromstring(Client().get({address!r}).content)
print(json.dumps([float(one.get("height")) for one in root.findall("{{http://www.w3.org/2000/svg}}svg")]))
""")
    )
    kinds = [kind for kind, _height in band]
    assert kinds == [
        "eu",
        "funding__name",
        "funding__mark",
        "funding__mark",
        "funding__name",
        "funding__name",
    ]
    assert len(drawn) == len(band)
    on_page = [height / band[0][1] for _kind, height in band]
    in_file = [height / drawn[0] for height in drawn]
    for kind, page_share, file_share in zip(kinds, on_page, in_file, strict=True):
        if kind != "funding__name":
            assert page_share == pytest.approx(file_share, rel=0.02), kind
    assert in_file[2] == pytest.approx(0.7, rel=0.01)
