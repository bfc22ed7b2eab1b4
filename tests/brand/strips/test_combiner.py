"""The combiner as a form without JavaScript: from the choices to the files, or to what is to be chosen anew."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from projects.models import ProjectPage
from projects.strip_subjects import key_of
from tests.builders import make_project

from .conftest import fetched, measured

pytestmark = pytest.mark.django_db

COMBINER = "/aineistopankki/yhdistelma/"


def shown(
    status: int = 200, client: Client | None = None, at: str = COMBINER, **choices: str
) -> BeautifulSoup:
    response = (client or Client()).get(at, choices)
    assert response.status_code == status, response.content.decode()[-2000:]
    assert not response.cookies
    return BeautifulSoup(response.content.decode(), "html.parser")


def chosen(page: BeautifulSoup) -> dict[str, str]:
    """What the form would send."""
    values = {one["name"]: one.get("value", "") for one in page.select("form.combiner__form input[checked]")}
    for select in page.select("form.combiner__form select"):
        option = select.select_one("option[selected]") or select.select_one("option")
        values[select["name"]] = option["value"]
    return values


def test_from_the_portal_to_every_file(eu_project):
    portal = BeautifulSoup(Client().get("/aineistopankki/").content.decode(), "html.parser")
    assert portal.select(f"main a[href='{COMBINER}']")
    page = shown()
    municipalities, projects = page.select("#kohde optgroup")
    assert len(municipalities.select("option")) == 7
    subject = f"hanke/{key_of(eu_project)}"
    assert subject in {option["value"] for option in projects.select("option")}
    page = shown(**chosen(page) | {"kohde": subject, "kaytto": "paino", "kieli": "sv"})
    assert chosen(page) == {
        "kohde": subject,
        "kaytto": "paino",
        "kieli": "sv",
        "koko": "15mm",
        "pohja": "",
    }
    picture = page.select_one(".strip img")
    assert "Medfinansieras av Europeiska unionen" in picture["alt"]
    strip = measured(fetched(picture["src"]))
    assert len(strip.root.findall("{http://www.w3.org/2000/svg}rect")) == 2 * len(strip.pieces), "clear space"
    links = [link["href"] for link in page.select(".strip__files a")]
    assert [link.rsplit("/", 1)[1] for link in links] == [
        "paino-sv-15mm.svg",
        "paino-sv-15mm.pdf",
        "paino-sv-15mm.png",
        "paino-sv-15mm@2x.png",
        "paino-sv-15mm@4x.png",
        "sv.docx",
        "sv.pptx",
    ]
    for link in links:
        fetched(link)
    assert page.select_one("#osoite")["value"].endswith(links[0])
    assert {one.b.get_text() for one in page.select(".followed li")} == {"EU-02", "EU-09", "EU-17", "EU-18"}


def test_in_swedish_and_english_the_page_and_the_strip_are_in_that_language():
    for language, label in (("sv", "Karstula Sydänsuomessa"), ("en", "Karstula Sydänsuomessa")):
        page = shown(at=f"/{language}{COMBINER}", kohde="kunta/karstula")
        assert chosen(page)["kieli"] == language
        assert page.html["lang"] == language
        assert label.split()[0] in page.select_one(".strip img")["alt"]


def test_a_project_s_page_leads_to_its_strips(eu_project):
    page = ProjectPage.objects.get(translation_key=eu_project.page_key, locale__language_code="fi")
    document = BeautifulSoup(Client().get(page.get_url()).content.decode(), "html.parser")
    (link,) = document.select(f"main a[href^='{COMBINER}']")
    response = Client().get(link["href"])
    assert BeautifulSoup(response.content.decode(), "html.parser").select(".strip img")


def test_a_size_of_the_other_unit_becomes_the_nearest_and_the_page_says_so():
    page = shown(kohde="kunta/karstula", kaytto="paino", koko="64px")
    assert chosen(page)["koko"] == "15mm"
    assert "15 mm" in page.select_one(".strip__note").get_text()


@pytest.mark.parametrize(
    ("choices", "fields"),
    [
        ({"kohde": "kunta/atlantis"}, ["kohde"]),
        ({"kohde": "maakunta/karstula"}, ["kohde"]),
        ({"kohde": "kunta/karstula", "pohja": "ei-ole"}, ["pohja"]),
        ({"kohde": "kunta/karstula", "pohja": "hankerivi"}, ["pohja"]),
        ({"kohde": "kunta/karstula", "kaytto": "juliste"}, ["kaytto"]),
        ({"kohde": "kunta/karstula", "kieli": "de"}, ["kieli"]),
        ({"kohde": "kunta/karstula", "koko": "0mm"}, ["koko"]),
        ({"kohde": "kunta/karstula", "koko": "-5mm"}, ["koko"]),
        ({"kohde": "kunta/karstula", "koko": "1000000000mm"}, ["koko"]),
        ({"kohde": "kunta/\0", "kieli": "\0", "koko": "1e9"}, ["kohde", "kieli", "koko"]),
    ],
    ids=str,
)
def test_choices_that_are_not_offered_are_refused_each_at_its_field(choices, fields):
    page = shown(400, **choices)
    assert {one["id"].removesuffix("-fault") for one in page.select(".fault")} == set(fields)
    for name in fields:
        assert page.select(f"[aria-describedby='{name}-fault']")
    assert not page.select(".strip img, .strip__files")


@pytest.mark.parametrize("name", ["kohde", "pohja", "kaytto", "kieli", "koko"])
def test_two_answers_to_one_question_are_refused_in_whichever_order(name):
    given = {
        "kohde": "kunta/karstula",
        "pohja": "kuntarivi",
        "kaytto": "paino",
        "kieli": "sv",
        "koko": "20mm",
    }
    other = {"kohde": "kunta/kinnula", "pohja": "hankerivi", "kaytto": "naytto", "kieli": "fi", "koko": "0mm"}
    for answers in ([given[name], other[name]], [other[name], given[name]]):
        page = shown(400, **given | {name: answers})
        assert page.select_one(f"#{name}-fault") and not page.select(".strip img")
    assert shown(**given | {name: [given[name], given[name]]}).select(".strip img")


def test_a_draft_project_is_offered_to_its_makers_alone(project_staff):
    project = make_project("Hanke josta ei vielä kerrota")
    subject = f"hanke/{key_of(project)}"
    assert subject not in {one["value"] for one in shown().select("#kohde option")}
    assert not shown(400, kohde=subject).select(".strip img")
    assert subject in {one["value"] for one in shown(client=project_staff).select("#kohde option")}
    assert shown(client=project_staff, kohde=subject).select(".strip img")


def test_what_national_money_pays_says_why_there_is_no_emblem():
    project = make_project("Kansallinen kehittämishanke", rows=(("akke", 80_000),))
    from tests.builders import make_project_page

    make_project_page(project, title="Kansallinen kehittämishanke kylille")
    page = shown(kohde=f"hanke/{key_of(project)}")
    assert "Union" not in page.select_one(".strip img")["alt"]
    assert "NAT-01" in {one.get_text() for one in page.select(".reasons b")}


def test_the_combiner_and_what_was_refused_stand_below_the_portal_in_the_menu_and_in_each_language():
    choices = {"kohde": "kunta/karstula", "kaytto": "paino"}
    for page, way in (
        (shown(**choices), "/sv/aineistopankki/yhdistelma/?kohde=kunta%2Fkarstula&kaytto=paino"),
        (shown(400, kohde="kunta/atlantis"), "/sv/aineistopankki/yhdistelma/?kohde=kunta%2Fatlantis"),
        (shown(400, at="/lataa/rivi/kuntarivi/kunta/karstula/paino-fi-0mm.pdf"), "/sv/"),
    ):
        (current,) = page.select(".mainnav ul:not(.langs) [aria-current]")
        assert (current.get_text(), current["aria-current"]) == ("Aineistopankki", "true")
        assert page.select_one(".langs [hreflang=sv]")["href"] == way
