"""Events as iCalendar (RFC 5545 and 7986): one event, or a list to subscribe to.

An event keeps its UID for life, whatever its address; one that is called off stays in the calendar as
cancelled, so that it disappears from the calendars of those who took it along.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from brand.addresses import absolute, site_host
from brand.frame.site_frame import SiteFrame

from .feeds import list_name, title_with_language
from .filters import ListFilters
from .models.event import EventPage
from .repetition import Time
from .times import Timed

# A calendar also keeps what was a while ago: a subscriber's program drops what its source no longer has.
DAYS_KEPT = 90
ASK_AGAIN = timedelta(hours=6)
STATUSES = {
    EventPage.Status.SCHEDULED: "CONFIRMED",
    EventPage.Status.POSTPONED: "TENTATIVE",
    EventPage.Status.CANCELLED: "CANCELLED",
}


def event_calendar(event: EventPage, request: HttpRequest) -> HttpResponse:
    """One event, to take along."""
    calendar = _calendar(event.title, request, absolute(event.file_address(request, "kalenteri.ics")))
    for component in _components(event, request):
        calendar.add_component(component)
    return _response(calendar, event.slug)


def list_calendar(page, request: HttpRequest) -> HttpResponse:
    """The events of a list, narrowed by the filters of its address."""
    filters = ListFilters(request, page.filter_names)
    name = list_name(SiteFrame.of(request), page, filters)
    source = page.file_address(request, "kalenteri.ics", filters.query())
    calendar = _calendar(name, request, absolute(source))
    since = timezone.now() - timedelta(days=DAYS_KEPT)
    # Bodies aside, a calendar needs all of an event, its repetition included.
    events = filters.applied(page.items).held_since(since).defer(None).defer("body", "contact")
    for event in events.order_by("start", "pk"):
        for component in _components(event, request):
            calendar.add_component(component)
    return _response(calendar, "-".join([page.slug, *filters.chosen.values()]))


def subscription_address(path: str) -> str:
    """The address that a reader's own calendar program opens as a subscription."""
    return f"webcal://{site_host()}{path}"


def _calendar(name: str, request: HttpRequest, source: str) -> Calendar:
    frame = SiteFrame.of(request)
    calendar = Calendar()
    calendar.add("prodid", f"-//{frame.region.name}//Tapahtumat//{frame.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("source", source, {"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    return calendar


def _components(event: EventPage, request: HttpRequest) -> Iterator[Event]:
    """The event, with its rule where it repeats, then each time of it that the rule alone would give wrongly."""
    component = _described(event, request)
    component.add("status", STATUSES[event.status])
    component.add("summary", _summary(event))
    _add_times(component, event, event)
    rule = event.series.rule
    if rule is None:
        yield component
        return
    first = timezone.localtime(event.start)
    component.add("rrule", rule.for_calendars(first, event.is_all_day))
    skipped = [_start(event, one.start) for one in event.series.skipped()]
    if skipped:
        component.add("exdate", skipped)
    yield component
    for time in event.times:
        if time.state or _lasts_otherwise(event, time):
            yield _time_of_series(event, time, request)


def _time_of_series(event: EventPage, time: Time, request: HttpRequest) -> Event:
    """One time that differs from the rule. It is named by the moment at which it was planned."""
    component = _described(event, request, place=time.place, note=time.note)
    component.add("recurrence-id", _start(event, time.planned))
    component.add("status", "CANCELLED" if time.is_cancelled else STATUSES[event.status])
    component.add("summary", _summary(event, time))
    _add_times(component, event, time)
    return component


def _lasts_otherwise(event: EventPage, time: Time) -> bool:
    """Whether the clocks are changed during this time: a rule makes all times last as long as the first."""
    return not event.is_all_day and time.end - time.start != event.end - event.start


def _described(event: EventPage, request: HttpRequest, place: str = "", note: str = "") -> Event:
    """What is the same whenever the event is held."""
    frame = SiteFrame.of(request)
    url = absolute(event.get_url(request) or "")
    published = event.last_published_at or event.latest_revision_created_at or timezone.now()
    component = Event()
    component.add("uid", str(event.translation_key))
    component.add("dtstamp", published)
    component.add("last-modified", published)
    # Grows with each publication, as a program that compares two versions expects.
    component.add("sequence", event.live_revision_id or 0)
    place = place or ", ".join(part for part in (event.place, event.address) if part)
    if place or event.remote_link:
        component.add("location", place or event.remote_link)
    told = (note, event.lead, event.remote_link, _access(event), url)
    component.add("description", "\n\n".join(part for part in told if part))
    component.add("url", url)
    component.add("contact", event.publisher.name if event.publisher else frame.region.name)
    if event.topic:
        component.add("categories", [event.topic.display_name])
    return component


def _access(event: EventPage) -> str:
    """What it costs and how one gets in, each on a line with its label."""
    told = ((_("Price"), event.price), (_("Accessibility"), event.accessibility))
    return "\n".join(f"{label}: {words}" for label, words in told if words)


def _summary(event: EventPage, time: Time | None = None) -> str:
    """The title. Many programs show no status, so what isn't as planned is said in words as well."""
    title = title_with_language(event)
    if event.is_cancelled or (time and time.is_cancelled):
        return _("Cancelled: %(title)s") % {"title": title}
    if event.is_postponed:
        return _("Postponed: %(title)s") % {"title": title}
    if time and time.is_moved:
        return _("New time: %(title)s") % {"title": title}
    return title


def _add_times(component: Event, event: EventPage, time: Timed) -> None:
    """Days of an all-day event, the last one exclusive; else local times with their zone."""
    if event.is_all_day:
        component.add("dtstart", time.first_day)
        component.add("dtend", time.last_day + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        return
    start, end = timezone.localtime(time.start), timezone.localtime(time.end)
    # In the hour that comes twice in autumn a local time is the first by the standard: the second needs UTC.
    if start.fold or end.fold:
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    component.add("dtstart", start)
    if end > start:
        component.add("dtend", end)


def _start(event: EventPage, moment: datetime) -> date | datetime:
    """A start as the calendar writes those of the event."""
    return timezone.localtime(moment).date() if event.is_all_day else timezone.localtime(moment)


def _response(calendar: Calendar, name: str) -> HttpResponse:
    calendar.add_missing_timezones()
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.ics"
    return response
