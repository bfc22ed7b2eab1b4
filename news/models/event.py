from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD, PUBLISHER
from brand.models import BrandedPage, PicturedPage, open_fields
from brand.rulebook import PageFacts
from brand.rulebook.facts import EventFacts

from ..blocks import EventBody
from ..paging import paginate
from .item import ItemManager, ItemPage, ItemQuerySet


class EventQuerySet(ItemQuerySet):
    def upcoming(self):
        """Events that have not ended, the next to start first."""
        return self.filter(end__gte=timezone.now()).order_by("start", "pk")

    def past(self):
        """Events that have ended, the latest first."""
        return self.filter(end__lt=timezone.now()).order_by("-start", "-pk")


EventManager = ItemManager.from_queryset(EventQuerySet)


class EventIndexPage(BrandedPage):
    """Everybody's coming events, the next first; the region's own live below it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.EventPage"]
    max_count_per_parent = 1

    content_panels = [LockedRegionPanel(MASTHEAD), *BrandedPage.content_panels, LockedRegionPanel(CLOSING)]

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")

    def get_context(self, request, *args, **kwargs):
        events = EventPage.objects.live().in_language_of(self).for_listing().upcoming()
        return super().get_context(request, *args, **kwargs) | {"items": paginate(events, request)}


class EventPage(ItemPage):
    """An event. Times are stored in UTC and shown in the site's own time zone."""

    guideline_kind = "event"
    parent_page_types = ["news.EventIndexPage", "home.MunicipalityPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, FUNDING, CLOSING)

    start = models.DateTimeField(_("starts"))
    end = models.DateTimeField(_("ends"))
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
        *open_fields("start", "end", "place", "address", "remote_link", "accessibility", "price"),
    ]
    translatable_fields = [
        *ItemPage.item_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("start", "end", "address", "remote_link")),
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

    def guideline_facts(self, today: date) -> PageFacts:
        """The page's facts with when, where and how the event is."""
        names = ("start", "end", "place", "address", "remote_link", "accessibility", "price")
        event = EventFacts(**{name: getattr(self, name) for name in names})
        return replace(super().guideline_facts(today), event=event)

    @property
    def lasts_one_day(self) -> bool:
        return timezone.localtime(self.start).date() == timezone.localtime(self.end).date()

    @property
    def is_past(self) -> bool:
        return self.end < timezone.now()
