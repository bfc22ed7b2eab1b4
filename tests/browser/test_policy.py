"""The content security policy in a browser: nothing on the pages asks for what it refuses, and the editor works."""

import pytest

from tests.services.browser import log_in

LISTEN = """document.addEventListener("securitypolicyviolation",
  (event) => console.error(`REFUSED ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`), true)"""
FIND = """
from news.models import EventPage
from projects.models import Project
print(EventPage.objects.live().first().pk, Project.objects.first().pk)
"""


@pytest.fixture
def refusals(desktop):
    """What a browser was asked for and refused, by any page that it visits."""
    found: list[str] = []

    def keep(message) -> None:
        if "REFUSED" in message.text or "Content Security Policy" in message.text:
            found.append(f"{desktop.url}: {message.text}")

    desktop.context.on("console", keep)
    desktop.context.add_init_script(LISTEN)
    return found


def test_residents_pages_and_the_editor_s_bar_on_them(desktop, refusals):
    for address in ("/", "/uutiset/", "/tapahtumat/", "/karstula/", "/haku/?q=koulu", "/aineistopankki/"):
        desktop.goto(address)
    log_in(desktop, "brandi@sydansuomessa.example")
    desktop.goto("/uutiset/")
    desktop.locator("[data-wagtail-userbar-trigger]").click()
    desktop.wait_for_selector("[role=menu] [role=menuitem]")
    assert refusals == []


def test_the_editor_s_parts_all_start(desktop, site_server, refusals):
    event, project = site_server.shell(FIND).split()
    log_in(desktop, "brandi@sydansuomessa.example")
    desktop.goto(f"/admin/pages/{event}/edit/")
    desktop.wait_for_timeout(4500)
    for panel in ("preview", "checks", "guideline"):
        desktop.locator(f"[data-side-panel-toggle='{panel}']").click()
        desktop.wait_for_timeout(2000)
    desktop.locator("[data-side-panel-toggle='guideline']").click()
    desktop.locator(".public-DraftEditor-content").first.click()
    desktop.keyboard.type(" lisää")
    desktop.locator("button", has_text="Sivut").first.click()

    desktop.goto(f"/admin/snippets/projects/project/edit/{project}/")
    rows = desktop.locator("[data-inline-panel-child]:visible")
    before = rows.count()
    desktop.locator("#id_funding-ADD").click()
    assert rows.count() == before + 1
    rows.locator("[data-chooser-action-choose]:visible").last.click()
    desktop.wait_for_selector(".modal-body a[data-chooser-modal-choice]")
    desktop.locator(".modal-body a[data-chooser-modal-choice]").first.click()
    desktop.wait_for_selector(".modal-body", state="detached")
    assert refusals == []
