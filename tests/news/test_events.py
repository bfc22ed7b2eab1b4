"""Events by day and by month, past and called off, right across daylight saving."""

from datetime import UTC, date, datetime

import pytest

from news.days import Month
from news.models import EventPage, Topic
from tests.builders import make_event, municipality_page

pytestmark = pytest.mark.django_db
LIST = "/tapahtumat/"
BAD_MONTHS = (
    "",
    "0",
    "2026",
    "2026-13",
    "2026-00",
    "0000-01",
    "9999-12",
    "2026-1",
    "-1",
    "1000000000",
    "a",
    "%FF",
)


def karstula_event(title: str, start: datetime, end: datetime, **fields) -> EventPage:
    return make_event(municipality_page("karstula"), title, start=start, end=end, **fields)


def test_coming_events_stand_under_the_local_day_on_which_they_start(client):
    # 22.30 UTC on the last day of the year is half past midnight on the first in Helsinki.
    event = karstula_event(
        "Uuden vuoden soitto torilla",
        datetime(2089, 12, 31, 22, 30, tzinfo=UTC),
        datetime(2089, 12, 31, 23, tzinfo=UTC),
    )
    days = {day.day: day.events for day in client.get(f"{LIST}?kunta=karstula").context["days"]}
    assert [time.event for time in days[date(2090, 1, 1)]] == [event]


def test_an_event_under_way_stands_under_today(client, settings):
    karstula_event(
        "Näyttely kirjaston aulassa", datetime(2020, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)
    )
    response = client.get(f"{LIST}?kunta=karstula")
    assert response.context["days"][0].day == response.context["today"]


def test_past_events_are_archived_with_the_latest_first(client):
    karstula_event(
        "Vanhan ajan iltamat koululla",
        datetime(2020, 1, 1, 10, tzinfo=UTC),
        datetime(2020, 1, 1, 11, tzinfo=UTC),
    )
    karstula_event(
        "Vanhin kaikista iltamista",
        datetime(2019, 1, 1, 10, tzinfo=UTC),
        datetime(2019, 1, 1, 11, tzinfo=UTC),
    )
    found = [item.title for item in client.get(f"{LIST}?aika=menneet&kunta=karstula").context["items"]]
    assert found == ["Vanhan ajan iltamat koululla", "Vanhin kaikista iltamista"]
    assert "Vanhan ajan iltamat koululla" not in [item.title for item in client.get(LIST).context["items"]]


def test_filters_narrow_events_too(client):
    event = make_event(municipality_page("kinnula"), topic=Topic.objects.get(key="koulu"))
    assert [item.event for item in client.get(f"{LIST}?kunta=kinnula&aihe=koulu").context["items"]] == [event]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        # Summer time ends on 25.10.2026 at 4 o'clock and starts on 28.3.2027 at 3.
        ((2026, 10, 24, 15), (2026, 10, 24, 17), "klo 18–20"),
        ((2026, 10, 25, 15), (2026, 10, 25, 17), "klo 17–19"),
        ((2026, 10, 24, 23), (2026, 10, 25, 3), "klo 2–5"),
        ((2027, 3, 27, 15), (2027, 3, 27, 17), "klo 17–19"),
        ((2027, 3, 28, 15), (2027, 3, 28, 17), "klo 18–20"),
        ((2027, 3, 27, 22), (2027, 3, 28, 3), "klo 0–6"),
    ],
)
def test_times_are_right_across_daylight_saving(client, start, end, words):
    event = karstula_event(
        "Kellonsiirto kylätalolla", datetime(*start, tzinfo=UTC), datetime(*end, tzinfo=UTC)
    )
    assert words in client.get(event.url).content.decode()
    month = client.get(f"{LIST}?kuukausi={event.first_day:%Y-%m}&kunta=karstula").content.decode()
    assert words in month


def test_a_month_is_a_table_of_weeks_with_each_day_of_an_event(client):
    # From the evening of 30.4. in Helsinki to the morning of 2.5.
    event = karstula_event(
        "Vapputapahtuma koko kylälle",
        datetime(2090, 4, 30, 17, tzinfo=UTC),
        datetime(2090, 5, 2, 6, tzinfo=UTC),
    )
    response = client.get(f"{LIST}?kuukausi=2090-05&kunta=karstula")
    days = {day.day: day for week in response.context["weeks"] for day in week.days if day.is_in_month}
    assert [day for day, found in days.items() if found.events] == [date(2090, 5, 1), date(2090, 5, 2)]
    assert days[date(2090, 5, 2)].anchor == date(2090, 5, 1)
    page = response.content.decode()
    assert 'id="2090-05-01"' in page
    assert "<caption>Toukokuu 2090</caption>" in page
    assert '<th scope="row">18</th>' in page
    assert [time.event for time in response.context["days"][0].events] == [event]


def test_an_event_that_ends_at_midnight_is_not_on_the_next_day(client):
    event = karstula_event(
        "Iltajuhla kylätalon pihalla",
        datetime(2090, 5, 31, 17, tzinfo=UTC),
        datetime(2090, 5, 31, 21, tzinfo=UTC),
    )
    assert event.last_day == event.first_day == date(2090, 5, 31)
    assert client.get(f"{LIST}?kuukausi=2090-06&kunta=karstula").context["days"] == []


@pytest.mark.parametrize("month", BAD_MONTHS)
def test_a_bad_month_is_not_found(client, month):
    response = client.get(f"{LIST}?kuukausi={month}")
    assert response.status_code == 404
    assert 'data-locked-region="masthead"' in response.content.decode()


@pytest.mark.parametrize(
    "query", ["aika=ennen", "kunta=x", "jalkeen=20260101-1", "sivu=0", "jalkeen=99991231T235959-1"]
)
def test_other_bad_addresses_are_not_found(client, query):
    assert client.get(f"{LIST}?{query}").status_code == 404


def test_the_months_at_the_ends_of_time_have_no_neighbour_beyond(client):
    assert Month.from_address("1970-01").previous is None
    assert Month.from_address("2169-12").next is None
    for month in ("1970-01", "2169-12"):
        assert client.get(f"{LIST}?kuukausi={month}").status_code == 200


@pytest.mark.parametrize(
    ("status", "words"),
    [(EventPage.Status.CANCELLED, "Peruttu"), (EventPage.Status.POSTPONED, "Siirretty")],
)
def test_what_is_called_off_says_so_in_words_in_the_list_and_on_its_page(client, status, words):
    event = make_event(municipality_page("kinnula"), status=status)
    assert words in client.get(f"{LIST}?kunta=kinnula").content.decode()
    assert words.lower() in client.get(event.url).content.decode().lower()


def test_an_all_day_event_shows_no_times(client):
    event = karstula_event(
        "Kyläpäivät koko perheelle",
        datetime(2090, 6, 30, 21, tzinfo=UTC),
        datetime(2090, 7, 2, 21, tzinfo=UTC),
        is_all_day=True,
    )
    page = client.get(event.url).content.decode()
    assert "klo" not in page[page.index("facts--wide") : page.index("</dl>")]
    assert event.last_day == date(2090, 7, 2)
    assert "Lauantai 1. heinäkuuta 2090 – sunnuntai 2. heinäkuuta 2090" in page
