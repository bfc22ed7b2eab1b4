"""The EU emblem as pages show it, measured in the browser against Annex IX."""

import json

import pytest

from brand.rulebook.rendered import judge, measure
from tests.services.browser import spoil

pytestmark = pytest.mark.usefixtures("addresses")

PIKASTARTTI = "/hanke/sydansuomen-aluekehitystyolle-pikastartti/"


@pytest.mark.parametrize("name", ["front", "project-eu", "news-eu", "project-2014"])
def test_the_emblem_stands_as_annex_ix_asks(screen, name, addresses):
    screen.goto(addresses[name])
    shown = measure(screen)
    assert [one.region for one in shown] == (["masthead"] if name == "front" else ["masthead", "funding"])
    for one in shown:
        assert one.neighbours, one.region
        assert list(judge(one)) == [], one.region


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
