"""A project's page gathers its news, events and files, in few queries."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from wagtail.models import PageViewRestriction

from brand.models import BrandDocument
from projects.models import ProjectPage
from tests.builders import make_event, make_news, make_project, make_project_page, municipality_page

pytestmark = pytest.mark.django_db
MOST_FOR_A_LIST, MOST_FOR_AN_ITEM = 6, 5


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def page(project) -> ProjectPage:
    return make_project_page(project)


def section(client, page, name: str):
    found = html.fromstring(client.get(page.url).content.decode()).cssselect(
        f"section[aria-labelledby={name}]"
    )
    return found[0] if found else None


def test_nothing_about_it_is_no_section(client, page):
    for name in ("uutiset", "tapahtumat", "files"):
        assert section(client, page, name) is None


def test_its_news_and_events_are_there_as_soon_as_they_are_published(client, project, page):
    client.get(page.url)
    karstula = municipality_page("karstula")
    make_news(karstula, "Kylien palvelut laajenevat keväällä", project=project)
    make_event(karstula, "Kylien palveluilta koululla", project=project)
    make_news(karstula, "Aivan toinen asia kylältä tänään")
    assert "laajenevat" in section(client, page, "uutiset").text_content()
    assert "Aivan toinen" not in section(client, page, "uutiset").text_content()
    assert "palveluilta" in section(client, page, "tapahtumat").text_content().replace("\N{SOFT HYPHEN}", "")


def test_coming_events_come_first_and_past_ones_only_where_there_are_none(client, project, page):
    karstula = municipality_page("karstula")
    past = {"start": datetime(2020, 5, 1, 15, tzinfo=UTC), "end": datetime(2020, 5, 1, 17, tzinfo=UTC)}
    make_event(karstula, "Mennyt ilta kylätalolla", project=project, **past)
    assert "ovat ohi" in section(client, page, "tapahtumat").text_content()
    make_event(karstula, "Tuleva ilta kylätalolla", project=project)
    found = section(client, page, "tapahtumat").text_content()
    assert "Tuleva" in found and "Mennyt" not in found
    assert f"/tapahtumat/?hanke={page.slug}" in html.tostring(section(client, page, "tapahtumat")).decode()


def test_drafts_and_restricted_items_are_not_gathered(client, project, page):
    make_news(municipality_page("karstula"), "Luonnoksena oleva uutinen kylältä", project=project).unpublish()
    hidden = make_news(municipality_page("karstula"), "Salassa pidettävä uutinen kylältä", project=project)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert section(client, page, "uutiset") is None


@pytest.mark.parametrize("restricted", ["item", "municipality"])
def test_what_is_made_private_leaves_the_page_at_once(client, project, page, restricted):
    karstula = municipality_page("karstula")
    news = make_news(karstula, "Salassa pidettävä uutinen kylältä", project=project)
    event = make_event(karstula, "Salassa pidettävä ilta kylältä", project=project)
    assert section(client, page, "uutiset") is not None and section(client, page, "tapahtumat") is not None
    for one in (news, event) if restricted == "item" else (karstula,):
        PageViewRestriction.objects.create(page=one, restriction_type="login")
    assert section(client, page, "uutiset") is None and section(client, page, "tapahtumat") is None


def test_a_record_s_new_name_shows_on_the_page_at_once(client, project, page):
    karstula = municipality_page("karstula")
    make_news(karstula, "Kylien palvelut laajenevat keväällä", project=project)
    assert "Karstula" in section(client, page, "uutiset").text_content()
    karstula.record.name = "Uusikarstula"
    karstula.record.save()
    assert "Uusikarstula" in section(client, page, "uutiset").text_content()


def test_its_files_can_be_downloaded_once_it_is_published(client, project):
    document = BrandDocument.objects.create(
        title="Loppuraportti", file=ContentFile(b"%PDF-1.4", name="raportti.pdf"), file_size=8
    )
    assert client.get(document.url).status_code == 404
    page = make_project_page(project, files=[("file", document)])
    link = section(client, page, "files").cssselect("a")[0]
    assert link.text_content().replace("\N{SOFT HYPHEN}", "") == "Loppuraportti (PDF, 1\N{NO-BREAK SPACE}kt)"
    assert client.get(link.get("href")).status_code == 200


def test_a_project_and_the_list_cost_few_queries(client, project):
    document = BrandDocument.objects.create(title="Raportti", file=ContentFile(b"x", name="r.pdf"))
    page = make_project_page(project, files=[("file", document)])
    for number in range(20):
        make_news(municipality_page("karstula"), f"Hankkeen uutinen kylältä {number}", project=project)
    for address, most in ((page.url, MOST_FOR_AN_ITEM), ("/hanke/", MOST_FOR_A_LIST)):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) <= most, (address, [query["sql"][:200] for query in captured])


def test_an_event_that_repeats_is_gathered_once_by_its_next_time(client, project, page):
    start = datetime(2090, 5, 1, 15, tzinfo=UTC)
    make_event(
        municipality_page("karstula"),
        "Hankkeen neuvonta joka viikko",
        start=start,
        end=start.replace(hour=16),
        project=project,
        repetition=[("weekly", {"every": 1, "weekdays": [], "until": date(2090, 6, 30)})],
    )
    (time,) = section(client, page, "tapahtumat").cssselect("time.day")
    assert time.get("datetime").startswith("2090-05-01")
