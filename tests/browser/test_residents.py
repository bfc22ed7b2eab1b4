"""What residents do in a real browser: give feedback, meet a banner, follow the map; and the check that is recorded."""

import time

from brand.typography import SOFT_HYPHEN
from home.feedback.form_key import QUICKEST_SECONDS
from tests.services.browser import record_requests, screenshot
from tests.services.checkers import axe, vnu

from .banners import banner_on

BANNER = """
from datetime import timedelta
from django.utils import timezone
from brand.models import CrisisBanner, Municipality
for place in (None, Municipality.objects.get(slug="karstula")):
    CrisisBanner.objects.create(municipality=place, text="Juomavesi on keitettävä ennen käyttöä koko keskustassa.",
        ends_at=timezone.now() + timedelta(hours=2))
"""


def test_feedback_is_mended_and_sent_from_the_keyboard_without_a_cookie(screen):
    log = record_requests(screen)
    screen.goto("/palaute/")
    screen.get_by_label("Sähköpostiosoitteesi").fill("aino")
    screen.get_by_label("Sähköpostiosoitteesi").press("Enter")
    faults = screen.get_by_role("alert")
    assert faults.is_visible()
    assert axe(screen) == [] and vnu(screen.content()) == []
    screenshot(screen, f"feedback-faults-{screen.device}")
    faults.get_by_role("link", name="Palautteesi", exact=True).press("Enter")
    assert screen.locator(":focus").get_attribute("name") == "message"
    screen.keyboard.type("Kuvalla ei ole tekstivastinetta etusivulla.")
    screen.get_by_label("Mitä palautteesi koskee?").select_option("accessibility")
    screen.get_by_label("Sähköpostiosoitteesi").fill("aino@lukija.example")
    time.sleep(QUICKEST_SECONDS)
    screen.get_by_role("button", name="Lähetä palaute").press("Enter")
    screen.wait_for_url("**/palaute/kiitos/")
    assert log.cookies() == [] and log.to_other_hosts() == []


def test_a_banner_is_seen_and_read_on_every_screen(desktop, site_server):
    site_server.shell(BANNER)
    banners = banner_on(desktop, "/karstula/")
    for width in (360, 1280):
        desktop.set_viewport_size({"width": width, "height": 800})
        assert banners.locator(".crisis__text").count() == 2 and banners.is_visible()
        assert axe(desktop) == []
        screenshot(desktop, f"banner-{width}")
    site_server.shell("from brand.models import CrisisBanner; CrisisBanner.objects.all().delete()")


def test_a_check_that_was_made_is_recorded_and_told(site_server, desktop):
    paths = [f"--page={path}" for path in ("/", "/hanke/", "/palaute/")]
    site_server.manage("check_accessibility", f"--base-url={site_server.url}", *paths)
    desktop.goto("/saavutettavuusseloste/")
    said = desktop.locator("main").inner_text().replace(SOFT_HYPHEN, "")
    assert "tarkistettiin 3 sivua, puutteita ei löytynyt" in said


def test_each_facet_and_area_of_the_map_is_reached_and_followed_from_the_keyboard(desktop):
    desktop.goto("/hanke/")
    area = desktop.get_by_role("link", name="Kyyjärvi 3 hanketta")
    area.focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/hanke/?kunta=kyyjarvi#sisalto")
    assert desktop.locator(".filters__words").inner_text() == "Kyyjärvi"
