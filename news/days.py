"""Events by day: the groups of a list and the weeks of a month, in the site's own time zone."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import Http404

from .models.occurrence import EventOccurrence

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
# A month view further away than a person's life holds nothing.
YEARS = range(1970, 2170)


@dataclass(frozen=True)
class EventDay:
    """A day and the events that a list shows under it."""

    day: date
    events: list[EventOccurrence]


def by_day(events: list[EventOccurrence], not_before: date | None = None) -> list[EventDay]:
    """Events in their order, under the day on which each starts; one under way, under `not_before`."""
    groups: dict[date, list[EventOccurrence]] = {}
    for event in events:
        day = max(event.first_day, not_before) if not_before else event.first_day
        groups.setdefault(day, []).append(event)
    return [EventDay(day, found) for day, found in groups.items()]


@dataclass(frozen=True)
class CalendarDay:
    """A day of the month's table, or of the month before or after it. `anchor` is where its events are listed."""

    day: date
    is_in_month: bool
    is_today: bool
    events: list[EventOccurrence] = field(default_factory=list)
    anchor: date | None = None


@dataclass(frozen=True)
class Week:
    """A row of the month's table. `number` is the week's in the ISO calendar, as in Finland."""

    number: int
    days: list[CalendarDay]


@dataclass(frozen=True)
class Month:
    """A month as readers and addresses know it."""

    first: date

    @classmethod
    def from_address(cls, text: str) -> "Month":
        """The month that `2026-12` names. Raises Http404 where it names none."""
        found = _MONTH.fullmatch(text)
        year, month = map(int, found.groups()) if found else (0, 0)
        if year not in YEARS or not 1 <= month <= 12:
            raise Http404
        return cls(date(year, month, 1))

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def previous(self) -> "Month | None":
        before = (self.first - timedelta(days=1)).replace(day=1)
        return Month(before) if before.year in YEARS else None

    @property
    def next(self) -> "Month | None":
        after = self.last + timedelta(days=1)
        return Month(after) if after.year in YEARS else None

    def weeks(self, events: list[EventOccurrence], today: date) -> list[Week]:
        """The table's rows, Monday first. A day of the month knows the events that are on it."""
        rows = calendar.Calendar(firstweekday=0).monthdatescalendar(self.first.year, self.first.month)
        return [
            Week(row[0].isocalendar().week, [self._day(day, events, today) for day in row]) for row in rows
        ]

    def _day(self, day: date, events: list[EventOccurrence], today: date) -> CalendarDay:
        if day.month != self.first.month:
            return CalendarDay(day, is_in_month=False, is_today=False)
        found = [event for event in events if event.first_day <= day <= event.last_day]
        anchor = max(min(event.first_day for event in found), self.first) if found else None
        if any(event.first_day == day for event in found):
            anchor = day
        return CalendarDay(day, is_in_month=True, is_today=day == today, events=found, anchor=anchor)
