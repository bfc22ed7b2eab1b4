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
    """What a desktop's browser was asked for and refused, by any page that it visits."""
    return refusals_of(desktop)


def refusals_of(page) -> list[str]:
    found: list[str] = []

    def keep(message) -> None:
        if "REFUSED" in message.text or "Content Security Policy" in message.text:
            found.append(f"{page.url}: {message.text}")

    page.context.on("console", keep)
    page.context.add_init_script(LISTEN)
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


def test_a_focal_point_is_marked_with_a_mouse_and_with_a_finger(screen, site_server):
    """A finger's stroke marks it, and the page doesn't scroll away under it."""
    refused = refusals_of(screen)
    picture = site_server.shell(
        "from brand.models import Picture; print(Picture.objects.order_by('pk')[0].pk)"
    )
    log_in(screen, "brandi@sydansuomessa.example")
    screen.goto(f"/admin/images/{picture.strip()}/")
    chooser = screen.locator(".jcrop-holder")
    chooser.scroll_into_view_if_needed()
    width = screen.locator("input.focal_point_width")
    assert width.input_value() in ("", "1")
    before = screen.evaluate("scrollY")
    draw = drawn_by_finger if screen.device == "phone" else drawn_by_mouse
    draw(screen, corners(chooser.bounding_box()))
    assert int(width.input_value()) == pytest.approx(640, rel=0.03), "four tenths of the picture's 1600 px"
    assert screen.evaluate("scrollY") == before
    assert refused == []


def corners(box: dict) -> tuple:
    """From low on the right to high on the left, which would scroll a page on."""
    return tuple(
        (box["x"] + box["width"] * share, box["y"] + box["height"] * share) for share in (0.7, 0.5, 0.3)
    )


def drawn_by_mouse(page, points) -> None:
    first, *others = points
    page.mouse.move(*first)
    page.mouse.down()
    for point in others:
        page.mouse.move(*point, steps=4)
    page.mouse.up()


def drawn_by_finger(page, points) -> None:
    touches = page.context.new_cdp_session(page)
    for number, (x, y) in enumerate(points):
        kind = "touchMove" if number else "touchStart"
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
