"""The series of an event out of what its editor wrote, and what is wrong with it."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from .repetition import LONGEST, MOST_TIMES, WEEKLY, Change, Rule, Series
from .times import local

SCHEDULE_FIELDS = ("start", "end", "is_all_day", "repetition", "changes")
# A field's name and what to do about it.
Fault = tuple[str, str]


def series_of(event) -> Series:
    """The series of an event page. What is unfinished or unusable in it is left out: this never raises."""
    rule = next((child.block.rule(child.value) for child in event.repetition), None)
    if rule and (rule.until < event.first_day or _is_too_long(rule, event)):
        rule = None
    return Series(event.start, event.end, rule, tuple(_changes(event)) if rule else ())


def _changes(event) -> Iterator[Change]:
    for child in event.changes:
        change = child.block.change(child.block_type, child.value)
        if change is not None:
            yield change


def schedule_faults(event) -> list[Fault]:
    """What of the repetition and its changes can't be shown to readers."""
    if not (event.start and event.end):
        return []
    faults = [*_faults_of_rule(event)]
    if faults:
        return faults
    return [*_faults_of_changes(event, series_of(event))]


def _faults_of_rule(event) -> Iterator[Fault]:
    for child in event.repetition:
        rule = child.block.rule(child.value)
        if rule is None:
            yield "repetition", _("Tell the last day of the repetition: it can't go on without an end.")
        elif rule.until < event.first_day:
            yield "repetition", _("The repetition ends before the event starts. Correct its last day.")
        elif _is_too_long(rule, event):
            yield (
                "repetition",
                _(
                    "An event is repeated for two years and %(most)d times at most. Choose an earlier last day."
                )
                % {"most": MOST_TIMES},
            )
        elif rule.frequency == WEEKLY and local(event.start).weekday() not in rule.days_of_week(
            local(event.start)
        ):
            yield (
                "repetition",
                _("The event starts on a weekday on which it isn't repeated. Choose that day too."),
            )


def _is_too_long(rule: Rule, event) -> bool:
    if rule.until - event.first_day > LONGEST:
        return True
    starts = rule.starts(local(event.start).replace(tzinfo=None))
    return len(list(islice(starts, MOST_TIMES + 1))) > MOST_TIMES


def _faults_of_changes(event, series: Series) -> Iterator[Fault]:
    days = {one.first_day for one in series.planned()} if series.rule else set()
    seen: set[date] = set()
    for change in _changes(event):
        named = {"day": f"{change.day:%-d.%-m.%Y}"}
        if change.day not in days:
            yield "changes", _("The event isn't held on %(day)s. Choose one of its days.") % named
        elif change.day in seen:
            yield "changes", _("There are two changes for %(day)s. Keep one of them.") % named
        elif change.start and change.end and local(change.end) < local(change.start):
            yield (
                "changes",
                _("On %(day)s the event ends before it starts. Correct one of the times.") % named,
            )
        seen.add(change.day)
    if series.rule and not series.times():
        yield "changes", _("Every time has been left out. Cancel the event instead.")
