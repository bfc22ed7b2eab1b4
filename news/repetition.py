"""An event that repeats: its rule, and each time it is held.

A rule is a small part of RFC 5545's recurrence rules and always ends. It is reckoned in local time, so that what
is at six in the evening stays at six when the clocks are changed. See docs/decisions/0015-recurring-events.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil import rrule
from django.utils import timezone

from .times import Timed, local, midnight

# A series is bounded twice: by its last day, and by how often somebody can be expected to come.
MOST_TIMES = 400
LONGEST = timedelta(days=2 * 366)

DAILY, WEEKLY, MONTHLY_BY_DAY, MONTHLY_BY_WEEKDAY = "daily", "weekly", "monthly", "monthly_weekday"
FREQUENCIES = {
    DAILY: rrule.DAILY,
    WEEKLY: rrule.WEEKLY,
    MONTHLY_BY_DAY: rrule.MONTHLY,
    MONTHLY_BY_WEEKDAY: rrule.MONTHLY,
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The fifth Monday of a month isn't in every month: such a series is held on the last one.
FIFTH_WEEK, LAST = 5, -1


@dataclass(frozen=True)
class Rule:
    """How often, and until which day, the last one included. `weekdays` are 0 to 6 from Monday, of a weekly rule."""

    frequency: str
    until: date
    every: int = 1
    weekdays: tuple[int, ...] = ()

    def days_of_week(self, start: datetime) -> tuple[int, ...]:
        """The weekdays of a weekly rule: the one of the start where none were chosen."""
        return tuple(sorted(self.weekdays)) or (start.weekday(),)

    def week_of_month(self, start: datetime) -> int:
        """Which of its weekdays in the month the start is: 1 to 4, or -1 for the last."""
        week = (start.day - 1) // 7 + 1
        return LAST if week == FIFTH_WEEK else week

    def starts(self, start: datetime) -> Iterator[datetime]:
        """Each local time at which the series starts, given the first one; both without a zone."""
        last = datetime.combine(self.until, time.max)
        given = {"interval": max(self.every, 1), "dtstart": start, "until": last}
        if self.frequency == WEEKLY:
            given["byweekday"] = self.days_of_week(start)
        elif self.frequency == MONTHLY_BY_DAY:
            given["bymonthday"] = start.day
        elif self.frequency == MONTHLY_BY_WEEKDAY:
            given["byweekday"] = rrule.weekday(start.weekday(), self.week_of_month(start))
        return iter(rrule.rrule(FREQUENCIES[self.frequency], **given))

    def for_calendars(self, start: datetime, is_all_day: bool) -> dict[str, object]:
        """The rule's parts as RFC 5545 writes them, given the local start."""
        parts: dict[str, object] = {"FREQ": "DAILY" if self.frequency == DAILY else "WEEKLY"}
        if self.frequency in (MONTHLY_BY_DAY, MONTHLY_BY_WEEKDAY):
            parts["FREQ"] = "MONTHLY"
        if self.every > 1:
            parts["INTERVAL"] = self.every
        if self.frequency == WEEKLY:
            parts["BYDAY"] = [WEEKDAYS[day] for day in self.days_of_week(start)]
            parts["WKST"] = "MO"
        elif self.frequency == MONTHLY_BY_DAY:
            parts["BYMONTHDAY"] = start.day
        elif self.frequency == MONTHLY_BY_WEEKDAY:
            parts["BYDAY"] = f"{self.week_of_month(start)}{WEEKDAYS[start.weekday()]}"
        # Where the start has a zone the standard wants the end in UTC.
        end = midnight(self.until + timedelta(days=1)) - timedelta(seconds=1)
        parts["UNTIL"] = self.until if is_all_day else end.astimezone(UTC)
        return parts


@dataclass(frozen=True)
class Change:
    """What differs on one day of a series."""

    day: date
    kind: str
    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    note: str = ""


SKIPPED, CANCELLED, MOVED = "skipped", "cancelled", "moved"


@dataclass(frozen=True)
class Time(Timed):
    """One time of a series. `planned` is when it would have started by the rule: its name in calendars."""

    planned: datetime
    start: datetime
    end: datetime
    state: str = ""
    place: str = ""
    note: str = ""

    @property
    def is_cancelled(self) -> bool:
        return self.state == CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.state == MOVED


@dataclass(frozen=True)
class Series:
    """The times of an event: one, or as many as its rule gives. `start` and `end` are those of the first."""

    start: datetime
    end: datetime
    rule: Rule | None = None
    changes: tuple[Change, ...] = field(default_factory=tuple)

    def times(self) -> list[Time]:
        """Each time that is held or was called off, in the order of the start."""
        if self.rule is None:
            return [Time(self.start, self.start, self.end)]
        changes = {change.day: change for change in self.changes}
        times = [_changed(time_, changes.get(time_.first_day)) for time_ in self.planned()]
        return sorted((one for one in times if one is not None), key=lambda one: one.start)

    def planned(self) -> list[Time]:
        """Each time by the rule alone. The clock shows the same at each, whatever the clocks have done between."""
        if self.rule is None:
            return [Time(self.start, self.start, self.end)]
        first, last = (local(moment).replace(tzinfo=None) for moment in (self.start, self.end))
        found = []
        for start in islice(self.rule.starts(first), MOST_TIMES):
            begins = timezone.make_aware(start)
            found.append(Time(begins, begins, max(timezone.make_aware(start + (last - first)), begins)))
        return found

    def skipped(self) -> list[Time]:
        """What the rule gives and nobody comes to."""
        days = {change.day for change in self.changes if change.kind == SKIPPED}
        return [one for one in self.planned() if one.first_day in days]


def _changed(planned: Time, change: Change | None) -> Time | None:
    """A time as it is held; None where it isn't at all. An unfinished draft may lack the new moments."""
    if change is None:
        return planned
    if change.kind == SKIPPED:
        return None
    if change.kind == CANCELLED:
        return replace(planned, state=CANCELLED, note=change.note)
    start = local(change.start) if change.start else planned.start
    end = local(change.end) if change.end else start + (planned.end - planned.start)
    return replace(
        planned, start=start, end=max(start, end), state=MOVED, place=change.place, note=change.note
    )
