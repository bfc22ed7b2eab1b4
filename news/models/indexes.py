"""The lists: everybody's news and everybody's events, narrowed by filters that stand in the address."""

from urllib.parse import urlencode

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD
from brand.models import BrandedPage

from ..calendars import list_calendar, subscription_address
from ..days import Month, by_day
from ..feeds import AtomNews, RssNews
from ..files import PageWithFiles
from ..filters import MUNICIPALITY, PROJECT, TOPIC, ListFilters
from ..paging import AFTER, BEFORE, Order, stretch_of
from .event import EventPage
from .news import NewsPage

MONTH, TIME, PAST = "kuukausi", "aika", "menneet"


class ItemIndexPage(PageWithFiles, BrandedPage):
    """A list of everybody's items in one language."""

    content_panels = [LockedRegionPanel(MASTHEAD), *BrandedPage.content_panels, LockedRegionPanel(CLOSING)]

    class Meta:
        abstract = True

    @property
    def items(self) -> models.QuerySet:
        """Everything that may stand in the list, in the page's language."""
        raise NotImplementedError


class NewsIndexPage(ItemIndexPage):
    """Everybody's news, the latest first; the region's own items live below it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    order = Order("date", descending=True)
    files = {"rss.xml": "rss", "atom.xml": "atom"}

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    @property
    def items(self):
        return NewsPage.objects.live().in_language_of(self).for_listing()

    def get_context(self, request, *args, **kwargs):
        filters = ListFilters(request)
        shown = stretch_of(filters.applied(self.items), self.order, request.GET)
        return super().get_context(request, *args, **kwargs) | {
            "filters": filters,
            "list_url": self.get_url(request),
            "items": shown,
            "rss": self.file_address(request, "rss.xml", filters.query()),
            "atom": self.file_address(request, "atom.xml", filters.query()),
            "next_query": shown.next and filters.query(**{AFTER: shown.next}),
            "previous_query": shown.previous and filters.query(**{BEFORE: shown.previous}),
        }

    def rss(self, request) -> HttpResponse:
        """The list as RSS, narrowed as the list is."""
        return RssNews(self)(request)

    def atom(self, request) -> HttpResponse:
        """The list as Atom, narrowed as the list is."""
        return AtomNews(self)(request)


class EventIndexPage(ItemIndexPage):
    """Everybody's coming events, the next first; the region's own live below it.

    `?aika=menneet` shows those that are over, the latest first; `?kuukausi=2026-12` a month.
    """

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.EventPage"]
    max_count_per_parent = 1

    coming_order, past_order = Order("start"), Order("start", descending=True)
    filter_names = (MUNICIPALITY, TOPIC, PROJECT)
    files = {"kalenteri.ics": "calendar"}

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")

    @property
    def items(self):
        return EventPage.objects.live().in_language_of(self).for_listing()

    def get_context(self, request, *args, **kwargs):
        filters = ListFilters(request, self.filter_names)
        today = timezone.localdate()
        context = super().get_context(request, *args, **kwargs) | {
            "filters": filters,
            "list_url": self.get_url(request),
            "today": today,
            "calendar": (calendar := self.file_address(request, "kalenteri.ics", filters.query())),
            "subscribe": subscription_address(calendar),
            "coming_query": filters.query(),
            "past_query": filters.query(**{TIME: PAST}),
            "month_query": filters.query(**{MONTH: f"{today:%Y-%m}"}),
        }
        if MONTH in request.GET:
            return context | self._month_context(request, filters)
        return context | self._list_context(request, filters)

    def _list_context(self, request: HttpRequest, filters: ListFilters) -> dict:
        if request.GET.get(TIME, PAST) != PAST:
            raise Http404
        is_past = TIME in request.GET
        events = filters.applied(self.items)
        order = self.past_order if is_past else self.coming_order
        shown = stretch_of(events.past() if is_past else events.upcoming(), order, request.GET)
        kept = {TIME: PAST} if is_past else {}
        return {
            "is_past": is_past,
            "kept_query": urlencode(kept),
            "items": shown,
            "days": by_day(shown.items, not_before=None if is_past else timezone.localdate()),
            "next_query": shown.next and filters.query(**kept, **{AFTER: shown.next}),
            "previous_query": shown.previous and filters.query(**kept, **{BEFORE: shown.previous}),
        }

    def _month_context(self, request: HttpRequest, filters: ListFilters) -> dict:
        month = Month.from_address(request.GET[MONTH])
        events = list(filters.applied(self.items).between(month.first, month.last))
        return {
            "month": month,
            "kept_query": urlencode({MONTH: str(month)}),
            "weeks": month.weeks(events, timezone.localdate()),
            "days": by_day(events, not_before=month.first),
            "earlier_query": month.previous and filters.query(**{MONTH: str(month.previous)}),
            "later_query": month.next and filters.query(**{MONTH: str(month.next)}),
        }

    def calendar(self, request) -> HttpResponse:
        """The list as a calendar to subscribe to, narrowed as the list is."""
        return list_calendar(self, request)
