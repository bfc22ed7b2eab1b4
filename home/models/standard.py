from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD
from brand.models import BrandedPage, open_fields
from brand.words.indexing import searchable

from ..blocks import StandardBody


class StandardPage(BrandedPage):
    """A page that stands by itself, such as the accessibility statement."""

    guideline_kind = "standard"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(StandardBody(), verbose_name=_("text"), blank=True)

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        *BrandedPage.content_panels,
        FieldPanel("body"),
        LockedRegionPanel(CLOSING),
    ]
    search_fields = [*BrandedPage.search_fields, *searchable("body")]
    api_fields = [*BrandedPage.api_fields, *open_fields("body")]
    translatable_fields = [*BrandedPage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
