"""The list of projects: its filters, its sums, its map and its open data say the same, and only what is public."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from lxml import html
from wagtail.models import PageViewRestriction

from brand.models import Municipality, Region
from projects.models import Project, ProjectFunding, ProjectPage, Theme
from tests.builders import make_project, make_project_page, refreshed

pytestmark = pytest.mark.django_db
LIST = "/hanke/"


def tree(client, address: str = LIST):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def titles(client, address: str = LIST) -> list[str]:
    return [
        heading.text_content().replace("\N{SOFT HYPHEN}", "")
        for heading in tree(client, address).cssselect(".proj .headline")
    ]


def sums(client, section: str, address: str = LIST) -> dict[str, str]:
    rows = tree(client, address).cssselect(f"#{section} tbody tr, #{section} tfoot tr")
    return {
        row.cssselect("th")[0].text_content().replace("\N{SOFT HYPHEN}", ""): row.cssselect(".sums__sum")[0]
        .text_content()
        .replace("\N{NO-BREAK SPACE}", " ")
        for row in rows
    }


def only(*projects: Project) -> None:
    """Take every other project's page off the site."""
    for page in ProjectPage.objects.live().exclude(translation_key__in=[one.page_key for one in projects]):
        page.unpublish()


def project_of(name: str, *slugs: str, rows=(("eakr-2021-2027", 80_000),), **fields) -> Project:
    project = make_project(name, rows=rows)
    for key, value in fields.items():
        setattr(project, key, value)
    project.municipalities = Municipality.objects.filter(slug__in=slugs)
    project.save()
    make_project_page(project)
    return refreshed(project)


def test_each_filter_is_an_address_and_they_narrow_together(client):
    assert len(titles(client)) == 6
    assert titles(client, "/hanke/?tila=tulevat") == ["Talviretket pohjoisilla järvillä"]
    assert "Rantasaunat matkailijan reitille" in titles(client, "/hanke/?tila=paattyneet")
    assert titles(client, "/hanke/?rahasto=jtf-2021-2027") == ["Kyläkirjastot auki iltaisin"]
    assert titles(client, "/hanke/?rahasto=muu") == ["Sydänsuomen aluekehitystyölle pikastartti"]
    assert titles(client, "/hanke/?teema=matkailu&kunta=kinnula") == ["Talviretket pohjoisilla järvillä"]
    chips = tree(client, "/hanke/?kunta=kinnula").cssselect(".chip")
    assert [chip.get("href") for chip in chips if chip.text_content() == "Käynnissä"] == [
        "?tila=kaynnissa&kunta=kinnula"
    ]
    (chosen,) = [chip for chip in chips if chip.get("aria-current")]
    assert chosen.text_content() == "Kinnula" and chosen.get("href") == "?"


UNKNOWN_FILTERS = ["tila=joskus", "rahasto=ei-ole", "kunta=helsinki", "kunta=%ff%fe", "kunta=%00", "teema=x"]
UNKNOWN_PAGES = ["0", "-1", "1000000000", "abc", "%C2%B2", ""]


@pytest.mark.parametrize(
    "address",
    [f"{file}?{query}" for file in ("", "hankkeet.csv", "rahoitus.csv") for query in UNKNOWN_FILTERS]
    + [f"hankkeet.json?{UNKNOWN_FILTERS[0]}"]
    + [f"?sivu={number}" for number in UNKNOWN_PAGES],
)
def test_what_no_filter_has_is_not_found(client, address):
    response = client.get(LIST + address)
    assert response.status_code == 404
    assert "Etusivulle" in response.content.decode()


def test_a_known_filter_without_projects_is_an_empty_state_with_a_way_on(client):
    page = tree(client, "/hanke/?tila=tulevat&kunta=karstula")
    assert page.cssselect(".empty a[href='?']")


def test_a_project_of_several_municipalities_is_counted_once_in_the_total(client):
    shared = project_of("Kylien palvelut lähelle", "karstula", "kinnula")
    alone = project_of("Latupohjat kuntoon talveksi", "karstula", rows=(("eakr-2021-2027", 20_000),))
    only(shared, alone)
    by_municipality = sums(client, "kartta")
    assert by_municipality["Karstula"] == "100 000 €" and by_municipality["Kinnula"] == "80 000 €"
    assert by_municipality["Viitasaari"] == "0 €"
    assert sums(client, "raha")["Yhteensä"] == "100 000 €"
    assert "kaikkiaan 100" in tree(client).text_content().replace("\N{NO-BREAK SPACE}", " ")
    assert "lasketaan kokonaan" in tree(client).text_content()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("jtf-2021-2027", 60_000), ("akke", 40_000)), {"JTF": "60 000 €", "AKKE": "40 000 €"}),
        (((None, 100_000),), {"Rahastoa ei ole": "100 000 €"}),
    ],
)
def test_the_sums_by_fund_add_up_to_the_budgets(client, rows, expected):
    only(project_of("Kylien palvelut lähelle", "karstula", rows=rows))
    found = sums(client, "raha")
    for words, amount in expected.items():
        assert [value for label, value in found.items() if words in label] == [amount]
    assert found["Yhteensä"] == "100 000 €" and len(found) == len(expected) + 1


def test_what_the_record_leaves_unsaid_is_told_and_never_guessed(client):
    project = project_of("Kylien palvelut lähelle", "karstula", rows=(("jtf-2021-2027", 60_000), ("akke", 1)))
    ProjectFunding.objects.filter(project=project, programme__key="akke").update(amount=None)
    Project.objects.filter(pk=project.pk).update(budget=Decimal(100_000))
    only(refreshed(project))
    found = sums(client, "raha")
    assert [amount for label, amount in found.items() if "eritelty" in label] == ["40 000 €"]
    assert found["Yhteensä"] == "100 000 €"
    assert titles(client, "/hanke/?rahasto=erittelematon") == ["Kylien palvelut lähelle"]


def test_each_sum_leads_to_the_projects_that_it_is_made_of(client):
    for row in tree(client).cssselect("#raha tbody tr, #kartta tbody tr"):
        (link,) = row.cssselect("a")
        count = int(re.match(r"\d+", link.text_content())[0])
        assert len(titles(client, LIST + link.get("href").split("#")[0])) == count


def test_the_map_has_each_municipality_as_a_link_with_its_number(client):
    links = tree(client).cssselect(".regionmap a")
    assert len(links) == 7
    assert "Kinnula 4 hanketta" in [link.get("aria-label") for link in links]
    Municipality.objects.update(latitude=None)
    Municipality.objects.first().save()
    assert not tree(client).cssselect(".regionmap")


def test_no_project_and_one_project_are_told_in_words(client):
    project = project_of("Kylien palvelut lähelle", "karstula")
    only(project)
    assert "1 hanke" in tree(client).cssselect(".projcount")[0].text_content()
    only()
    page = tree(client)
    assert page.cssselect(".empty") and not page.cssselect("#raha, #kartta, .filters")


def test_projects_beyond_twenty_are_on_another_page(client):
    for number in range(21):
        project_of(f"Kylien yhteinen hanke numero {number}", "karstula")
    first, second = titles(client), titles(client, "/hanke/?sivu=2")
    assert (len(first), len(second)) == (20, 7)
    assert not set(first) & set(second)
    assert client.get("/hanke/?sivu=3").status_code == 404


def test_drafts_and_restricted_projects_are_in_nothing_public(client):
    hidden = project_of("Salassa pidettävä hanke kylässä", "karstula")
    PageViewRestriction.objects.create(
        page=ProjectPage.objects.get(translation_key=hidden.page_key), restriction_type="login"
    )
    draft = project_of("Luonnoksena oleva hanke kylässä", "karstula")
    ProjectPage.objects.get(translation_key=draft.page_key).unpublish()
    for file in ("", "hankkeet.csv", "rahoitus.csv", "hankkeet.json"):
        text = client.get(LIST + file).content.decode()
        assert hidden.name not in text and draft.name not in text


def rows_of(response) -> list[dict]:
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_open_data_says_what_the_list_says_and_names_the_records(client):
    projects = rows_of(client.get("/hanke/hankkeet.csv"))
    funding = rows_of(client.get("/hanke/rahoitus.csv"))
    data = json.loads(client.get("/hanke/hankkeet.json").content)
    assert len(projects) == len(data["projects"]) == 6
    assert sum(Decimal(row["budget_eur"]) for row in projects) == Decimal("1269975")
    assert sum(Decimal(row["amount_eur"]) for row in funding) == Decimal("1269975")
    for row in funding:
        record = ProjectFunding.objects.get(pk=row["funding_row"])
        assert str(record.amount) == row["amount_eur"] and str(record.project_id) == row["project"]
    (row,) = [row for row in projects if row["name"] == "Kyläkirjastot auki iltaisin"]
    assert row["municipalities"] == "kannonkoski; kinnula; kivijarvi"
    assert client.get(row["page"].removeprefix("http://localhost")).status_code == 200


def test_the_open_data_is_narrowed_as_the_list_is(client):
    assert len(rows_of(client.get("/hanke/hankkeet.csv?kunta=viitasaari"))) == 4
    link = tree(client, "/hanke/?kunta=viitasaari").cssselect("a[href*='hankkeet.csv']")[0]
    assert link.get("href").endswith("?kunta=viitasaari")


def test_a_name_that_looks_like_a_formula_is_harmless_in_a_spreadsheet(client):
    project_of("=HYPERLINK(1) kylien hankkeessa", "karstula")
    names = [row["name"] for row in rows_of(client.get("/hanke/hankkeet.csv"))]
    assert "'=HYPERLINK(1) kylien hankkeessa" in names


@pytest.mark.parametrize("file", ["hankkeet.csv", "rahoitus.csv", "hankkeet.json"])
def test_a_file_is_read_and_nothing_else(client, file):
    assert client.delete(LIST + file).status_code in (403, 405)
    assert client.get(f"/uutiset/{file}").status_code == 404


def test_a_changed_record_shows_at_once(client):
    project = Project.objects.get(name="Kyläkirjastot auki iltaisin")
    assert "115 000" in sums(client, "kartta", "/hanke/?teema=palvelut")["Kinnula"]
    project.budget = 200_000
    project.themes = Theme.objects.filter(key="luonto")
    project.save()
    assert sums(client, "kartta", "/hanke/?teema=luonto")["Kinnula"] == "350 000 €"
    page = ProjectPage.objects.get(translation_key=project.page_key)
    assert "200 000" in client.get(page.url).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_an_ended_project_leads_to_what_it_achieved(client):
    (row,) = [
        row
        for row in tree(client, "/hanke/?tila=paattyneet").cssselect(".proj")
        if "Rantasaunat" in row.text_content()
    ]
    (link,) = row.cssselect(".proj__results")
    address, anchor = link.get("href").split("#")
    assert "Neljä saunaa" in tree(client, address).cssselect(f"#{anchor} + .flow")[0].text_content()
    project_of("Kylien palvelut lähelle", "karstula", end_date=date(2090, 1, 1))
    assert not tree(client, "/hanke/?tila=kaynnissa").cssselect(".proj__results")


def test_another_language_says_what_it_leaves_out_or_lists_it_as_finnish(client):
    page = tree(client, "/sv/projekt/")
    assert [heading.text_content() for heading in page.cssselect(".proj .headline a[hreflang]")] == []
    assert len(page.cssselect(".proj")) == 1
    (said,) = page.cssselect(".untold")
    assert said.text_content().startswith("Om 5 projekt") and said.cssselect("a[href='/hanke/'][hreflang=fi]")
    assert tree(client).cssselect(".untold") == []
    region = Region.objects.get()
    region.lists_untranslated_projects = True
    region.save()
    page = tree(client, "/sv/projekt/")
    assert len(page.cssselect(".proj")) == 6 and page.cssselect(".untold") == []
    (link,) = page.cssselect(".proj a[hreflang=fi][href='/hanke/valokuitu-viimeisillekin-kylille/']")
    assert link.get("lang") == "fi"
    rows = [row.text_content() for row in page.cssselect(".proj") if row.cssselect("a[hreflang=fi]")]
    assert len(rows) == 5 and all("på finska" in row for row in rows)
