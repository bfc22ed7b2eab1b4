"""From the front page to a file of the portal on a phone, with JavaScript and without; and the brand team's way in."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.services.browser import PHONE, log_in, screenshot
from tests.services.checkers import axe

DOCUMENTS = {
    "Word": ("pohjat", "karstula", "Karstula, Word-pohja suomeksi", "karstula-word-pohja.docx"),
    "PowerPoint": (
        "pohjat",
        "karstula",
        "Karstula, PowerPoint-pohja suomeksi",
        "karstula-powerpoint-pohja.pptx",
    ),
    "guideline": ("ohjeet", "alue", "Sydänsuomessa, Viestintäohje suomeksi", "viestintaohje.pdf"),
}
OFFICIAL = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'><path fill='#12372A' d='M0 0h90v50H0z'/></svg>"
KINNULA = "from brand.models import Municipality; print(Municipality.objects.get(slug='kinnula').pk)"
DEMONSTRATION = """
from django.test import Client
print(b"".join(Client().get("/lataa/kinnula/horizontal-colour.svg").streaming_content).decode())
"""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone_page(request, browser: Browser, site_server) -> Page:
    context = browser.new_context(**PHONE, base_url=site_server.url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def to_the_portal(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Valikko").click()
    page.get_by_role("link", name="Aineistopankki").first.click()
    expect(page).to_have_url(re.compile("/aineistopankki/$"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_from_the_front_page_to_a_document_on_a_phone(phone_page, document):
    kind, owner, title, name = DOCUMENTS[document]
    to_the_portal(phone_page)
    for chosen in (kind, owner):
        phone_page.locator(f"label:has(input[value='{chosen}'])").click()
    phone_page.get_by_role("button", name="Näytä aineistot").click()
    phone_page.locator(".assets").get_by_role("link", name=title, exact=True).click()
    expect(phone_page.get_by_role("heading", level=1)).to_be_visible()
    preview = phone_page.locator(".assetpage__plate img")
    preview.scroll_into_view_if_needed()
    shown = preview.bounding_box()
    assert shown["x"] >= 0 and 200 < shown["width"] <= 360
    with phone_page.expect_download() as download:
        phone_page.locator(".fetch a").first.click()
    assert download.value.suggested_filename == name
    content = download.value.path().read_bytes()
    assert content.startswith(b"%PDF-" if name.endswith("pdf") else b"PK")
    if not name.endswith("pdf"):
        assert ZipFile(download.value.path()).testzip() is None


@pytest.mark.parametrize("slug", ["karstula-word-pohja", "alue-powerpoint-pohja", "viestintaohje"])
def test_an_asset_s_page_is_whole_on_each_screen(screen, slug):
    screen.goto(f"/aineistopankki/aineisto/{slug}/")
    expect(screen.locator(".assetpage__plate img")).to_have_js_property("complete", True)
    assert screen.locator(".assetpage__plate img").evaluate("(one) => one.naturalWidth") > 0
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(screen) == []
    screenshot(screen, f"asset-{slug}-{screen.device}")


def test_a_printed_asset_s_page_tells_where_its_files_are(desktop):
    desktop.goto("/aineistopankki/aineisto/karstula-horizontal-colour/")
    where = desktop.locator(".fetch .in-print")
    expect(where).to_have_count(4)
    assert not any(one.is_visible() for one in where.all())
    desktop.emulate_media(media="print")
    for one, name in zip(where.all(), ("SVG", "PNG 1×", "PNG 2×", "PNG 4×"), strict=True):
        expect(one).to_be_visible()
        assert re.fullmatch(rf"{name}: http://\S+/lataa/karstula/horizontal-colour\S*", one.inner_text())
    for shown in ("#terms-heading", "#use-heading", ".assetpage__plate img"):
        expect(desktop.locator(shown)).to_be_visible()
    for hidden in (".fetch .button", "#versions-heading", "#siblings-heading"):
        expect(desktop.locator(hidden).first).to_be_hidden()


def test_the_files_of_the_chosen_kind_are_in_view_and_their_number_in_the_title(screen):
    screen.goto("/aineistopankki/")
    screen.locator("label:has(input[value='ohjeet'])").click()
    screen.get_by_role("button", name="Näytä aineistot").click()
    expect(screen.locator("#marks-heading")).to_be_in_viewport()
    expect(screen.locator(".asset").first).to_be_in_viewport()
    expect(screen).to_have_title(re.compile("^3 aineistoa: Ohjeet – Aineistopankki"))
    screen.goto("/aineistopankki/?q=kissa")
    expect(screen).to_have_title(re.compile("^0 aineistoa: ”kissa” – "))


def test_the_brand_team_gives_a_mark_its_official_drawing(desktop, site_server, tmp_path):
    was = tmp_path / "esittely.svg"
    was.write_text(site_server.shell(DEMONSTRATION))
    now = tmp_path / "virallinen.svg"
    now.write_text(OFFICIAL)
    log_in(desktop, "brandi@sydansuomessa.example")
    kinnula = site_server.shell(KINNULA).strip()
    give(desktop, kinnula, now)
    said = desktop.locator(".messages")
    expect(said).to_contain_text("Word- ja PowerPoint-pohjat tehdään uudelleen")
    desktop.goto("/aineistopankki/aineisto/kinnula-horizontal-colour/")
    mark = desktop.locator(".assetpage__plate img")
    expect(mark).to_have_js_property("complete", True)
    assert mark.evaluate("(one) => one.naturalWidth / one.naturalHeight") == pytest.approx(1.8, abs=0.01)
    expect(desktop.get_by_role("heading", name="Versio 2")).to_be_visible()
    refused = desktop.goto("/lataa/kinnula/horizontal-colour.v1.svg")
    assert refused.status == 410
    expect(desktop.locator("main a[href='/lataa/kinnula/horizontal-colour.svg']")).to_be_visible()
    desktop.goto("/aineistopankki/aineisto/kinnula-word-pohja/")
    expect(desktop.get_by_role("heading", name="Versio 2")).to_be_visible()
    give(desktop, kinnula, was)


def give(page: Page, kinnula: str, drawing: Path) -> None:
    """What the brand team does: find the mark in the admin and give it a drawing."""
    page.goto(f"/admin/snippets/brand/mark/?municipality={kinnula}")
    page.get_by_role("link", name="Kinnula: kuvio ja nimi vierekkäin, värillinen vaalealla").first.click()
    page.set_input_files("[name=drawing]", str(drawing))
    with page.expect_navigation():
        page.locator("button.action-save").click()
