"""Events as iCalendar, read as a calendar program would."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from news.models import EventPage, Topic
from tests.builders import make_event, municipality_page, refreshed

pytestmark = pytest.mark.django_db
LIST = "/tapahtumat/kalenteri.ics"


def read(client, address: str) -> icalendar.Calendar:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def only_event(client, event: EventPage) -> icalendar.Event:
    (found,) = read(client, f"{event.url}kalenteri.ics").events
    return found


def test_an_event_tells_what_when_and_where(client):
    event = make_event(
        municipality_page("karstula"),
        "Kirjailijailta; tule, ja tuo ystävä",
        place="Kirjasto",
        address="Keskustie 1, Karstula",
        topic=Topic.objects.get(key="kulttuuri"),
    )
    found = only_event(client, event)
    assert found["SUMMARY"] == "Kirjailijailta; tule, ja tuo ystävä"
    assert found["LOCATION"] == "Kirjasto, Keskustie 1, Karstula"
    assert found.start == event.start
    assert found.end == event.end
    assert found.start.utcoffset() == timedelta(hours=3)
    assert found["STATUS"] == "CONFIRMED"
    assert found["URL"] == f"http://localhost{event.url}"
    assert found["CONTACT"] == "Karstula"


def test_the_uid_stays_when_the_event_moves_and_the_sequence_grows(client):
    event = make_event(municipality_page("karstula"))
    before = only_event(client, event)
    event.slug, event.title = "uusi-osoite", "Uusi nimi tapahtumalle"
    event.save_revision().publish()
    after = only_event(client, refreshed(event))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


@pytest.mark.parametrize(
    ("status", "written"),
    [(EventPage.Status.CANCELLED, "CANCELLED"), (EventPage.Status.POSTPONED, "TENTATIVE")],
)
def test_what_is_called_off_stays_in_the_calendar_as_such(client, status, written):
    event = make_event(municipality_page("kinnula"), status=status)
    by_uid = {str(found["UID"]): found for found in read(client, f"{LIST}?kunta=kinnula").events}
    assert by_uid[str(event.translation_key)]["STATUS"] == written


def test_the_calendar_of_a_municipality_holds_its_events_only(client):
    own, other = make_event(municipality_page("kinnula")), make_event(municipality_page("karstula"))
    uids = {str(event["UID"]) for event in read(client, f"{LIST}?kunta=kinnula").events}
    assert str(own.translation_key) in uids
    assert str(other.translation_key) not in uids


def test_the_calendar_is_named_and_says_when_to_ask_again(client):
    calendar = read(client, f"{LIST}?kunta=kinnula")
    assert calendar.calendar_name == "Sydänsuomessa: Tapahtumat, Kinnula"
    assert calendar.refresh_interval == timedelta(hours=6)
    assert calendar["SOURCE"] == "http://localhost/tapahtumat/kalenteri.ics?kunta=kinnula"


def test_the_time_zone_goes_along_and_times_are_right_across_daylight_saving(client):
    for title, start in (
        ("Ennen kellojen siirtoa", datetime(2026, 10, 24, 15, tzinfo=UTC)),
        ("Jälkeen kellojen siirron", datetime(2026, 10, 25, 15, tzinfo=UTC)),
        ("Keväällä siirron jälkeen", datetime(2027, 3, 28, 15, tzinfo=UTC)),
    ):
        make_event(municipality_page("kinnula"), title, start=start, end=start + timedelta(hours=2))
    calendar = read(client, f"{LIST}?kunta=kinnula")
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Helsinki"]
    found = recurring_ical_events.of(calendar).between(date(2026, 10, 20), date(2027, 4, 1))
    hours = {str(event["SUMMARY"]): event.start.hour for event in found}
    assert hours["Ennen kellojen siirtoa"] == 18
    assert hours["Jälkeen kellojen siirron"] == 17
    assert hours["Keväällä siirron jälkeen"] == 18


@pytest.mark.parametrize("hour", [23, 0, 1, 2])
def test_the_night_with_an_hour_twice_is_told_without_doubt(client, hour):
    """From 2.00, 3.00 and 3.00 again, to 4.00 local time on 31.10.2027."""
    start = datetime(2027, 10, 30 if hour == 23 else 31, hour, tzinfo=UTC)
    event = make_event(municipality_page("kinnula"), start=start, end=start + timedelta(hours=1))
    found = only_event(client, event)
    assert (found.start.astimezone(UTC), found.end.astimezone(UTC)) == (event.start, event.end)


def test_an_all_day_event_is_days_with_the_last_one_exclusive(client):
    event = make_event(
        municipality_page("kinnula"),
        start=datetime(2090, 6, 30, 21, tzinfo=UTC),
        end=datetime(2090, 7, 2, 20, 59, tzinfo=UTC),
        is_all_day=True,
    )
    found = only_event(client, event)
    assert (found.start, found.end) == (date(2090, 7, 1), date(2090, 7, 3))


def test_an_event_without_a_length_has_no_end(client):
    moment = datetime(2090, 5, 1, 15, tzinfo=UTC)
    assert "DTEND" not in only_event(
        client, make_event(municipality_page("kinnula"), start=moment, end=moment)
    )


def test_a_draft_or_restricted_event_has_no_file_and_a_bad_filter_is_not_found(client):
    event = make_event(municipality_page("kinnula"))
    event.unpublish()
    for address in (
        f"{event.url}kalenteri.ics",
        f"{LIST}?kunta=x",
        "/uutiset/kalenteri.ics",
        "/ei/kalenteri.ics",
    ):
        assert client.get(address).status_code == 404, address
    assert str(event.translation_key) not in client.get(LIST).content.decode()


def test_the_files_can_only_be_read(client):
    assert client.post(LIST).status_code == 405
