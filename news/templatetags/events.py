"""Template tags and filters of events."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brand.templatetags.dates import days, hours
from brand.typography import typeset

from ..models import EventOccurrence, EventPage
from ..repetition import DAILY, LAST, MONTHLY_BY_DAY, WEEKLY, Rule
from ..times import Timed, anchor_of

register = template.Library()


@register.filter
def event_time(event: EventPage | EventOccurrence) -> SafeString:
    """When within its days an event is: klo 8.30–10, or all day, or the days of a longer all-day event."""
    return time_of(event, event.is_all_day)


@register.filter
def time_of(time: Timed, is_all_day: bool) -> SafeString:
    """When within its days something is."""
    if not is_all_day:
        return typeset(hours(time.start, time.end))
    return typeset(_("all day") if time.lasts_one_day else days(time.first_day, time.last_day))


@register.simple_tag(takes_context=True)
def event_url(context, item: EventPage | EventOccurrence) -> str:
    """Where an event, or one time of it, is told of."""
    return item.get_url(context.get("request")) or ""


@register.filter
def repetition_in_words(event: EventPage) -> SafeString:
    """How an event repeats: Tiistaisin ja torstaisin 1.12.2026–31.5.2027."""
    rule = event.series.rule
    start = timezone.localtime(event.start)
    words = f"{_how_often(rule, start)} {days(event.first_day, rule.until)}"
    return typeset(words[:1].upper() + words[1:])


def _how_often(rule: Rule, start) -> str:
    if rule.frequency == DAILY:
        return ngettext("every day", "every %(every)d days", rule.every) % {"every": rule.every}
    if rule.frequency == WEEKLY:
        named = [_weekdays()[day] for day in rule.days_of_week(start)]
        listed = named[-1]
        if len(named) > 1:
            listed = _("%(first)s and %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}
        if rule.every == 1:
            return listed
        return _("%(weekdays)s every %(every)d weeks") % {"weekdays": listed, "every": rule.every}
    each = ngettext("every month", "every %(every)d months", rule.every) % {"every": rule.every}
    if rule.frequency == MONTHLY_BY_DAY:
        return _("on day %(day)d, %(each)s") % {"day": start.day, "each": each}
    return f"{_week_of_month(rule, start)}, {each}"


def _weekdays() -> tuple[str, ...]:
    return (
        _("on Mondays"),
        _("on Tuesdays"),
        _("on Wednesdays"),
        _("on Thursdays"),
        _("on Fridays"),
        _("on Saturdays"),
        _("on Sundays"),
    )


def _week_of_month(rule: Rule, start) -> str:
    week = rule.week_of_month(start)
    weekdays = (
        _("Monday of the month"),
        _("Tuesday of the month"),
        _("Wednesday of the month"),
        _("Thursday of the month"),
        _("Friday of the month"),
        _("Saturday of the month"),
        _("Sunday of the month"),
    )
    numbers = {
        1: _("on the first"),
        2: _("on the second"),
        3: _("on the third"),
        4: _("on the fourth"),
        LAST: _("on the last"),
    }
    return f"{numbers[week]} {weekdays[start.weekday()]}"


@register.filter
def anchor(time) -> str:
    """The fragment of a page that tells of one time of an event."""
    return anchor_of(time.planned)
