from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD, PUBLISHER
from brand.in_language import in_language
from brand.machines.structured_data import municipality_data
from brand.models import BrandedPage, Municipality, RecordPage
from brand.public_pages import IS_NO_MIRROR
from news.filters import MUNICIPALITY
from news.models import EventIndexPage, NewsIndexPage
from projects.models import Project, ProjectPage, with_records

from .front import front_for


class MunicipalityPage(RecordPage, BrandedPage):
    """A municipality's own front door. What stands below it is published in its name."""

    guideline_kind = "municipality"
    record_model = Municipality
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage", "news.EventPage"]
    # The municipalities are the region's: a page is made for each of them when the region is set up.
    is_creatable = False
    frame = (MASTHEAD, PUBLISHER, CLOSING)

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        *BrandedPage.content_panels,
        LockedRegionPanel(CLOSING),
    ]

    class Meta:
        verbose_name = _("municipality page")
        verbose_name_plural = _("municipality pages")

    @property
    def own_publisher(self) -> Municipality | None:
        return self.record

    def structured_data(self, request):
        return [municipality_data(self.record, request)] if self.record else []

    def get_context(self, request, *args, **kwargs):
        keys = Project.objects.filter(municipalities=self.record).values("page_key")
        projects = in_language(ProjectPage.objects.live(), self.locale_id).filter(translation_key__in=keys)
        return super().get_context(request, *args, **kwargs) | {
            "front": front_for(self, self.record),
            "project_pages": with_records(projects.defer_streamfields()),
            **self._lists(request),
        }

    def _lists(self, request) -> dict[str, Any]:
        """Everybody's lists narrowed to this municipality, with their files."""
        query = urlencode({MUNICIPALITY: self.record.slug})
        found: dict[str, Any] = {"feeds": []}
        for name, model in (("news_list", NewsIndexPage), ("event_list", EventIndexPage)):
            page = model.objects.live().filter(IS_NO_MIRROR, locale=self.locale_id).first()
            if page:
                found[name] = f"{page.get_url(request) or ''}?{query}"
                found["feeds"] += page.file_links(request, query)
        return found
