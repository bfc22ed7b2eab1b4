from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
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
from brand.rulebook.facts import EventFacts

from ..blocks import EventBody
from ..files import FileLink, PageWithFiles
from .item import ItemManager, ItemPage, ItemQuerySet


class EventQuerySet(ItemQuerySet):
    def upcoming(self):
        """Events that have not ended, the next to start first."""
        return self.filter(end__gte=timezone.now()).order_by("start", "pk")

    def past(self):
        """Events that have ended, the latest first."""
        return self.filter(end__lt=timezone.now()).order_by("-start", "-pk")

    def between(self, first: date, last: date):
        """Events of which some part is on these days of the site's own time zone, the first to start first."""
        start, end = _midnight(first), _midnight(last + timedelta(days=1))
        # What ends at the first midnight was on the day before, unless it only starts there.
        lasts = models.Q(end__gt=start) | models.Q(start__gte=start)
        return self.filter(lasts, start__lt=end).order_by("start", "pk")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


EventManager = ItemManager.from_queryset(EventQuerySet)


# What happens when and where is the same in every language.
SYNCHRONIZED = ("status", "start", "end", "is_all_day", "address", "remote_link")

SCHEMA_STATUSES = {
    "scheduled": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


class EventPage(PageWithFiles, ItemPage):
    """An event. Times are stored in UTC and shown in the site's own time zone."""

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
        index.SearchField("body"),
        index.SearchField("place"),
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
        *(TranslatableField(name) for name in ("place", "accessibility", "price")),
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
                "startDate": self._for_machines(self.start, self.first_day),
                "endDate": self._for_machines(self.end, self.last_day),
                "eventStatus": f"https://schema.org/{SCHEMA_STATUSES[self.status]}",
                "eventAttendanceMode": f"https://schema.org/{self._attendance_mode}",
                "location": self._locations,
                "organizer": publisher_data(self.publisher, request),
            }
        ]

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

    @property
    def first_day(self) -> date:
        """The day of the start in the site's own time zone."""
        return timezone.localtime(self.start).date()

    @property
    def last_day(self) -> date:
        """The last day in the site's own time zone. An event that ends at midnight ends on the day before."""
        end = timezone.localtime(self.end)
        if end.time() == time.min and end > timezone.localtime(self.start):
            end -= timedelta(microseconds=1)
        return end.date()

    def guideline_facts(self, today: date) -> PageFacts:
        """The page's facts with when, where and how the event is."""
        names = ("start", "end", "place", "address", "remote_link", "accessibility", "price")
        event = EventFacts(**{name: getattr(self, name) for name in names})
        return replace(super().guideline_facts(today), event=event)

    @property
    def lasts_one_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_postponed(self) -> bool:
        return self.status == self.Status.POSTPONED

    @property
    def is_past(self) -> bool:
        return self.end < timezone.now()
