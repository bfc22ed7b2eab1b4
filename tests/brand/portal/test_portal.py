"""The portal: what it shows, and what its filter leaves."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from brand.models import BrandAsset, Mark, Municipality, PortalPage
from brand.palette import contrast
from brand.portal.colours import cmyk_of

PORTAL = "/aineistopankki/"
pytestmark = pytest.mark.django_db


def portal(query: str = "") -> BeautifulSoup:
    response = Client().get(f"{PORTAL}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def titles(document: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in document.select(".assets h3")]


def total(document: BeautifulSoup) -> int:
    return int(document.find(id="marks-heading").get_text().split()[0])


def test_the_menu_leads_to_the_portal_and_the_portal_to_the_guideline():
    document = BeautifulSoup(Client().get("/").content.decode(), "html.parser")
    assert [one.get("href") for one in document.select(".mainnav a") if one.text == "Aineistopankki"] == [
        PORTAL
    ]
    assert portal().select(f".jumps a[href='{PORTAL}viestintaohje/']")


def test_every_mark_is_there_once():
    seen = []
    for number in range(1, 9):
        document = portal(f"?laji=tunnukset&sivu={number}")
        assert total(document) == Mark.objects.filter(organisation=None).count() == 128
        seen += [link.get("href") for link in document.select(".assets .dl a")]
    assert len(seen) == len(set(seen)) == 128 * 4


def test_the_filter_joins_owners_and_uses():
    one = Municipality.objects.first()
    assert total(portal(f"?kunta={one.slug}&laji=tunnukset")) == 16
    assert total(portal(f"?kunta={one.slug}&kunta=alue&kaytto=tumma")) == 16
    document = portal(f"?kunta={one.slug}&kaytto=tumma&kaytto=pieni")
    assert total(document) == 12
    assert all(title.startswith(one.name) for title in titles(document))
    chosen = document.select(".filters input[checked]")
    assert [box.get("value") for box in chosen] == [one.slug, "tumma", "pieni"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?kunta=atlantis", "”atlantis”"),
        ("?kaytto=%00", "Käyttö"),
        ("?kunta=<script>", "Kinnula"),
        (f"?kunta={'a' * 4000}", "Viitasaari"),
        ("?laji=tunnukset&laji=x", "Tunnukset"),
        ("?hanke=1", "Hanke"),
    ],
    ids=lambda text: text[:30],
)
def test_a_choice_there_isn_t_is_refused_with_those_there_are(query, said):
    for address, language in ((f"/aineistopankki/{query}", "fi"), (f"/sv/materialbank/{query}", "sv")):
        answer = Client().get(address)
        assert answer.status_code == 400
        page = BeautifulSoup(answer.content.decode(), "html.parser")
        words = page.select_one("main .ingress").get_text()
        assert page.html["lang"] == language and len(words) < 300
        assert said in words or language == "sv"
        assert page.select(f"main a[href='{address.split('?')[0]}']"), "a way on"


@pytest.mark.parametrize(
    "query",
    [
        "?sivu=x",
        "?sivu=0",
        "?sivu=-1",
        "?sivu=1_0",
        "?sivu=%D9%A3",
        "?sivu=1e0",
        "?sivu=1000000000",
        "?laji=tunnukset&sivu=99",
    ],
)
def test_a_page_there_isn_t_is_not_found_in_the_house_style(query):
    answer = Client().get(f"/aineistopankki/{query}")
    assert answer.status_code == 404 and "Sivua ei löytynyt" in answer.content.decode()


@pytest.mark.parametrize("query", ["?kunta=", "?laji=&sivu=", "?utm_source=x", "?kunta[]=1"])
def test_what_is_left_empty_or_none_of_its_own_narrows_nothing(query):
    assert total(portal(query)) == BrandAsset.objects.count() > 128


def test_the_pager_keeps_the_filter():
    one, other = Municipality.objects.all()[:2]
    (onward,) = portal(f"?kunta={one.slug}&kunta={other.slug}").select(".pager a")
    assert onward.get("href") == f"?kunta={one.slug}&kunta={other.slug}&sivu=2#results"


def test_a_mark_for_a_dark_ground_is_shown_on_one():
    for card in portal("?kunta=alue&laji=tunnukset").select(".assets .asset"):
        plate = card.select(".asset__plate")[0]
        is_for_dark = any(
            f"-{variant}." in card.select("img")[0].get("src") for variant in ("negative", "white")
        )
        assert ("asset__plate--dark" in plate.get("class")) == is_for_dark


def test_nothing_found_is_said():
    assert portal("?q=eitällaista").select(".empty a")


def test_the_eu_emblem_comes_with_every_statement():
    document = portal()
    assert len(document.select(".unions > li")) == 4
    assert len(document.select(".statements > li")) == 24
    said = {(one.get("lang"), one.text) for one in document.select(".statements p")}
    assert ("sv", "Medfinansieras av Europeiska unionen") in said and len(said) == 6


def test_colours_are_given_in_three_systems():
    spruce = portal().select(".swatch--kuusi")[0].get_text()
    assert "#12372A" in spruce and "18 55 42" in spruce and "67 0 24 78" in spruce
    assert cmyk_of("#FFFFFF") == (0, 0, 0, 0) and cmyk_of("#000000") == (0, 0, 0, 100)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


def test_the_portal_costs_a_bounded_number_of_queries(django_assert_max_num_queries):
    Client().get(PORTAL)
    with django_assert_max_num_queries(30):
        Client().get(f"{PORTAL}?kaytto=tumma")


def test_there_is_one_portal_below_the_front_page():
    front = PortalPage.objects.get(locale__language_code="fi").get_parent().specific
    assert not PortalPage.can_create_at(front)
    assert not PortalPage.can_create_at(front.get_parent())
