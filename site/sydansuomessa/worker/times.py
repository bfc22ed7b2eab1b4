"""When a job is due: at even steps of the clock, or once a day at a local time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol

from django.utils import timezone


class Times(Protocol):
    def after(self, moment: datetime) -> datetime:
        """The first due time later than `moment`, which is aware."""
        ...


@dataclass(frozen=True)
class Every:
    """Each full step since midnight UTC: every 5 minutes is :00, :05 …"""

    step: timedelta

    def after(self, moment: datetime) -> datetime:
        seconds = int(self.step.total_seconds())
        return datetime.fromtimestamp((int(moment.timestamp()) // seconds + 1) * seconds, tz=moment.tzinfo)


@dataclass(frozen=True)
class Daily:
    """Each day at a time of the site's own zone, on both sides of a change to summer time."""

    at: time

    def after(self, moment: datetime) -> datetime:
        zone = timezone.get_default_timezone()
        day = moment.astimezone(zone).date()
        due = datetime.combine(day, self.at, zone)
        return due if due > moment else datetime.combine(day + timedelta(days=1), self.at, zone)


def every(**step: int) -> Every:
    """`every(minutes=5)`"""
    return Every(timedelta(**step))


def daily(hour: int, minute: int = 0) -> Daily:
    """`daily(2, 30)`: at half past two at night in Finland."""
    return Daily(time(hour, minute))
