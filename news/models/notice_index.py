"""The lists of public notices: the region's with everybody's, and each municipality's own."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from brand.in_language import in_language, languages

from ..feeds import AtomNotices, RssNotices
from ..files import FileLink
from ..filters import MUNICIPALITY, ListFilters
from ..paging import Order, stretch_of
from .indexes import ItemIndexPage, stretch_context
from .notice import NoticePage


class NoticeIndexPage(ItemIndexPage):
    """The notices on display, the latest first. Below a municipality's page, that municipality's own; the
    region's own live below the region's list, which shows everybody's."""

    parent_page_types = ["home.HomePage", "home.MunicipalityPage"]
    subpage_types = ["news.NoticePage"]
    max_count_per_parent = 1

    order = Order("date", descending=True)
    files = {"rss.xml": "rss", "atom.xml": "atom"}

    class Meta:
        verbose_name = _("list of public notices")
        verbose_name_plural = _("lists of public notices")

    @property
    def filter_names(self) -> tuple[str, ...]:
        return () if self.publisher_id else (MUNICIPALITY,)

    @property
    def items(self):
        found = NoticePage.objects.shown().in_language_of(self).for_listing()
        return found.of_publisher(self.publisher) if self.publisher_id else found

    def get_context(self, request, *args, **kwargs):
        filters = ListFilters(request, self.filter_names)
        shown = stretch_of(filters.applied(self.items), self.order, request.GET)
        context = super().get_context(request, *args, **kwargs)
        shown_context = self.list_context(request, filters) | stretch_context(shown, filters)
        return context | shown_context | {"untold": self._untold(filters)}

    def _untold(self, filters: ListFilters) -> int:
        """How many more notices are on display that nobody has translated: the law's time runs for them too."""
        if self.locale_id == languages().default:
            return 0
        originals = in_language(NoticePage.objects.shown().public(), languages().default)
        if self.publisher_id:
            originals = originals.of_publisher(self.publisher)
        told = filters.applied(self.items).values("translation_key")
        return filters.applied(originals).exclude(translation_key__in=told).count()

    def file_links(self, request: HttpRequest, query: str = "") -> list[FileLink]:
        return [
            FileLink("RSS", "application/rss+xml", self.file_address(request, "rss.xml", query)),
            FileLink("Atom", "application/atom+xml", self.file_address(request, "atom.xml", query)),
        ]

    def rss(self, request: HttpRequest) -> HttpResponse:
        """The list as RSS, narrowed as the list is."""
        return RssNotices(self)(request)

    def atom(self, request: HttpRequest) -> HttpResponse:
        """The list as Atom, narrowed as the list is."""
        return AtomNotices(self)(request)
