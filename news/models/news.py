import datetime
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD, PUBLISHER
from brand.machines.structured_data import publisher_data
from brand.models import BrandedPage, PicturedPage, open_fields
from brand.rulebook import PageFacts
from brand.rulebook.facts import CorrectionFacts, Passage, Place
from brand.words.indexing import searchable

from ..blocks import NewsBody, RelatedItems
from ..times import Published
from .item import ItemPage

# Who wrote it, when, and what is read next are the same in every language.
SYNCHRONIZED = ("date", "author", "corrected_on", "related")


class NewsPage(Published, ItemPage):
    """A news item."""

    guideline_kind = "news"
    parent_page_types = ["news.NewsIndexPage", "home.MunicipalityPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, FUNDING, CLOSING)
    open_graph_type = "article"

    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day readers see on the item.")
    )
    author = models.CharField(
        _("author"),
        max_length=120,
        blank=True,
        help_text=_("Who wrote the item, if a person did. Otherwise the publisher speaks."),
    )
    correction = models.TextField(
        _("correction"),
        max_length=500,
        blank=True,
        help_text=_("What was wrong and what is right. It stands above the text and goes out in the feeds."),
    )
    corrected_on = models.DateField(_("day of the correction"), null=True, blank=True)
    body = StreamField(NewsBody(), verbose_name=_("text"), blank=True)
    related = StreamField(
        RelatedItems(),
        verbose_name=_("what to read next"),
        blank=True,
        help_text=_("Without a choice, items of the same project or topic are shown."),
    )

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("date"),
        FieldPanel("author"),
        MultiFieldPanel([FieldPanel("correction"), FieldPanel("corrected_on")], heading=_("Correction")),
        *PicturedPage.picture_panels,
        FieldPanel("body"),
        *ItemPage.item_panels,
        FieldPanel("related"),
        LockedRegionPanel(FUNDING),
        LockedRegionPanel(CLOSING),
    ]
    search_fields = [
        *BrandedPage.search_fields,
        *searchable("body"),
        index.SearchField("author"),
        index.FilterField("date"),
    ]
    api_fields = [
        *ItemPage.api_fields,
        *open_fields("date", "author", "correction", "corrected_on", "related"),
    ]
    translatable_fields = [
        *ItemPage.item_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in SYNCHRONIZED),
        TranslatableField("correction"),
    ]

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
                "datePublished": timezone.localtime(self.published_at).isoformat(),
                "dateModified": timezone.localtime(self.updated_at).isoformat(),
                "author": {"@type": "Person", "name": self.author} if self.author else publisher,
                "publisher": publisher,
                "articleSection": self.topic.display_name if self.topic else "",
                "correction": self._correction_data,
            }
        ]

    @property
    def is_corrected(self) -> bool:
        return bool(self.correction and self.corrected_on)

    @property
    def _correction_data(self) -> dict[str, Any] | None:
        if not self.is_corrected:
            return None
        day = self.corrected_on.isoformat()
        return {"@type": "CorrectionComment", "text": self.correction, "datePublished": day}

    @cached_property
    def read_next(self) -> list["NewsPage"]:
        """The items that a reader is led on to."""
        from ..related import related_items  # made from this model

        return related_items(self)

    def guideline_facts(self, today: datetime.date) -> PageFacts:
        """The page's facts with its author and its correction."""
        facts = super().guideline_facts(today)
        author, text, day = (
            Place(name, str(self._meta.get_field(name).verbose_name))
            for name in ("author", "correction", "corrected_on")
        )
        notes = (Passage(self.author, author, "note"), Passage(self.correction, text, "note"))
        correction = CorrectionFacts(text, day, self.correction, self.corrected_on, self.date)
        return replace(facts, passages=(*facts.passages, *notes), correction=correction)
