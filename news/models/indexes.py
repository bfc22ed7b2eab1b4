"""The lists: everybody's news and everybody's events, narrowed by filters that stand in the address."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD
from brand.frame.site_frame import SiteFrame
from brand.models import BrandedPage, IndexPage

from ..calendars import list_calendar, subscription_address
from ..days import Month, by_day
from ..feeds import AtomNews, RssNews
from ..files import FileLink, PageWithFiles
from ..filters import MUNICIPALITY, PROJECT, TOPIC, YEAR, ListFilters
from ..paging import AFTER, BEFORE, Order, Stretch, stretch_of
from .event import EventPage
from .news import NewsPage

MONTH, TIME, PAST = "kuukausi", "aika", "menneet"


class ItemIndexPage(PageWithFiles, IndexPage, BrandedPage):
    """A list of everybody's items in one language. A subclass has `items`: all that may stand in it."""

    filter_names: tuple[str, ...]

    content_panels = [LockedRegionPanel(MASTHEAD), *BrandedPage.content_panels, LockedRegionPanel(CLOSING)]

    class Meta:
        abstract = True

    def file_links(self, request: HttpRequest, query: str = "") -> list[FileLink]:
        """The files of the list, narrowed by a query string."""
        raise NotImplementedError

    def parts(self, request: HttpRequest) -> tuple[str, ...]:
        """What of an address, besides its filters, makes this list show another part of it."""
        return (AFTER, BEFORE)

    def list_context(self, request: HttpRequest, filters: ListFilters) -> dict[str, Any]:
        """What every view of the list needs."""
        parts = {name: request.GET[name] for name in self.parts(request) if name in request.GET}
        # A stretch of one language's list is none of another's; what it is narrowed to holds in all of them.
        kept = {name: value for name, value in parts.items() if name not in (AFTER, BEFORE)}
        SiteFrame.of(request).keep_place(filters.query(**kept))
        return {
            "filters": filters,
            "list_url": self.get_url(request),
            "canonical_query": filters.query(**parts),
            "feeds": self.file_links(request, filters.query()),
        }


def stretch_context(shown: Stretch, filters: ListFilters, **kept: str) -> dict[str, Any]:
    """A stretch of the list with the ways to its neighbours."""
    return {
        "items": shown,
        "next_query": shown.next and filters.query(**kept, **{AFTER: shown.next}),
        "previous_query": shown.previous and filters.query(**kept, **{BEFORE: shown.previous}),
    }


class NewsIndexPage(ItemIndexPage):
    """Everybody's news, the latest first; the region's own items live below it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    order = Order("date", descending=True)
    filter_names = (MUNICIPALITY, TOPIC, PROJECT, YEAR)
    files = {"rss.xml": "rss", "atom.xml": "atom"}

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    @property
    def items(self):
        return NewsPage.objects.live().in_language_of(self).for_listing()

    def get_context(self, request, *args, **kwargs):
        filters = ListFilters(request, self.filter_names)
        shown = stretch_of(filters.applied(self.items), self.order, request.GET)
        context = super().get_context(request, *args, **kwargs)
        return context | self.list_context(request, filters) | stretch_context(shown, filters)

    def file_links(self, request, query=""):
        return [
            FileLink("RSS", "application/rss+xml", self.file_address(request, "rss.xml", query)),
            FileLink("Atom", "application/atom+xml", self.file_address(request, "atom.xml", query)),
        ]

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

    def parts(self, request):
        return (MONTH,) if MONTH in request.GET else (TIME, AFTER, BEFORE)

    def get_context(self, request, *args, **kwargs):
        filters = ListFilters(request, self.filter_names)
        view = self._month_context if MONTH in request.GET else self._days_context
        context = super().get_context(request, *args, **kwargs) | self.list_context(request, filters)
        today = timezone.localdate()
        return (
            context
            | {
                "today": today,
                "subscribe": subscription_address(context["feeds"][0].url),
                "coming_query": filters.query(),
                "past_query": filters.query(**{TIME: PAST}),
                "month_query": filters.query(**{MONTH: f"{today:%Y-%m}"}),
            }
            | view(request, filters)
        )

    def _days_context(self, request: HttpRequest, filters: ListFilters) -> dict[str, Any]:
        if request.GET.get(TIME, PAST) != PAST:
            raise Http404
        events = filters.applied(self.items)
        if TIME in request.GET:
            shown, kept = stretch_of(events.past(), self.past_order, request.GET), {TIME: PAST}
            days = by_day(shown.items)
        else:
            shown, kept = stretch_of(events.upcoming(), self.coming_order, request.GET), {}
            days = by_day(shown.items, not_before=timezone.localdate())
        view = {"is_past": bool(kept), "kept_query": urlencode(kept), "days": days}
        return view | stretch_context(shown, filters, **kept)

    def _month_context(self, request: HttpRequest, filters: ListFilters) -> dict[str, Any]:
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

    def file_links(self, request, query=""):
        address = self.file_address(request, "kalenteri.ics", query)
        return [FileLink("iCalendar", "text/calendar", address)]

    def calendar(self, request) -> HttpResponse:
        """The list as a calendar to subscribe to, narrowed as the list is."""
        return list_calendar(self, request)
