"""The EU emblem as pages show it, measured in the browser against Annex IX."""

import pytest

pytestmark = pytest.mark.usefixtures("addresses")

PIKASTARTTI = "/hanke/sydansuomen-aluekehitystyolle-pikastartti/"


def boxes(page, selector: str) -> list[dict]:
    return [one.bounding_box() for one in page.locator(selector).all() if one.is_visible()]


def gap(one: dict, other: dict) -> float:
    """The distance between two boxes in px, along the axis in which they stand apart; negative if they overlap."""
    horizontal = max(other["x"] - one["x"] - one["width"], one["x"] - other["x"] - other["width"])
    vertical = max(other["y"] - one["y"] - one["height"], one["y"] - other["y"] - other["height"])
    return max(horizontal, vertical)


@pytest.mark.parametrize("region", ["masthead", "funding"])
def test_the_emblem_stands_as_annex_ix_asks(screen, region, addresses):
    screen.goto(addresses["project-eu"])
    inside = f"[data-locked-region={region}]"
    (emblem,) = boxes(screen, f"{inside} .eu__emblem")
    (statement,) = boxes(screen, f"{inside} .eu__text")
    assert emblem["width"] / emblem["height"] == pytest.approx(1.5, rel=0.01), "EU-08"
    assert emblem["height"] >= 38, "EU-17"
    assert gap(emblem, statement) > 0, "EU-05"
    assert 0.5 <= statement["height"] / emblem["height"] <= 1, "EU-06"
    neighbours = boxes(screen, f"{inside} .brand img, {inside} .funding__name, {inside} .support__name")
    assert neighbours
    for neighbour in neighbours:
        assert gap(emblem, neighbour) >= emblem["height"] / 2 - 0.5, "EU-18"
    for mark in boxes(screen, f"{inside} img:not(.eu__emblem):not(.eu__text)"):
        assert emblem["height"] >= mark["height"] or emblem["width"] >= mark["width"], "EU-09"


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
