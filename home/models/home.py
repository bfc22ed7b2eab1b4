from dataclasses import replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from brand.addresses import absolute
from brand.frame.frame_records import FRAME
from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD
from brand.machines.structured_data import region_data
from brand.models import BrandedPage
from brand.public_pages import IS_NO_MIRROR
from brand.rulebook import PageFacts
from brand.rulebook.facts import Passage, Place
from news.models import EventIndexPage, NewsIndexPage
from projects.listing import leading
from projects.models import ProjectIndexPage
from projects.overview import overview

from ..blocks import FrontBody
from .front import front_for

INDEXES = {"news_index": NewsIndexPage, "event_index": EventIndexPage, "project_index": ProjectIndexPage}


class HomePage(BrandedPage):
    """The region's front page."""

    guideline_kind = "front"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "projects.ProjectIndexPage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "news.NoticeIndexPage",
        "home.MunicipalityPage",
        "home.StandardPage",
        "brand.PortalPage",
    ]

    heart_heading = models.CharField(_("heading of the heart map"), max_length=80, blank=True)
    heart_text = models.TextField(_("text of the heart map"), max_length=400, blank=True)

    body = StreamField(
        FrontBody(),
        verbose_name=_("parts of the page"),
        blank=True,
        help_text=_("The page has its usual parts in their usual order where this is empty."),
    )

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        *BrandedPage.content_panels,
        FieldPanel("heart_heading"),
        FieldPanel("heart_text"),
        FieldPanel("body"),
        LockedRegionPanel(CLOSING),
    ]
    # Not the slug: the front pages stand side by side, and each has its own.
    translatable_fields = [
        TranslatableField(name) for name in ("title", "lead", "heart_heading", "heart_text", "body")
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def guideline_facts(self, today: date) -> PageFacts:
        """The page's facts with the texts of the heart map."""
        facts = super().guideline_facts(today)
        heart = tuple(
            Passage(getattr(self, name), Place(name, str(self._meta.get_field(name).verbose_name)), "note")
            for name in ("heart_heading", "heart_text")
        )
        return replace(facts, passages=(*facts.passages, *heart))

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "front": front_for(self),
            "projects": leading(overview(request).projects),
            **FRAME.kept(f"indexes:{self.pk}", self._indexes),
        }

    def structured_data(self, request):
        site = {
            "@type": "WebSite",
            "url": absolute(self.get_url(request) or "/"),
            "name": self.title,
            "inLanguage": self.locale.language_code,
            "publisher": {"@id": absolute("/#organisation")},
        }
        return [region_data(request), site]

    def _indexes(self) -> dict[str, BrandedPage | None]:
        return {
            name: model.objects.live().child_of(self).filter(IS_NO_MIRROR).first()
            for name, model in INDEXES.items()
        }
