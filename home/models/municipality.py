from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from brand.frame.frame_records import FRAME
from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD, PUBLISHER
from brand.frame.site_frame import SiteFrame
from brand.machines.structured_data import municipality_data
from brand.models import BrandedPage, Municipality, RecordPage
from brand.public_pages import IS_NO_MIRROR
from news.filters import MUNICIPALITY
from news.models import EventIndexPage, NewsIndexPage, NoticeIndexPage
from news.models.indexes import ItemIndexPage
from projects.listing import leading
from projects.models import ProjectIndexPage
from projects.overview import overview

from ..blocks import MunicipalityBody
from .front import front_for

LISTS = {"news_list": NewsIndexPage, "event_list": EventIndexPage, "project_list": ProjectIndexPage}


class MunicipalityPage(RecordPage, BrandedPage):
    """A municipality's own front door. What stands below it is published in its name."""

    guideline_kind = "municipality"
    record_model = Municipality
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage", "news.EventPage", "news.NoticeIndexPage"]
    # The municipalities are the region's: a page is made for each of them when the region is set up.
    is_creatable = False
    frame = (MASTHEAD, PUBLISHER, CLOSING)

    body = StreamField(
        MunicipalityBody(),
        verbose_name=_("parts of the page"),
        blank=True,
        help_text=_("The page has its usual parts in their usual order where this is empty."),
    )

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        *BrandedPage.content_panels,
        FieldPanel("body"),
        LockedRegionPanel(CLOSING),
    ]

    translatable_fields = [*BrandedPage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("municipality page")
        verbose_name_plural = _("municipality pages")

    @property
    def own_publisher(self) -> Municipality | None:
        return self.record

    def serve(self, request, *args, **kwargs):
        """Readers get the record that the frame of their page is drawn from."""
        links = SiteFrame.of(request).municipalities
        found = [link.municipality for link in links if link.municipality.page_key == self.translation_key]
        self.record = found[0] if found else None
        return super().serve(request, *args, **kwargs)

    def structured_data(self, request):
        return [municipality_data(self.record, request)] if self.record else []

    def get_context(self, request, *args, **kwargs):
        projects = overview(request).projects
        return super().get_context(request, *args, **kwargs) | {
            "front": front_for(self, self.record),
            "projects": leading(one for one in projects if self.record.slug in one.municipalities),
            **self._lists(request),
        }

    def _lists(self, request) -> dict[str, Any]:
        """Everybody's lists narrowed to this municipality, with their files."""
        query = urlencode({MUNICIPALITY: self.record.slug})
        found: dict[str, Any] = {"feeds": []}
        for name, page in FRAME.kept(f"lists:{self.locale_id}", self._list_pages).items():
            if page:
                found[name] = f"{page.get_url(request) or ''}?{query}"
            if isinstance(page, ItemIndexPage):
                found["feeds"] += page.file_links(request, query)
        if notices := FRAME.kept(f"notices:{self.pk}", self._notice_list):
            found["notice_list"] = notices.get_url(request)
        return found

    def _notice_list(self) -> NoticeIndexPage | bool:
        """This municipality's own list of notices; False where it has none, which the cache keeps too."""
        return NoticeIndexPage.objects.live().child_of(self).filter(IS_NO_MIRROR).first() or False

    def _list_pages(self) -> dict[str, BrandedPage | None]:
        return {
            name: model.objects.live().filter(IS_NO_MIRROR, locale=self.locale_id).first()
            for name, model in LISTS.items()
        }
