"""The dashboard offers each person the work that is theirs to begin, and the admin looks like the region's."""

import colorsys
import re

import pytest
from django.conf import settings
from lxml import html
from wagtail.users.models import UserProfile

from brand.models import GuidelinePage, Municipality
from news.models import NewsIndexPage
from tests.builders import municipality_page
from tests.people import account

pytestmark = pytest.mark.django_db
WRITING = {"Kirjoita uutinen", "Lisää tapahtuma", "Julkaise kuulutus"}
FOR_ALL = {"Lisää kuvia", "Hae logot ja pohjat", "Lue viestintäohje"}
CSS = settings.SITE_DIR / "static" / "css"


def starts(client) -> dict[str, str]:
    """The panel's links: what they say, and where they lead."""
    page = html.fromstring(client.get("/admin/").content)
    return {link.text_content().strip(): link.get("href") for link in page.cssselect(".starts a")}


@pytest.mark.parametrize(
    ("person", "also"),
    [
        ("karstula", {"Nosta kriisitiedote"}),
        ("karstula_chief", {"Nosta kriisitiedote"}),
        ("project_staff", {"Perusta hanke"}),
        ("brand_team", {"Nosta kriisitiedote", "Perusta hanke"}),
    ],
)
def test_each_person_may_begin_what_the_dashboard_offers(request, person, also):
    client = request.getfixturevalue(person)
    offered = starts(client)
    assert set(offered) == WRITING | FOR_ALL | also
    assert {address: client.get(address).status_code for address in offered.values()} == dict.fromkeys(
        offered.values(), 200
    )


def test_the_portal_and_the_guideline_are_in_the_reader_s_language_where_they_are_in_it(karstula):
    UserProfile.objects.update_or_create(
        user=account("viestija@karstula.example"), defaults={"preferred_language": "sv"}
    )
    own = {
        "Hämta logotyper och mallar": "/sv/materialbank/",
        "Läs riktlinjerna för kommunikation": "/sv/materialbank/",
    }
    ways = starts(karstula)
    assert all(start in ways[words] for words, start in own.items())
    GuidelinePage.objects.get(locale__language_code="sv").unpublish()
    assert starts(karstula)["Läs riktlinjerna för kommunikation"].endswith("/aineistopankki/viestintaohje/")


def test_a_communicator_writes_under_the_own_municipality_and_the_brand_team_for_the_region(
    karstula, brand_team
):
    assert place_of_news(karstula) == municipality_page("karstula").pk
    assert place_of_news(brand_team) == NewsIndexPage.objects.get(locale__language_code="fi").pk


def place_of_news(client) -> int:
    return int(re.fullmatch(r"/admin/pages/add/news/newspage/(\d+)/", starts(client)["Kirjoita uutinen"])[1])


def test_who_publishes_through_an_approver_is_not_offered_a_banner(karstula):
    Municipality.objects.filter(slug="karstula").update(publishing=Municipality.Publishing.APPROVER)
    assert "Nosta kriisitiedote" not in starts(karstula)


@pytest.mark.parametrize(("wagtail", "token"), [("primary", "kuusi"), ("secondary", "jarvi")])
def test_the_admin_s_shades_are_reckoned_from_the_tokens(wagtail, token):
    value = re.search(rf"--{token}: #(\w{{6}});", (CSS / "tokens.css").read_text())[1]
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    editor = (CSS / "editor.css").read_text()
    for part, expected in (
        ("hue", hue * 360),
        ("saturation", saturation * 100),
        ("lightness", lightness * 100),
    ):
        told = re.search(rf"--w-color-{wagtail}-{part}: ([\d.]+)", editor)[1]
        assert float(told) == pytest.approx(expected, abs=0.06)


def test_the_admin_bears_the_region_s_mark_and_name(karstula):
    page = html.fromstring(karstula.get("/admin/").content)
    assert page.findtext(".//title").strip().endswith("Sydänsuomessa")
    (logo,) = page.cssselect("template[data-wagtail-sidebar-branding-logo] img")
    assert karstula.get(logo.get("src")).status_code == 200
