from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD, PUBLISHER
from brand.machines.structured_data import publisher_data
from brand.models import BrandedPage, PicturedPage, open_fields

from ..blocks import NewsBody
from .item import ItemPage


class NewsPage(ItemPage):
    """A news item."""

    guideline_kind = "news"
    parent_page_types = ["news.NewsIndexPage", "home.MunicipalityPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, FUNDING, CLOSING)
    open_graph_type = "article"

    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day readers see on the item.")
    )
    body = StreamField(NewsBody(), verbose_name=_("text"), blank=True)

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("date"),
        *PicturedPage.picture_panels,
        FieldPanel("body"),
        *ItemPage.item_panels,
        LockedRegionPanel(FUNDING),
        LockedRegionPanel(CLOSING),
    ]
    search_fields = [*BrandedPage.search_fields, index.SearchField("body"), index.FilterField("date")]
    api_fields = [*ItemPage.api_fields, *open_fields("date")]
    translatable_fields = [*ItemPage.item_translatable_fields, SynchronizedField("date", overridable=False)]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def structured_data(self, request):
        publisher = publisher_data(self.publisher, request)
        return [
            self.described_for_machines(request)
            | {
                "@type": "NewsArticle",
                "headline": self.title,
                "datePublished": self.date.isoformat(),
                "dateModified": self.last_published_at and self.last_published_at.isoformat(),
                "author": publisher,
                "publisher": publisher,
                "articleSection": self.topic.display_name if self.topic else "",
            }
        ]
