"""The times of events as rows, so that lists are queried, paged and filtered by the database.

A row follows from its event's live page and from nothing else: see `keep_occurrences`.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brand.models import Municipality

from ..repetition import CANCELLED, MOVED, Time
from ..times import Timed, anchor_of, midnight


class OccurrenceQuerySet(models.QuerySet):
    """Named questions about the times of events."""

    def upcoming(self):
        """What has not ended, the next to start first."""
        return self.filter(end__gte=timezone.now()).order_by("start", "pk")

    def next_of_each(self):
        """The next time of each event that has one, the next to start first."""
        earlier = EventOccurrence.objects.upcoming().filter(
            models.Q(start__lt=models.OuterRef("start"))
            | models.Q(start=models.OuterRef("start"), pk__lt=models.OuterRef("pk")),
            event=models.OuterRef("event"),
        )
        return self.upcoming().filter(~models.Exists(earlier))

    def standing_for_events(self):
        """One time for each event: the next that is held, else the last that was, else the first."""
        rows = EventOccurrence.objects.filter(event=models.OuterRef("event"))
        held = rows.exclude(state=CANCELLED)
        candidates = (
            held.filter(end__gte=timezone.now()).order_by("start", "pk"),
            held.order_by("-start", "-pk"),
            rows.order_by("start", "pk"),
        )
        chosen = Coalesce(*(models.Subquery(rows.values("pk")[:1]) for rows in candidates))
        return self.filter(pk=chosen)

    def past(self):
        """What has ended, the latest first."""
        return self.filter(end__lt=timezone.now()).order_by("-start", "-pk")

    def between(self, first: date, last: date):
        """What is at least in part on these days of the site's own time zone, the first to start first."""
        start, end = midnight(first), midnight(last + timedelta(days=1))
        # What ends at the first midnight was on the day before, unless it only starts there.
        lasts = models.Q(end__gt=start) | models.Q(start__gte=start)
        return self.filter(lasts, start__lt=end).order_by("start", "pk")

    def of_publisher(self, municipality: Municipality | None):
        """What one municipality publishes, or the region itself for None."""
        return self.filter(event__publisher=municipality)

    def with_events(self):
        """With what a row of a list shows of the event, without its texts."""
        return self.select_related("event__publisher", "event__picture", "event__topic").defer(
            "event__body", "event__contact", "event__repetition", "event__changes"
        )


class EventOccurrence(Timed, models.Model):
    """One time at which an event is held, or was to be held. Shown in lists in the place of its event."""

    event = models.ForeignKey("news.EventPage", on_delete=models.CASCADE, related_name="occurrences")
    planned = models.DateTimeField(_("planned start"))
    start = models.DateTimeField(_("starts"))
    end = models.DateTimeField(_("ends"))
    state = models.CharField(
        _("state"), max_length=10, blank=True, choices=[(CANCELLED, _("cancelled")), (MOVED, _("moved"))]
    )
    own_place = models.CharField(_("place"), max_length=120, blank=True)
    is_one_of_many = models.BooleanField(default=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("time of an event")
        verbose_name_plural = _("times of events")
        constraints = [
            models.UniqueConstraint(fields=("event", "planned"), name="unique_time_of_an_event"),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="occurrence_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=("start", "id"), name="occurrence_start"),
            models.Index(fields=("end",), name="occurrence_end"),
        ]

    def __str__(self) -> str:
        return f"{self.event.title}, {timezone.localtime(self.start):%-d.%-m.%Y}"

    @property
    def title(self) -> str:
        return self.event.title

    @property
    def locale_id(self) -> int:
        return self.event.locale_id

    @property
    def lead(self) -> str:
        return self.event.lead

    @property
    def publisher(self) -> Municipality | None:
        return self.event.publisher

    @property
    def picture(self):
        return self.event.picture

    @property
    def picture_id(self):
        return self.event.picture_id

    @property
    def place(self) -> str:
        return self.own_place or self.event.place

    @property
    def remote_link(self) -> str:
        return self.event.remote_link

    @property
    def is_all_day(self) -> bool:
        return self.event.is_all_day

    @property
    def is_cancelled(self) -> bool:
        return self.state == CANCELLED or self.event.is_cancelled

    @property
    def is_postponed(self) -> bool:
        return self.event.is_postponed

    @property
    def is_moved(self) -> bool:
        return self.state == MOVED

    def get_url(self, request: HttpRequest | None = None) -> str:
        """The event's page, at this time where there are several."""
        url = self.event.get_url(request) or ""
        return f"{url}#{anchor_of(self.planned)}" if self.is_one_of_many else url


KEPT_IN_STEP = ("start", "end", "state", "own_place", "is_one_of_many")


def keep_occurrences(event, times: list[Time]) -> None:
    """Make the rows of an event those of `times`. A row that stays keeps its key, by which lists are paged."""
    rows = {row.planned: row for row in EventOccurrence.objects.filter(event=event)}
    wanted = {
        time.planned: dict(
            zip(KEPT_IN_STEP, (time.start, time.end, time.state, time.place, len(times) > 1), strict=True)
        )
        for time in times
    }
    gone = [row.pk for planned, row in rows.items() if planned not in wanted]
    EventOccurrence.objects.filter(pk__in=gone).delete()
    new, changed = [], []
    for planned, values in wanted.items():
        row = rows.get(planned)
        if row is None:
            new.append(EventOccurrence(event_id=event.pk, planned=planned, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    EventOccurrence.objects.bulk_create(new)
    if changed:
        EventOccurrence.objects.bulk_update(changed, KEPT_IN_STEP)
