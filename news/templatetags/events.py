"""Template filters of events."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from brand.templatetags.dates import days, hours
from brand.typography import typeset

from ..models import EventPage

register = template.Library()


@register.filter
def event_time(event: EventPage) -> SafeString:
    """When within its days an event is: klo 8.30–10, or all day, or the days of a longer all-day event."""
    if not event.is_all_day:
        return typeset(hours(event.start, event.end))
    return typeset(_("all day") if event.lasts_one_day else days(event.first_day, event.last_day))
