"""What a news item and an event have in common."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.addresses import absolute
from brand.blocks import ContactBlock
from brand.in_language import in_language
from brand.machines.structured_data import picture_data
from brand.models import BrandedPage, Municipality, PicturedPage, open_fields
from brand.public_pages import IS_NO_MIRROR
from projects.models import ProjectPage

from ..sharing import sharing


class ItemQuerySet(PageQuerySet):
    """Named questions about items."""

    def of_publisher(self, municipality: Municipality | None):
        """Items of one municipality, or the region's own for None."""
        return self.filter(publisher=municipality)

    def in_language_of(self, page):
        """What a list in the page's language shows."""
        return in_language(self, page.locale_id)

    def for_rows(self):
        """Without the bodies, with what a row of a list shows."""
        return self.defer_streamfields().select_related("publisher", "picture", "topic")

    def for_listing(self):
        """The rows that everybody may see."""
        return self.for_rows().public()


ItemManager = PageManager.from_queryset(ItemQuerySet)


class ItemPage(PicturedPage, BrandedPage):
    """An item that somebody publishes, perhaps about a project whose funding band it then carries."""

    project = models.ForeignKey(
        "projects.Project",
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("An item about a project's work carries the project's funding band."),
    )
    topic = models.ForeignKey(
        "news.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Readers find the item by its topic in the lists."),
    )
    contact = StreamField(
        StreamBlock([("contact", ContactBlock())], max_num=2, required=False),
        verbose_name=_("who to ask"),
        blank=True,
    )

    routed_with = ("publisher", "picture", "topic", "project")

    item_panels = [FieldPanel("topic"), FieldPanel("project"), FieldPanel("contact")]
    api_fields = [*BrandedPage.api_fields, *open_fields("body", "contact")]
    item_translatable_fields = [
        *BrandedPage.translatable_fields,
        *PicturedPage.picture_translatable_fields,
        SynchronizedField("topic", overridable=False),
        SynchronizedField("project", overridable=False),
        TranslatableField("contact"),
        TranslatableField("body"),
    ]

    objects = ItemManager()

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"sharing": sharing(self, request)}

    def described_for_machines(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org asks of any item."""
        url = absolute(self.get_url(request) or "/")
        return {
            "url": url,
            "mainEntityOfPage": url,
            "description": self.lead,
            "image": picture_data(self.picture),
            "inLanguage": self.locale.language_code,
        }

    @property
    def funding_rows(self):
        """The rows of the project's record, for the funding band."""
        if self.project_id is None:
            return ()
        return self.project.funding.select_related("organisation", "programme").all()

    @property
    def project_page(self):
        """The live page of the item's project in the item's language, or None."""
        if self.project_id is None or self.project.page_key is None:
            return None
        return (
            ProjectPage.objects.live()
            .filter(IS_NO_MIRROR, translation_key=self.project.page_key, locale=self.locale_id)
            .defer_streamfields()
            .first()
        )
