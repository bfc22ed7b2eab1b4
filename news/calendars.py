"""Events as iCalendar (RFC 5545 and 7986): one event, or a list to subscribe to.

An event keeps its UID for life, whatever its address; one that is called off stays in the calendar as
cancelled, so that it disappears from the calendars of those who took it along.
"""

from datetime import datetime, timedelta
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
    calendar.add_component(_component(event, request))
    return _response(calendar, event.slug)


def list_calendar(page, request: HttpRequest) -> HttpResponse:
    """The events of a list, narrowed by the filters of its address."""
    filters = ListFilters(request, page.filter_names)
    name = list_name(SiteFrame.of(request), page, filters)
    source = page.file_address(request, "kalenteri.ics", filters.query())
    calendar = _calendar(name, request, absolute(source))
    since = timezone.now() - timedelta(days=DAYS_KEPT)
    for event in filters.applied(page.items).filter(end__gte=since).order_by("start", "pk"):
        calendar.add_component(_component(event, request))
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


def _component(event: EventPage, request: HttpRequest) -> Event:
    frame = SiteFrame.of(request)
    url = absolute(event.get_url(request) or "")
    published = event.last_published_at or event.latest_revision_created_at or timezone.now()
    component = Event()
    component.add("uid", str(event.translation_key))
    component.add("dtstamp", published)
    component.add("last-modified", published)
    # Grows with each publication, as a program that compares two versions expects.
    component.add("sequence", event.live_revision_id or 0)
    component.add("status", STATUSES[event.status])
    component.add("summary", _summary(event))
    _add_times(component, event)
    location = ", ".join(part for part in (event.place, event.address) if part)
    if location or event.remote_link:
        component.add("location", location or event.remote_link)
    component.add("description", "\n\n".join(part for part in (event.lead, event.remote_link, url) if part))
    component.add("url", url)
    component.add("contact", event.publisher.name if event.publisher else frame.region.name)
    if event.topic:
        component.add("categories", [event.topic.display_name])
    return component


def _summary(event: EventPage) -> str:
    """The title. Many programs show no status, so what isn't as planned is said in words as well."""
    title = title_with_language(event)
    if event.is_cancelled:
        return _("Cancelled: %(title)s") % {"title": title}
    if event.is_postponed:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def _add_times(component: Event, event: EventPage) -> None:
    """Days of an all-day event, the last one exclusive; else local times with their zone."""
    if event.is_all_day:
        component.add("dtstart", event.first_day)
        component.add("dtend", event.last_day + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        return
    component.add("dtstart", _local(event.start))
    if event.end > event.start:
        component.add("dtend", _local(event.end))


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def _response(calendar: Calendar, name: str) -> HttpResponse:
    calendar.add_missing_timezones()
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.ics"
    return response
