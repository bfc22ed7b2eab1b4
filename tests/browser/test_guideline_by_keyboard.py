"""A news item that breaks six rules: refused at its fields, mended with the panel's help and published.

By keyboard alone, at a desk and on a phone."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.services.browser import log_in, screenshot

# Six must rules: TXT-01, TXT-02, TXT-06, TXT-07, IMG-01 and CON-01; and TXT-05, which only advises.
MAKE = """
import json
from brand.models import Picture
from news.models import NewsPage
from tests.builders import municipality_page
from tests.uploads import jpeg, upload
from wagtail.models import Collection
picture = Picture.objects.create(
    title="Kirjasto", file=upload("kirjasto.jpg", jpeg()), creator="K", licence="L", focal_point_x=5, focal_point_y=5,
    focal_point_width=5, focal_point_height=5, collection=Collection.objects.get(name="Karstula"))
page = NewsPage(
    title="KIRJASTO AVAA OVENSA ILLALLA", slug="kirjasto-avaa-ovensa", live=False, lead="Karstulan kirjasto. " * 20,
    body=[
        ("paragraph", '<p>SydänSuomessa luetaan. Vipuvoimaa EU:lta. Asia: 131052-308T. '
                      '<a href="https://karstula.example/">Lue lisää</a></p>'),
        ("picture", {"picture": picture, "alt_text": "IMG_2044.jpg", "caption": ""}),
    ])
municipality_page("karstula").add_child(instance=page)
page.save_revision()
print(json.dumps(page.pk))
"""
ACCOUNT = "viestija@karstula.example"
PANEL = "[data-side-panel='guideline']"
SAID = f"{PANEL} [data-guideline-panel-target='summary']"
TITLE = "Kirjasto avaa ovensa illalla"
LEAD = "Sisään pääsee kirjastokortilla ja tunnusluvulla. Opastusta saa arkisin kello 10–16, myös puhelimitse."
TEXT = "Kirjasto palvelee nyt myös illalla. Henkilökunta on paikalla arkipäivisin."
# The way through the whole editor, with room.
MOST_PRESSES = 160
SAVED_MS = 45_000


@pytest.fixture
def faulty(site_server) -> int:
    pk = json.loads(site_server.shell(MAKE).strip().splitlines()[-1])
    yield pk
    site_server.shell(f"from news.models import NewsPage; NewsPage.objects.get(pk={pk}).delete()")


def tab_to(page: Page, name: str, within: str = "body") -> None:
    """Press Tab until what has the focus lies in `within` and is called something that matches `name`."""
    seen = []
    for _press in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        focused = page.locator(within).locator(":focus")
        if not focused.count():
            continue
        # What a reader hears: the words, also those that are only for a screen reader.
        words = focused.evaluate(
            "one => one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent"
        )
        seen.append(" ".join(words.split()))
        if re.search(name, seen[-1]):
            return
    raise AssertionError(f"{name} is not reached by Tab, but: {seen}")


def publish(page: Page) -> None:
    tab_to(page, "^Lisää toimintoja$")
    page.keyboard.press("Enter")
    tab_to(page, "Julkaise")
    page.keyboard.press("Enter")


def to_panel(page: Page) -> None:
    """By the shortcut, from wherever the keyboard stands."""
    page.keyboard.press("Control+o")
    expect(page.locator(SAID)).to_be_focused()


def take_mend(page: Page, words: str) -> None:
    tab_to(page, f"^Vaihda: ”{words}”", PANEL)
    page.keyboard.press("Enter")


def jump(page: Page, place: str, control: str) -> None:
    """From the panel to the field, where what is typed lands."""
    to_panel(page)
    tab_to(page, f"^Siirry kohtaan {place}", PANEL)
    page.keyboard.press("Enter")
    expect(page.locator(control)).to_be_focused()


def write(page: Page, words: str) -> None:
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_six_faults_are_mended_and_the_page_published(screen, faulty, site_server):
    log_in(screen, ACCOUNT)
    screen.goto(f"/admin/pages/{faulty}/edit/")
    expect(screen.locator("body.ready")).to_be_visible()
    publish(screen)

    refused = screen.locator(".messages .error")
    expect(refused).to_contain_text("Sivua ei tallennettu eikä julkaistu")
    if screen.device == "phone":
        menu = screen.locator(".sidebar-nav-toggle").bounding_box()
        way_on = refused.get_by_text("Siirry ensimmäiseen virheeseen").bounding_box()
        # The menu's button lies in the corner of the refusal, beside what it says.
        assert (
            menu["y"] == screen.locator(".messages").bounding_box()["y"]
            and menu["x"] + menu["width"] <= way_on["x"]
        )
    for field in ("title", "lead"):
        expect(screen.locator(f"#panel-child-sisalto-child-{field}-errors")).to_contain_text("TXT-0")
    for rule in ("TXT-06", "TXT-07", "CON-01", "IMG-01"):
        expect(screen.locator("#panel-child-sisalto-child-body-wrapper")).to_contain_text(rule)

    to_panel(screen)
    screenshot(screen, f"guideline-panel-refused-{screen.device}")
    expect(screen.locator(SAID)).to_contain_text("6 kohtaa on korjattava")
    take_mend(screen, TITLE)
    expect(screen.locator("#id_title")).to_have_value(TITLE, timeout=SAVED_MS)
    expect(screen.locator(SAID)).to_be_focused(timeout=SAVED_MS)
    expect(screen.locator(SAID)).to_contain_text("5 kohtaa")
    take_mend(screen, "Sydänsuomessa")
    expect(screen.locator(f"{PANEL} .guideline__group--should")).to_have_count(0, timeout=SAVED_MS)
    expect(screen.locator(SAID)).to_be_focused(timeout=SAVED_MS)

    jump(screen, "ingressi", "#id_lead")
    write(screen, LEAD)
    expect(screen.locator(SAID)).to_contain_text("4 kohtaa", timeout=SAVED_MS)
    jump(screen, "teksti: Teksti", ".public-DraftEditor-content")
    write(screen, TEXT)
    expect(screen.locator(SAID)).to_contain_text("1 kohta", timeout=SAVED_MS)
    to_panel(screen)
    tab_to(screen, "^Siirry kohtaan teksti: Kuva", PANEL)
    screen.keyboard.press("Enter")
    tab_to(screen, "^Tekstivastine tällä sivulla")
    write(screen, "Kirjaston ovi, jonka vieressä on kortinlukija")
    expect(screen.locator(SAID)).to_contain_text("Kaikki kunnossa", timeout=SAVED_MS)

    close_what_covers_the_phone(screen)
    publish(screen)
    expect(screen.locator(".messages .success")).to_contain_text("julkaistu")
    screen.goto("/karstula/kirjasto-avaa-ovensa/")
    expect(screen.locator("h1")).to_have_text(TITLE)
    screenshot(screen, f"guideline-published-{screen.device}")


def close_what_covers_the_phone(page: Page) -> None:
    if page.device == "phone" and page.locator(PANEL).is_visible():
        page.locator("[data-form-side-close-button]").focus()
        page.keyboard.press("Enter")


def test_what_is_written_at_once_is_judged_and_saved(desktop, faulty):
    """Wagtail watches a form from two seconds after its page has come."""
    log_in(desktop, ACCOUNT)
    desktop.goto(f"/admin/pages/{faulty}/edit/", wait_until="commit")
    desktop.locator("#id_lead").focus()
    write(desktop, LEAD)
    expect(desktop.locator(SAID)).to_contain_text("5 kohtaa", timeout=SAVED_MS)
    desktop.reload()
    expect(desktop.locator("#id_lead")).to_have_value(LEAD)


def test_what_is_written_while_a_save_is_under_way_is_saved(desktop, faulty):
    """Wagtail watches a form anew from what stands there when a save is answered."""
    log_in(desktop, ACCOUNT)
    desktop.goto(f"/admin/pages/{faulty}/edit/")
    expect(desktop.locator("body.ready")).to_be_visible()
    begun, end = LEAD[:60], LEAD[60:]
    saves = []

    def hold_first(route, request):
        if request.method == "POST":
            saves.append(request.post_data)
            if len(saves) == 1:
                desktop.keyboard.type(end)
        route.continue_()

    desktop.route(f"**/admin/pages/{faulty}/edit/", hold_first)
    desktop.locator("#id_lead").focus()
    write(desktop, begun)
    with desktop.expect_response(lambda answer: answer.request.method == "POST" and len(saves) > 1):
        expect(desktop.locator("#id_lead")).to_have_value(LEAD, timeout=SAVED_MS)
    assert end not in saves[0]
    desktop.unroute_all()
    desktop.reload()
    expect(desktop.locator("#id_lead")).to_have_value(LEAD)


def test_where_an_editor_writes_has_a_name(desktop, faulty):
    log_in(desktop, ACCOUNT)
    desktop.goto(f"/admin/pages/{faulty}/edit/")
    for name in ("Otsikko*", "Ingressi", "Teksti"):
        expect(desktop.get_by_role("textbox", name=name, exact=True)).to_be_visible()
    nameless = desktop.locator("#tab-sisalto [role=textbox]:not([aria-labelledby])")
    expect(nameless).to_have_count(0)


def test_the_keyboard_stays_where_a_picture_was_chosen(desktop, faulty):
    log_in(desktop, ACCOUNT)
    desktop.goto(f"/admin/pages/{faulty}/edit/")
    chooser = desktop.locator("#panel-child-sisalto-picture-section .chooser")
    chooser.get_by_role("button", name="Valitse kuva").focus()
    desktop.keyboard.press("Enter")
    choice = desktop.locator(".modal a.image-choice").first
    expect(choice).to_be_visible()
    expect(desktop.locator(".modal")).to_be_focused()
    tab_to(desktop, "", ".modal .listing")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".modal")).to_have_count(0)
    expect(chooser.locator(":focus")).to_be_visible()


def test_a_headline_becomes_an_address_of_plain_letters(desktop, site_server):
    parent = site_server.shell(
        "from tests.builders import municipality_page; print(municipality_page('karstula').pk)"
    )
    log_in(desktop, ACCOUNT)
    desktop.goto(f"/admin/pages/add/news/newspage/{parent.strip()}/")
    expect(desktop.locator("body.ready")).to_be_visible()
    desktop.locator("#id_title").focus()
    desktop.keyboard.type("Åkerlundin kesäyö vie öljymyllyn pihalle")
    expect(desktop.locator("#id_slug")).to_have_value("akerlundin-kesayo-vie-oljymyllyn-pihalle")
