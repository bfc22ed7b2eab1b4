from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD, PUBLISHER
from brand.machines.structured_data import publisher_data
from brand.models import BrandedPage, PicturedPage, open_fields
from brand.rulebook import PageFacts
from brand.rulebook.facts import EventFacts, Place
from brand.words.indexing import searchable

from ..blocks import EventBody
from ..files import FileLink, PageWithFiles
from ..maps import map_address
from ..repetition import Series, Time
from ..repetition_blocks import ChangeBlocks, RepetitionBlocks
from ..schedule_data import schedule_data
from ..series import schedule_faults, series_of
from ..times import Timed
from .item import ItemManager, ItemPage, ItemQuerySet
from .occurrence import EventOccurrence, OccurrenceQuerySet


class EventQuerySet(ItemQuerySet):
    def occurrences(self) -> OccurrenceQuerySet:
        """Each time at which these events are held, with what a row of a list shows."""
        events = self.order_by().values("pk")
        return EventOccurrence.objects.filter(event__in=events).with_events()

    def upcoming(self) -> OccurrenceQuerySet:
        """The times that have not ended, the next to start first."""
        return self.occurrences().upcoming()

    def past(self) -> OccurrenceQuerySet:
        """The times that have ended, the latest first."""
        return self.occurrences().past()

    def between(self, first: date, last: date) -> OccurrenceQuerySet:
        """The times of which some part is on these days, the first to start first."""
        return self.occurrences().between(first, last)

    def held_since(self, moment: datetime):
        """The events that have a time which ended at `moment` or later, or hasn't yet."""
        times = EventOccurrence.objects.filter(event=models.OuterRef("pk"), end__gte=moment)
        return self.filter(models.Exists(times))


EventManager = ItemManager.from_queryset(EventQuerySet)


# What happens when and where is the same in every language.
SYNCHRONIZED = ("status", "start", "end", "is_all_day", "repetition", "address", "remote_link")

SCHEDULED = "EventScheduled"
SCHEMA_STATUSES = {
    "scheduled": SCHEDULED,
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


class EventPage(Timed, PageWithFiles, ItemPage):
    """An event, held once or repeatedly. Times are stored in UTC and shown in the site's own time zone.

    `start` and `end` are those of the first time. What the others are follows from `repetition` and `changes`;
    for the live page they are also rows, by which the lists go.
    """

    guideline_kind = "event"
    parent_page_types = ["news.EventIndexPage", "home.MunicipalityPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, FUNDING, CLOSING)
    files = {"kalenteri.ics": "calendar"}

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("as planned")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    status = models.CharField(
        _("state"),
        max_length=10,
        choices=Status.choices,
        default=Status.SCHEDULED,
        help_text=_("A cancelled event stays on the site, so that nobody comes in vain."),
    )
    start = models.DateTimeField(_("starts"))
    end = models.DateTimeField(_("ends"))
    is_all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("Readers see the days without times.")
    )
    repetition = StreamField(RepetitionBlocks(), verbose_name=_("repetition"), blank=True)
    changes = StreamField(
        ChangeBlocks(),
        verbose_name=_("days that differ"),
        blank=True,
        help_text=_("Of an event that repeats: days that are left out, cancelled or moved."),
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("The name people know it by.")
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    remote_link = models.URLField(_("remote link"), blank=True, help_text=_("Where to take part from afar."))
    accessibility = models.CharField(
        _("accessibility"), max_length=250, blank=True, help_text=_("Steps, lift, induction loop, parking.")
    )
    price = models.CharField(
        _("price"), max_length=120, blank=True, help_text=_("“Free of charge”, or what it costs.")
    )
    body = StreamField(EventBody(), verbose_name=_("text"), blank=True)

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")], heading=_("Time")),
        FieldRowPanel([FieldPanel("is_all_day"), FieldPanel("status")]),
        FieldPanel("repetition"),
        FieldPanel("changes"),
        FieldPanel("place"),
        FieldPanel("address"),
        FieldPanel("remote_link"),
        FieldPanel("accessibility"),
        FieldPanel("price"),
        *PicturedPage.picture_panels,
        FieldPanel("body"),
        *ItemPage.item_panels,
        LockedRegionPanel(FUNDING),
        LockedRegionPanel(CLOSING),
    ]
    search_fields = [
        *BrandedPage.search_fields,
        *searchable("body", "place"),
        index.FilterField("start"),
        index.FilterField("end"),
    ]
    api_fields = [
        *ItemPage.api_fields,
        *open_fields(
            "start",
            "end",
            "is_all_day",
            "status",
            "repetition",
            "changes",
            "place",
            "address",
            "remote_link",
            "accessibility",
            "price",
        ),
    ]
    translatable_fields = [
        *ItemPage.item_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in SYNCHRONIZED),
        *(TranslatableField(name) for name in ("changes", "place", "accessibility", "price")),
    ]

    objects = EventManager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="event_ends_after_it_starts"
            )
        ]

    def clean(self) -> None:
        """Refuse an end before the start, and a live event with nowhere to go (EVT-01)."""
        super().clean()
        errors = {}
        if self.start and self.end and self.end < self.start:
            errors["end"] = _("The event ends before it starts. Correct one of the times.")
        if self.live and not (self.place or self.remote_link):
            errors["place"] = _("Tell where the event is: a place, a remote link, or both.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request, *args, **kwargs):
        address = self.file_address(request, "kalenteri.ics")
        return super().get_context(request, *args, **kwargs) | {
            "feeds": [FileLink("iCalendar", "text/calendar", address)]
        }

    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The event as iCalendar."""
        from ..calendars import event_calendar  # made from this model

        return event_calendar(self, request)

    def structured_data(self, request):
        return [
            self.described_for_machines(request)
            | {
                "@type": "Event",
                "name": self.title,
                "startDate": self._for_machines(self.shown_time.start, self.shown_time.first_day),
                "endDate": self._for_machines(self.shown_time.end, self.shown_time.last_day),
                "eventSchedule": schedule_data(self.series, self.is_all_day),
                **self._status_for_machines,
                "eventAttendanceMode": f"https://schema.org/{self._attendance_mode}",
                "location": self._locations,
                "organizer": publisher_data(self.publisher, request),
            }
        ]

    @property
    def _status_for_machines(self) -> dict[str, str]:
        """Whether it is held as planned; of a time that was moved, also when it would have been."""
        shown, status = self.shown_time, SCHEMA_STATUSES[self.status]
        if status == SCHEDULED and shown is self:
            status = SCHEMA_STATUSES[self.Status.CANCELLED]
        if status != SCHEDULED or not shown.is_moved:
            return {"eventStatus": f"https://schema.org/{status}"}
        planned = self._for_machines(shown.planned, timezone.localtime(shown.planned).date())
        return {"eventStatus": "https://schema.org/EventRescheduled", "previousStartDate": planned}

    def _for_machines(self, moment: datetime, day: date) -> str:
        return day.isoformat() if self.is_all_day else timezone.localtime(moment).isoformat()

    @property
    def _attendance_mode(self) -> str:
        if not self.remote_link:
            return "OfflineEventAttendanceMode"
        return "MixedEventAttendanceMode" if self.place else "OnlineEventAttendanceMode"

    @property
    def _locations(self) -> list[dict[str, str]]:
        found = []
        if self.place or self.address:
            found.append({"@type": "Place", "name": self.place, "address": self.address or self.place})
        if self.remote_link:
            found.append({"@type": "VirtualLocation", "url": self.remote_link})
        return found

    @cached_property
    def series(self) -> Series:
        """When this page, live or not, says that the event is held."""
        return series_of(self)

    @cached_property
    def times(self) -> list[Time]:
        """Each time of the event, the first to start first."""
        return self.series.times()

    @property
    def repeats(self) -> bool:
        return self.series.rule is not None

    @property
    def coming_times(self) -> list[Time]:
        return [one for one in self.times if not one.is_over]

    @property
    def past_times(self) -> list[Time]:
        return [one for one in self.times if one.is_over]

    @property
    def shown_time(self) -> Time | Timed:
        """The next time that is held, or the last one when all are over."""
        held = [one for one in self.times if not one.is_cancelled]
        coming = [one for one in held if not one.is_over]
        return coming[0] if coming else held[-1] if held else self

    @property
    def map_address(self) -> str:
        """Where a map shows the place; empty where nobody has told the address."""
        return map_address(self.address)

    def guideline_facts(self, today: date) -> PageFacts:
        """The page's facts with when, where and how the event is."""
        names = ("start", "end", "place", "address", "remote_link", "accessibility", "price")
        faults = tuple(
            (Place(name, str(self._meta.get_field(name).verbose_name)), message)
            for name, message in schedule_faults(self)
        )
        event = EventFacts(**{name: getattr(self, name) for name in names}, schedule_faults=faults)
        return replace(super().guideline_facts(today), event=event)

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_postponed(self) -> bool:
        return self.status == self.Status.POSTPONED

    @property
    def is_past(self) -> bool:
        return not self.coming_times
