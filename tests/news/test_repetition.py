"""Events that repeat: their times in lists, on their page and in calendars, days that differ included."""

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brand.gate.refusal import PublicationRefused
from news.models import EventOccurrence, EventPage
from news.paging import ITEMS_A_PAGE
from news.repetition import MOST_TIMES, Change, Rule, Series
from tests.builders import make_event, municipality_page, refreshed

pytestmark = pytest.mark.django_db
LIST = "/tapahtumat/?kunta=karstula"
# A Tuesday at six in the evening in Helsinki, in summer time; winter time begins on the 29th.
FIRST = datetime(2090, 10, 10, 15, tzinfo=UTC)


def weekly(until: date = date(2090, 11, 14), **more) -> list:
    return [("weekly", {"every": 1, "weekdays": [], "until": until} | more)]


def make_series(title: str = "Lukupiiri kokoontuu tiistaisin", **fields) -> EventPage:
    values = {"start": FIRST, "end": FIRST + timedelta(hours=2), "repetition": weekly()}
    return make_event(municipality_page("karstula"), title, **values | fields)


def local_starts(event: EventPage) -> list[str]:
    return [f"{timezone.localtime(one.start):%d.%m. %H:%M}" for one in event.occurrences.order_by("start")]


def calendar_of(client, event: EventPage) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(client.get(f"{event.url}kalenteri.ics").content)


def expanded(calendar: icalendar.Calendar) -> dict[str, str]:
    """The times as a calendar program reckons them: local start, status."""
    found = recurring_ical_events.of(calendar).between(date(2090, 1, 1), date(2091, 12, 31))
    return {f"{one.start:%d.%m. %H:%M}": str(one["STATUS"]) for one in found}


def test_a_weekly_event_stays_at_six_when_the_clocks_are_changed(client):
    event = make_series()
    starts = ["10.10. 18:00", "17.10. 18:00", "24.10. 18:00", "31.10. 18:00", "07.11. 18:00", "14.11. 18:00"]
    assert local_starts(event) == starts
    assert {one.start.hour for one in event.occurrences.all()} == {15, 16}
    assert list(expanded(calendar_of(client, event))) == starts


def test_each_time_is_in_the_list_and_in_the_months_and_leads_to_its_row(client):
    event = make_series()
    items = [item for item in client.get(LIST).context["items"] if item.event_id == event.pk]
    assert len(items) == 6
    page = client.get(f"{LIST}&kuukausi=2090-11")
    days = {day.day for week in page.context["weeks"] for day in week.days if day.is_in_month and day.events}
    assert days == {date(2090, 11, 7), date(2090, 11, 14)}
    assert f'href="{event.url}#2090-11-07"' in page.content.decode()
    assert 'id="2090-11-07"' in client.get(event.url).content.decode()


@pytest.mark.parametrize(
    ("repetition", "days"),
    [
        ([("daily", {"every": 2, "until": date(2090, 10, 15)})], [10, 12, 14]),
        (weekly(date(2090, 10, 20), weekdays=["1", "3"]), [10, 12, 17, 19]),
        (weekly(date(2090, 11, 8), every=2), [10, 24, 7]),
        ([("monthly", {"every": 1, "until": date(2090, 12, 31)})], [10, 10, 10]),
        ([("monthly_weekday", {"every": 1, "until": date(2090, 12, 31)})], [10, 14, 12]),
    ],
)
def test_each_way_to_repeat_is_the_same_here_and_in_calendars(client, repetition, days):
    event = make_series(repetition=repetition)
    assert [one.first_day.day for one in event.times] == days
    assert list(expanded(calendar_of(client, event))) == local_starts(event)


def test_the_last_weekday_of_a_month_and_a_date_that_some_months_lack():
    start = datetime(2026, 3, 31, 15, tzinfo=UTC)  # the fifth Tuesday of March
    ends = start + timedelta(hours=1)
    last = Series(start, ends, Rule("monthly_weekday", date(2026, 6, 30)))
    assert [one.first_day for one in last.times()] == [
        date(2026, 3, 31), date(2026, 4, 28), date(2026, 5, 26), date(2026, 6, 30)
    ]  # fmt: skip
    by_date = Series(start, ends, Rule("monthly", date(2026, 6, 30)))
    assert [one.first_day for one in by_date.times()] == [date(2026, 3, 31), date(2026, 5, 31)]


def test_the_page_says_in_words_how_the_event_repeats(client):
    event = make_series(
        start=datetime(2090, 10, 31, 16, tzinfo=UTC),
        end=datetime(2090, 10, 31, 18, tzinfo=UTC),
        repetition=[("monthly_weekday", {"every": 1, "until": date(2090, 12, 31)})],
    )
    words = "Kuukauden viimeisenä tiistaina, joka kuukausi 31.10.2090–31.12.2090"
    assert words in " ".join(re.sub(r"</?span[^>]*>", "", client.get(event.url).content.decode()).split())


def test_days_are_left_out_cancelled_and_moved(client):
    new = datetime(2090, 11, 8, 16, tzinfo=UTC)
    event = make_series(
        changes=[
            ("skipped", {"day": date(2090, 10, 17)}),
            ("cancelled", {"day": date(2090, 10, 24), "note": "Ohjaaja on sairas."}),
            (
                "moved",
                {
                    "day": date(2090, 11, 7),
                    "start": new,
                    "end": new + timedelta(hours=1),
                    "place": "Koulun sali",
                    "note": "",
                },
            ),
        ]
    )
    assert local_starts(event) == [
        "10.10. 18:00", "24.10. 18:00", "31.10. 18:00", "08.11. 18:00", "14.11. 18:00"
    ]  # fmt: skip
    rows = {one.first_day: one for one in event.occurrences.all()}
    assert rows[date(2090, 10, 24)].is_cancelled and not rows[date(2090, 10, 31)].is_cancelled
    assert rows[date(2090, 11, 8)].place == "Koulun sali"
    page = client.get(event.url).content.decode()
    assert "Ohjaaja on sairas." in page and "Koulun sali" in page and "17. lokakuuta" not in page
    calendar = calendar_of(client, event)
    assert expanded(calendar) == {
        "10.10. 18:00": "CONFIRMED",
        "24.10. 18:00": "CANCELLED",
        "31.10. 18:00": "CONFIRMED",
        "08.11. 18:00": "CONFIRMED",
        "14.11. 18:00": "CONFIRMED",
    }
    master, *others = calendar.events
    assert [one.dt.hour for one in master["EXDATE"].dts] == [18]
    assert {one["UID"] for one in others} == {master["UID"]}
    assert all(one["SEQUENCE"] == master["SEQUENCE"] for one in others)


def test_a_time_during_which_the_clocks_are_changed_ends_by_the_clock_on_the_wall(client):
    # Saturdays from ten in the evening to six in the morning; on 29.10.2090 the night has an hour more.
    start = datetime(2090, 10, 21, 19, tzinfo=UTC)
    event = make_series(
        start=start, end=start + timedelta(hours=8), repetition=weekly(date(2090, 11, 4), weekdays=["5"])
    )
    assert {timezone.localtime(one.end).hour for one in event.times} == {6}
    found = recurring_ical_events.of(calendar_of(client, event)).between(date(2090, 10, 1), date(2090, 12, 1))
    assert [one.end.hour for one in found] == [6, 6, 6]


def test_an_all_day_event_repeats_by_days(client):
    event = make_series(
        start=datetime(2090, 10, 9, 21, tzinfo=UTC),
        end=datetime(2090, 10, 10, 20, 59, tzinfo=UTC),
        is_all_day=True,
        repetition=weekly(date(2090, 10, 31)),
        changes=[("skipped", {"day": date(2090, 10, 17)})],
    )
    found = recurring_ical_events.of(calendar_of(client, event)).between(date(2090, 10, 1), date(2090, 12, 1))
    assert [one.start for one in found] == [date(2090, 10, 10), date(2090, 10, 24), date(2090, 10, 31)]


def test_the_rows_follow_the_live_page_and_keep_their_keys():
    event = make_series()
    before = dict(event.occurrences.values_list("planned", "pk"))
    event.repetition = weekly(date(2090, 10, 24))
    event.save_revision()
    assert event.occurrences.count() == 6  # a draft changes nothing that readers see
    refreshed(event).get_latest_revision().publish()
    after = dict(EventOccurrence.objects.filter(event=event).values_list("planned", "pk"))
    assert len(after) == 3
    assert after.items() <= before.items()
    event = refreshed(event)
    event.repetition = []
    event.save_revision().publish()
    assert EventOccurrence.objects.get(event=event).start == FIRST


def test_paging_through_the_times_shows_each_once_while_some_are_added(client):
    make_series(repetition=[("daily", {"every": 1, "until": date(2090, 11, 20)})])
    address = f"{LIST}&jalkeen=20900101T000000-1"
    first = client.get(address)
    seen = [item.pk for item in first.context["items"]]
    assert len(seen) == ITEMS_A_PAGE
    make_event(municipality_page("karstula"), start=FIRST - timedelta(days=1), end=FIRST)
    second = [item.pk for item in client.get(f"/tapahtumat/?{first.context['next_query']}").context["items"]]
    assert not set(seen) & set(second)
    assert len(seen) + len(second) >= 2 * ITEMS_A_PAGE


def test_a_list_costs_the_same_however_often_its_events_repeat(client):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    before = [queries(LIST), queries(f"{LIST}&kuukausi=2090-10")]
    for number in range(5):
        make_series(
            f"Kerho kokoontuu joka päivä {number}",
            repetition=[("daily", {"every": 1, "until": date(2091, 10, 1)})],
        )
    after = [queries(LIST), queries(f"{LIST}&kuukausi=2090-10")]
    assert max(after) <= 6
    assert max(after) <= max(before) + 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"repetition": [("weekly", {"every": 1, "weekdays": [], "until": None})]}, "repetition"),
        ({"repetition": weekly(date(2090, 10, 1))}, "repetition"),
        ({"repetition": weekly(date(2099, 10, 1))}, "repetition"),
        ({"repetition": [("daily", {"every": 1, "until": date(2092, 10, 1)})]}, "repetition"),
        ({"repetition": weekly(weekdays=["3"])}, "repetition"),
        ({"changes": [("skipped", {"day": date(2090, 10, 18)})]}, "changes"),
        ({"changes": [("skipped", {"day": date(2090, 10, 10)})] * 2}, "changes"),
        ({"repetition": weekly(FIRST.date()), "changes": [("skipped", {"day": FIRST.date()})]}, "changes"),
        ({"repetition": [], "changes": [("cancelled", {"day": FIRST.date(), "note": ""})]}, "changes"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_word_at_its_field(fields, field):
    with pytest.raises(PublicationRefused) as refused:
        make_series(**fields)
    assert field in refused.value.message_dict


def test_a_draft_without_an_end_is_saved_and_shows_its_first_time(client, karstula):
    event = make_series()
    event.repetition = [("weekly", {"every": 1, "weekdays": [], "until": None})]
    event.save_revision()
    assert karstula.get(f"/admin/pages/{event.pk}/view_draft/").status_code == 200
    assert client.get(event.url).status_code == 200


def test_a_series_never_grows_beyond_its_bound():
    rule = Rule("daily", date(2200, 1, 1))
    assert len(Series(FIRST, FIRST, rule, (Change(FIRST.date(), "skipped"),)).planned()) == MOST_TIMES


def test_machines_read_the_schedule_and_the_next_time(client):
    event = make_series(changes=[("skipped", {"day": date(2090, 10, 17)})])
    page = client.get(event.url).content.decode()
    start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    data = json.loads(page[start : page.index("</script>", start)])
    assert data["startDate"] == "2090-10-10T18:00:00+03:00"
    assert data["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "startDate": "2090-10-10",
        "endDate": "2090-11-14",
        "scheduleTimezone": "Europe/Helsinki",
        "byDay": ["https://schema.org/Tuesday"],
        "startTime": "18:00:00",
        "endTime": "20:00:00",
        "exceptDate": ["2090-10-17"],
    }


def test_the_address_leads_to_a_map_by_a_link_only(client):
    event = make_series(address="Keskustie 1, Karstula")
    page = client.get(event.url).content.decode()
    link = 'href="https://www.openstreetmap.org/search?query=Keskustie+1%2C+Karstula"'
    assert link in page
    assert page.count("openstreetmap.org") == 1


def test_khal_shows_each_time_with_what_differs(client, tmp_path):
    """khal as a reader runs it: import the file, list the days."""
    new = datetime(2030, 10, 23, 15, tzinfo=UTC)
    start = datetime(2030, 10, 8, 15, tzinfo=UTC)
    event = make_series(
        start=start,
        end=start + timedelta(hours=2),
        repetition=weekly(date(2030, 11, 5)),
        changes=[
            ("skipped", {"day": date(2030, 10, 15)}),
            ("moved", {"day": date(2030, 10, 22), "start": new, "end": new, "place": "", "note": ""}),
            ("cancelled", {"day": date(2030, 10, 29), "note": "Ohjaaja on sairas."}),
        ],
    )
    file = tmp_path / "kalenteri.ics"
    file.write_bytes(client.get(f"{event.url}kalenteri.ics").content)
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[kunta]]\npath = {tmp_path / 'calendars'}\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %d.%m.\nlongdateformat = %d.%m.%Y\n"
        "datetimeformat = %d.%m. %H:%M\nlongdatetimeformat = %d.%m.%Y %H:%M\n"
        "local_timezone = Europe/Helsinki\ndefault_timezone = Europe/Helsinki\n"
    )
    (tmp_path / "calendars").mkdir()
    khal = [str(Path(sys.executable).with_name("khal")), "-c", str(config)]
    subprocess.run([*khal, "import", "--batch", "-a", "kunta", str(file)], check=True, capture_output=True)
    command = [
        *khal,
        "list",
        "--day-format",
        "",
        "--format",
        "{start-date} {start-time} {status}",
        "01.10.2030",
        "60d",
    ]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert [line.strip() for line in listed.splitlines() if line.strip()] == [
        "08.10. 18:00 CONFIRMED", "23.10. 18:00 CONFIRMED", "29.10. 18:00 CANCELLED", "05.11. 18:00 CONFIRMED"
    ]  # fmt: skip
