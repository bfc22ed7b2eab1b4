"""The EU emblem as pages show it, measured in the browser against Annex IX."""

import json

import pytest
from playwright.sync_api import Page

from brand.logos.emblem import emblem, statement
from brand.rulebook.rendered import PIXELS_PER_PX, ShownEmblem, judge, measure
from tests.services.browser import DESKTOP, PHONE, fresh_page, spoil

pytestmark = pytest.mark.usefixtures("addresses")

PIKASTARTTI = "/hanke/sydansuomen-aluekehitystyolle-pikastartti/"
# A page of each type and language, by the emblems that its records call for. With EU money: five funders or one.
WITHOUT_EU_MONEY = (
    "front",
    "front-sv",
    "front-en",
    "municipality",
    "projects",
    "project",
    "news",
    "news-item",
    "events",
    "event",
    "notices",
    "notice",
    "search",
    "standard",
    "feedback",
    "portal",
    "combiner",
    "guideline",
    "not-found",
)
WITH_EU_MONEY = ("project-eu", "news-eu", "event-eu", "project-wholly-eu", "news-wholly-eu", "project-2014")
REGIONS = {name: ["masthead"] for name in WITHOUT_EU_MONEY} | {
    name: ["masthead", "funding"] for name in WITH_EU_MONEY
}


def faults(shown: list[ShownEmblem]) -> dict[str, list]:
    """What is wrong with the shown emblems, by their regions."""
    found = {one.region: list(judge(one)) for one in shown}
    return {region: faults for region, faults in found.items() if faults}


@pytest.mark.parametrize(
    "colours",
    [{}, {"color_scheme": "dark"}, {"color_scheme": "dark", "forced_colors": "active"}],
    ids=["as it is", "a dark screen", "forced dark colours"],
)
def test_the_emblem_stands_as_annex_ix_asks_on_every_type_of_page(screen, colours, addresses):
    screen.emulate_media(**colours)
    wrong = {}
    for name, regions in REGIONS.items():
        screen.goto(addresses[name])
        shown = measure(screen)
        if [one.region for one in shown] != regions or not all(one.neighbours for one in shown):
            wrong[name] = shown
        elif found := faults(shown):
            wrong[name] = found
    assert wrong == {}


def put_on_spruce(page: Page) -> None:
    """Let the page's emblem stand on the dark ground of the look."""
    spoil(page, ".masthead__top, .funding { background: var(--kuusi) }")


def take_drawings_for_dark(page: Page) -> None:
    """The emblem with its white border and the statement in white, as the portal hands them out for dark ground."""

    def draw(route) -> None:
        name = route.request.url.rsplit("/", 1)[-1].removesuffix(".svg")
        if name == "emblem-bordered":
            drawing = emblem("EU", "bordered")
        else:
            support, language = name.removeprefix("statement-").removesuffix("-white").rsplit("-", 1)
            drawing = statement(language, support, "white")
        route.fulfill(body=drawing, content_type="image/svg+xml")

    page.route("**/brand/eu/*-bordered.svg", draw)
    page.route("**/brand/eu/*-white.svg", draw)
    page.evaluate(
        """() => {
            for (const one of document.querySelectorAll(".eu__emblem, .eu__text")) {
                const name = one.src.split("/").pop().split(".")[0];
                one.src = "/static/brand/eu/" + name + (name === "emblem" ? "-bordered.svg" : "-white.svg");
            }
            return Promise.all([...document.querySelectorAll(".eu img")].map(one => one.decode())).then(() => null);
        }"""
    )


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_on_a_dark_ground_the_drawings_for_it_are_asked_for(browser, site_server, addresses, device):
    for name in ("front", "front-sv", "project-eu", "project-wholly-eu", "news-eu"):
        # As finely as check_guideline looks: the border makes the stars a little smaller.
        with fresh_page(browser, site_server.url, device | {"device_scale_factor": PIXELS_PER_PX}) as page:
            page.goto(addresses[name])
            put_on_spruce(page)
            for one in measure(page):
                assert {"EU-07", "EU-15"} <= set(dict(judge(one))), (name, one.region)
            take_drawings_for_dark(page)
            shown = measure(page)
            assert [one.region for one in shown] == REGIONS[name], name
            assert faults(shown) == {}, name
            assert all("bordered" in one.file for one in shown)


FAULTS = {
    "EU-03": ".eu .eu__text { filter: drop-shadow(0 0 2px #000000) }",
    "EU-14": ".eu .eu__emblem { filter: hue-rotate(90deg) }",
    "EU-16": ".eu .eu__emblem { filter: grayscale(1) }",
    "EU-05": ".masthead .eu { gap: 0 } .eu__text { margin-left: -1rem }",
    "EU-06": ".eu .eu__text { height: 10px }",
    "EU-07": ".eu { background: #003399 }",
    "EU-08": ".eu .eu__emblem { width: 4rem; height: 4rem }",
    "EU-09": ".brand img { height: 8rem; max-width: none }",
    "EU-15": ".eu { background: #E79A1B }",
    "EU-17": ".eu .eu__emblem { width: 45px; height: 30px }",
    "EU-18": ".masthead .support { flex-direction: row-reverse; gap: 8px }",
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_of_the_stylesheet_is_measured(desktop, rule):
    desktop.goto("/")
    spoil(desktop, FAULTS[rule])
    (masthead,) = measure(desktop)
    assert rule in dict(judge(masthead))


@pytest.mark.parametrize(("face", "is_allowed"), [("serif", False), ("Verdana", True)])
def test_the_face_of_a_statement_that_is_set_as_text_is_measured(desktop, face, is_allowed):
    desktop.goto("/")
    desktop.evaluate(
        """face => {
            const text = document.createElement("p");
            text.textContent = document.querySelector(".masthead .eu__text").alt;
            text.style.fontFamily = face;
            document.querySelector(".masthead .eu__text").replaceWith(text);
        }""",
        face,
    )
    (masthead,) = measure(desktop)
    assert ("EU-04" not in dict(judge(masthead))) == is_allowed


def test_an_emblem_that_is_not_seen_is_not_counted(desktop):
    desktop.goto("/")
    spoil(desktop, ".eu { visibility: hidden }")
    assert measure(desktop) == []


def test_check_guideline_measures_the_live_site(site_server):
    """Other rules may fail on the pages that these tests have made; the emblem stands as it should on all."""
    printed = site_server.shell(
        "from django.core.management import CommandError, call_command\n"
        "try:\n"
        f"    call_command('check_guideline', '--json', '--rendered', '--base-url', {site_server.url!r})\n"
        "except CommandError:\n"
        "    pass\n"
    )
    found = json.loads(printed)["findings"]
    assert [one for one in found if one["label"].endswith(" px") or one["check_failed"]] == []


def test_the_statement_is_said_in_words_in_the_page_s_language(desktop):
    for address, words in {
        "/": "Euroopan unionin osarahoittama",
        "/sv/": "Medfinansieras av Europeiska unionen",
        "/en/": "Co-funded by the European Union",
    }.items():
        desktop.goto(address)
        assert desktop.get_by_role("img", name=words, exact=True).count() == 1, address


def test_a_wholly_eu_funded_project_says_so_in_the_page_s_language(desktop, addresses):
    for name in ("project-wholly-eu", "news-wholly-eu"):
        desktop.goto(addresses[name])
        band = desktop.locator("[data-locked-region=funding]")
        assert band.get_by_role("img", name="Euroopan unionin rahoittama", exact=True).is_visible(), name
        assert band.get_by_role("img", name="Euroopan unionin osarahoittama").count() == 0, name


def test_a_nationally_funded_project_s_band_has_no_emblem(desktop):
    desktop.goto(PIKASTARTTI)
    band = desktop.locator("[data-locked-region=funding]")
    assert "Keski-Suomen liitto" in band.text_content()
    assert band.locator(".eu__emblem").count() == 0
    assert desktop.locator("[data-locked-region=masthead] .eu__emblem").count() == 1


def test_a_2014_2020_project_keeps_its_period_s_words(desktop, addresses):
    desktop.goto(addresses["project-2014"])
    band = desktop.locator("[data-locked-region=funding]")
    text = " ".join(band.text_content().split())
    assert "Euroopan unioni" in text and "Euroopan aluekehitysrahasto" in text and "Vipuvoimaa EU:lta" in text
    assert "osarahoittama" not in text


def test_a_news_item_carries_its_project_s_band(desktop, addresses):
    desktop.goto(addresses["news-eu"])
    band = desktop.locator("[data-locked-region=funding]")
    assert band.locator(".eu__emblem").is_visible()
    assert "Karstulan kunta" in band.text_content()
