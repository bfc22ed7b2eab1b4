"""As the brand team, in the browser: a project's page is translated to Swedish side by side and through a PO file,
published, its strip downloaded in Swedish, and a change of the Finnish page is seen as out of date."""

import re
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Page, expect

from tests.services.browser import DESKTOP, fresh_page, log_in, record_requests

SLUG = "talviretket-pohjoisilla-jarvilla"
FINNISH, SWEDISH = f"/hanke/{SLUG}/", f"/sv/projekt/{SLUG}/"
LEAD = "Kolme pohjoista kuntaa"
KEYS = f"""
from projects.models import ProjectPage
print(ProjectPage.objects.get(slug="{SLUG}", locale__language_code="fi").pk)
"""


@pytest.fixture
def desk(browser, site_server) -> Page:
    with fresh_page(browser, site_server.url, DESKTOP) as page:
        log_in(page, "brandi@sydansuomessa.example")
        yield page


def publish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Julkaise: ruotsi")).click()


def translated(path: Path, source: Path, leaving_out: str) -> Path:
    """The file of a page with words in it, but for one part."""
    file = polib.pofile(str(source))
    for number, entry in enumerate(file):
        entry.msgstr = (
            "" if entry.msgid.startswith(leaving_out) else f"Vinterturer på de norra sjöarna {number}"
        )
    file.save(str(path))
    return path


def test_a_project_is_translated_published_drawn_and_goes_out_of_date(desk, browser, site_server, tmp_path):
    original = int(site_server.shell(KEYS).strip().splitlines()[-1])
    seen = record_requests(desk)
    desk.goto(f"/admin/localize/submit/page/{original}/")
    desk.get_by_label("ruotsi").check()
    desk.locator("main form input[type=submit]").click()

    # The add-on's own English is said in Finnish.
    editor = desk.locator(".js-translation-editor")
    expect(editor.get_by_text("Käännös: suomi – ruotsi").first).to_be_visible()
    expect(editor).not_to_contain_text("to ruotsi translation")
    expect(editor).not_to_contain_text("More actions")

    with desk.expect_download() as taken:
        desk.locator("a[download]").first.click()
    taken.value.save_as(tmp_path / "fi-sv.po")
    file = translated(tmp_path / "sv.po", tmp_path / "fi-sv.po", LEAD)
    desk.locator("input[type=file]").first.set_input_files(file)
    expect(desk.locator(".messages")).to_contain_text("1 kohta odottaa käännöstä")

    publish(desk)
    expect(desk.locator(".messages")).to_contain_text("ei julkaistu")
    assert desk.request.get(SWEDISH).status == 404

    part = editor.locator("li.incomplete", has_text=LEAD).first
    part.get_by_role("button", name="Käännä").click()
    # The field takes the keyboard a moment after it is drawn.
    expect(editor.locator("textarea:focus")).to_be_visible()
    desk.keyboard.insert_text(
        "Tre nordliga kommuner gör vintern till en tid för turer. Leden märks ut på isen."
    )
    editor.get_by_role("button", name="Tallenna").first.click()
    expect(editor.get_by_text(re.compile(r"Käännetty käsin \d+\.\d+\.\d{4}")).first).to_be_visible()
    publish(desk)
    expect(desk.locator(".messages")).to_contain_text("on julkaistu (ruotsi)")
    assert seen.errors == []

    with fresh_page(browser, site_server.url, DESKTOP) as reader:
        reader.goto(SWEDISH)
        expect(reader.locator("main")).to_contain_text("Tre nordliga kommuner")
        reader.get_by_role("link", name="Projektets märkesrader att ladda ner").click()
        with reader.expect_download() as strip:
            reader.locator("main a[href$='.svg']").first.click()
        drawing = Path(strip.value.path()).read_text()
        assert "-sv-" in strip.value.suggested_filename
        assert "<title>Medfinansieras av Europeiska unionen" in drawing

    translation = desk.url
    desk.goto(f"/admin/pages/{original}/edit/")
    desk.fill(
        "[name=lead]",
        "Kolme pohjoista kuntaa tekee talvesta retkikauden. Reitti merkitään jäälle joka vuosi.",
    )
    desk.locator(".footer .w-dropdown__toggle, footer .w-dropdown__toggle").first.click()
    desk.locator("button[name=action-publish]").click()
    expect(desk.locator(".messages")).to_contain_text("julkaistu")
    desk.goto(translation)
    expect(desk.locator(".messages")).to_contain_text("Vanhentunut: alkuperäinen on muuttunut")
    desk.get_by_role("link", name="Katso, mikä on muuttunut").click()
    expect(desk.locator(".translation-changes")).to_contain_text("Reitti merkitään jäälle joka vuosi.")
    expect(desk.locator(".translation-changes")).to_contain_text("Tre nordliga kommuner")
    desk.goto("/admin/")
    expect(desk.locator("#panel-unfinished-translations-content, main")).to_contain_text("Vanhentunut")
