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
from brand.models import BrandedPage, PicturedPage, open_fields

from ..blocks import NewsBody
from .item import ItemPage


class NewsPage(ItemPage):
    """A news item."""

    parent_page_types = ["news.NewsIndexPage", "home.MunicipalityPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, FUNDING, CLOSING)

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
    translatable_fields = [*ItemPage.item_translatable_fields, SynchronizedField("date")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
