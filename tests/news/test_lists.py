"""The list of news: its filters, its paging by key, and what it makes of a bad address."""

from datetime import date, timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from news.models import NewsIndexPage, NewsPage, Topic
from news.paging import ITEMS_A_PAGE
from tests.builders import make_news, make_project, make_project_page, municipality_page

pytestmark = pytest.mark.django_db
LIST = "/uutiset/"


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200, address
    return [item.title for item in response.context["items"]]


def make_many(count: int, first: date = date(2025, 1, 1)) -> list[str]:
    """That many items on as many days of one topic; their titles, the latest first."""
    topic = Topic.objects.get(key="liikenne")
    NewsPage.objects.filter(topic=topic).update(topic=None)
    parent = municipality_page("karstula")
    for number in range(count):
        # Two items share each day, so that the order within a day matters.
        make_news(
            parent, f"Uutinen tieverkosta {number:02}", date=first + timedelta(days=number // 2), topic=topic
        )
    return [f"Uutinen tieverkosta {number:02}" for number in reversed(range(count))]


def test_a_municipality_narrows_the_list(client):
    found = client.get(f"{LIST}?kunta=karstula").context["items"]
    assert found.items
    assert {item.publisher.slug for item in found} == {"karstula"}


def test_the_shared_items_are_those_of_no_municipality(client):
    found = client.get(f"{LIST}?kunta=yhteiset").context["items"]
    assert found.items
    assert {item.publisher for item in found} == {None}


def test_a_topic_narrows_the_list(client):
    item = make_news(municipality_page("kinnula"), topic=Topic.objects.get(key="koulu"))
    assert item.title in titles(client, f"{LIST}?aihe=koulu")
    assert item.title not in titles(client, f"{LIST}?aihe=liikenne")


def test_a_project_narrows_the_list_by_its_pages_slug(client):
    project = make_project()
    page = make_project_page(project)
    item = make_news(municipality_page("kinnula"), project=project)
    assert titles(client, f"{LIST}?hanke={page.slug}") == [item.title]


def test_a_year_narrows_the_list_to_its_first_and_last_day(client):
    parent = municipality_page("kinnula")
    for day in (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)):
        make_news(parent, f"Uutinen kylältä {day}", date=day)
    assert titles(client, f"{LIST}?vuosi=2020") == [
        "Uutinen kylältä 2020-12-31",
        "Uutinen kylältä 2020-01-01",
    ]


def test_filters_narrow_together(client):
    topic = Topic.objects.get(key="koulu")
    item = make_news(
        municipality_page("kinnula"), "Kinnulan koulu avaa ovensa", topic=topic, date=date(2020, 3, 1)
    )
    make_news(
        municipality_page("karstula"), "Karstulan koulu avaa ovensa", topic=topic, date=date(2020, 3, 1)
    )
    assert titles(client, f"{LIST}?kunta=kinnula&aihe=koulu&vuosi=2020") == [item.title]


def test_a_filter_of_a_form_left_empty_narrows_nothing(client):
    assert titles(client, f"{LIST}?kunta=&aihe=&vuosi=") == titles(client, LIST)


def test_a_chosen_filter_is_said_and_can_be_dropped(client):
    page = client.get(f"{LIST}?kunta=karstula&vuosi=2026").content.decode()
    assert '<a class="chip" href="?vuosi=2026" aria-current="true"><span>Karstula</span></a>' in page
    assert "Karstula, 2026" in page


@pytest.mark.parametrize(
    "query",
    [
        "kunta=helsinki",
        "kunta=%00",
        "kunta=%FF%FE",
        "aihe=ei-ole",
        "hanke=ei-ole",
        "vuosi=0",
        "vuosi=-1",
        "vuosi=1000000000",
        "vuosi=kaksi",
        "vuosi=２０２０",
        "sivu=0",
        "sivu=-1",
        "sivu=1000000000",
        "sivu=a",
        "jalkeen=",
        "jalkeen=0",
        "jalkeen=20261301-1",
        "jalkeen=20260101-99999999999999999999",
        "jalkeen=20260101T000000-1",
        "ennen=%FF",
        "ennen=20260101-1&jalkeen=20260101-1",
        "jalkeen=00010101-1",
    ],
)
def test_a_bad_address_is_not_found_in_the_house_style(client, query):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 404
    assert 'data-locked-region="masthead"' in response.content.decode()


def test_paging_visits_each_item_once_and_comes_back(client):
    expected = make_many(2 * ITEMS_A_PAGE + 3)
    seen, query, visited = [], "aihe=liikenne", []
    while query:
        response = client.get(f"{LIST}?{query}")
        visited.append([item.title for item in response.context["items"]])
        seen += visited[-1]
        last, query = response, response.context["next_query"]
    assert seen == expected
    back = client.get(f"{LIST}?{last.context['previous_query']}")
    assert [item.title for item in back.context["items"]] == visited[1]


def test_paging_stays_right_while_items_are_added(client):
    expected = make_many(ITEMS_A_PAGE + 3)
    first = client.get(f"{LIST}?aihe=liikenne")
    make_news(
        municipality_page("karstula"),
        "Aivan uusi uutinen tieverkosta",
        date=date(2026, 1, 1),
        topic=Topic.objects.get(key="liikenne"),
    )
    second = client.get(f"{LIST}?{first.context['next_query']}")
    assert [item.title for item in second.context["items"]] == expected[ITEMS_A_PAGE:]
    back = client.get(f"{LIST}?{second.context['previous_query']}")
    assert [item.title for item in back.context["items"]] == expected[:ITEMS_A_PAGE]
    top = client.get(f"{LIST}?{back.context['previous_query']}")
    assert [item.title for item in top.context["items"]] == ["Aivan uusi uutinen tieverkosta", *expected][
        :ITEMS_A_PAGE
    ]


def test_only_live_public_items_of_the_language_are_listed(client):
    parent = municipality_page("kinnula")
    live = make_news(parent, "Julkinen uutinen kylältä")
    draft = make_news(parent, "Luonnos uutiseksi kylältä")
    draft.unpublish()
    private = make_news(parent, "Yksityinen uutinen kylältä")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    shown = titles(client, LIST)
    assert live.title in shown
    assert not {"Luonnos uutiseksi kylältä", "Yksityinen uutinen kylältä"} & set(shown)


def test_a_list_where_nothing_matches_says_so_and_leads_on(client):
    page = client.get(f"{LIST}?vuosi=1950").content.decode()
    assert 'class="empty"' in page
    assert 'href="/uutiset/"' in page


def test_years_offered_follow_a_new_item(client):
    assert ">2011</span></a>" not in client.get(LIST).content.decode()
    make_news(NewsIndexPage.objects.get(locale__language_code="fi"), date=date(2011, 5, 5))
    assert ">2011</span></a>" in client.get(LIST).content.decode()


def test_the_brand_team_keeps_the_topics_and_a_municipality_does_not(brand_team, karstula):
    assert brand_team.get("/admin/snippets/news/topic/").status_code == 200
    assert karstula.get("/admin/snippets/news/topic/add/").status_code in (302, 403)
