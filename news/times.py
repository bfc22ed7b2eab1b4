"""When something is, in the site's own time zone."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The moment at which a day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def local(moment: datetime) -> datetime:
    """A moment in the site's own time zone. One without a zone is taken to be there already."""
    return timezone.make_aware(moment) if timezone.is_naive(moment) else timezone.localtime(moment)


def anchor_of(planned: datetime) -> str:
    """The fragment of an event's page that tells of the time planned for this moment."""
    return f"{timezone.localtime(planned):%Y-%m-%d}"


class Timed:
    """Something with a `start` and an `end`."""

    start: datetime
    end: datetime

    @property
    def first_day(self) -> date:
        """The day of the start in the site's own time zone."""
        return timezone.localtime(self.start).date()

    @property
    def last_day(self) -> date:
        """The last day in the site's own time zone. What ends at midnight ends on the day before."""
        end = timezone.localtime(self.end)
        if end.time() == time.min and end > timezone.localtime(self.start):
            end -= timedelta(microseconds=1)
        return end.date()

    @property
    def lasts_one_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def is_over(self) -> bool:
        return self.end < timezone.now()


class Published:
    """A page that says on which `date` it was published."""

    date: date
    first_published_at: datetime | None
    last_published_at: datetime | None

    @property
    def published_at(self) -> datetime:
        """The moment of publication, if that was on the day which readers see; else the start of that day."""
        first = self.first_published_at
        if first and timezone.localtime(first).date() == self.date:
            return first
        return midnight(self.date)

    @property
    def updated_at(self) -> datetime:
        """When it was last published; never before the moment at which it says that it first was."""
        return max(self.last_published_at or self.published_at, self.published_at)
