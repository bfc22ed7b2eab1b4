"""How an event repeats, in the words of schema.org."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from .repetition import DAILY, MONTHLY_BY_DAY, MONTHLY_BY_WEEKDAY, WEEKLY, Series

_UNITS = {DAILY: "D", WEEKLY: "W", MONTHLY_BY_DAY: "M", MONTHLY_BY_WEEKDAY: "M"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def schedule_data(series: Series, is_all_day: bool) -> dict[str, Any] | None:
    """The series as a Schedule, or None for an event that is held once."""
    rule = series.rule
    if rule is None:
        return None
    start, end = timezone.localtime(series.start), timezone.localtime(series.end)
    found: dict[str, Any] = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.every}{_UNITS[rule.frequency]}",
        "startDate": start.date().isoformat(),
        "endDate": rule.until.isoformat(),
        "scheduleTimezone": settings.TIME_ZONE,
    }
    if rule.frequency == WEEKLY:
        found["byDay"] = [f"https://schema.org/{_DAYS[day]}" for day in rule.days_of_week(start)]
    elif rule.frequency == MONTHLY_BY_DAY:
        found["byMonthDay"] = start.day
    elif rule.frequency == MONTHLY_BY_WEEKDAY:
        found["byDay"] = f"https://schema.org/{_DAYS[start.weekday()]}"
        found["byMonthWeek"] = rule.week_of_month(start)
    if not is_all_day:
        found |= {"startTime": f"{start:%H:%M:%S}", "endTime": f"{end:%H:%M:%S}"}
    except_days = [change.day.isoformat() for change in series.changes]
    return found | ({"exceptDate": except_days} if except_days else {})
