"""The region's real project page: every sentence of its source is on it, in order."""

import re
import tomllib

from django.conf import settings

from tests.services.browser import log_in, screenshot

PIKASTARTTI = "/hanke/sydansuomen-aluekehitystyolle-pikastartti/"
# The site spells this label as Finnish does; the published page had a slip in it.
LABELS = {"Hankeen nimi:": "Hankkeen nimi:"}


def plain(text: str) -> str:
    """Text with neither soft hyphens nor white space of any kind, to compare by."""
    return re.sub(r"[\s\u00ad\u00a0]+", "", text)


def expected_lines() -> list[str]:
    region = tomllib.loads((settings.REGION_FOLDER / "region.toml").read_text(encoding="utf-8"))
    text = (settings.REGION_FOLDER / "project.txt").read_text(encoding="utf-8")
    for slip, mended in {**region["corrections"], **LABELS}.items():
        text = text.replace(slip, mended)
    return [line.strip().removeprefix("•").strip() for line in text.splitlines() if line.strip()]


def test_every_line_of_the_source_is_on_the_page_in_order(desktop):
    desktop.goto(PIKASTARTTI)
    # The wordmark and the EU statement are pictures: their text alternatives are read as words.
    desktop.evaluate("document.querySelectorAll('img[alt]').forEach(img => img.replaceWith(img.alt))")
    page = plain(desktop.evaluate("document.body.textContent"))
    position = 0
    for line in expected_lines():
        found = page.find(plain(line), position)
        assert found >= 0, f"not on the page after what comes before it: {line}"
        position = found + len(plain(line))


def test_lists_dates_sums_and_contacts_keep_their_form(desktop):
    desktop.goto(PIKASTARTTI)
    for heading in ("Tavoitteet", "Miten?"):
        section = desktop.locator("section", has=desktop.get_by_role("heading", name=heading, exact=True))
        assert section.locator("li").count() == 5
    assert desktop.locator("a[href='tel:+358405480582']").text_content() == "040 548 0582"
    assert desktop.locator("a[href='mailto:hanna.moilanen@karstulanseutu.fi']").count() == 1
    assert "116\u00a0475\u00a0€" in desktop.locator("[data-locked-region=facts]").text_content()


def test_a_communicator_sees_the_locked_regions_in_the_editor(desktop, site_server):
    address = site_server.shell(
        "from news.models import NewsPage; "
        "print(NewsPage.objects.filter(publisher__slug='karstula').first().pk)"
    ).strip()
    log_in(desktop, "viestija@karstula.example")
    desktop.goto(f"/admin/pages/{address}/edit/")
    masthead = desktop.locator("[data-locked-region=masthead]")
    assert masthead.is_visible()
    assert masthead.locator("img").first.evaluate("image => image.naturalWidth") > 0
    assert desktop.locator("[data-locked-region=publisher]").text_content().strip().startswith("Karstula")
    for region in ("masthead", "publisher", "closing"):
        locked = desktop.locator(f"[data-locked-region={region}]")
        assert locked.locator("a[href], input, select, textarea").count() == 0
    screenshot(desktop, "editor-karstula")
