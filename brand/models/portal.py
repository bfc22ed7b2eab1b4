from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from ..frame.panels import LockedRegionPanel
from ..frame.regions import CLOSING, MASTHEAD
from ..languages import current_language
from ..public_pages import IS_NO_MIRROR
from .page import BrandedPage


class PortalPage(BrandedPage):
    """Where people come for the marks, the colours and the guideline. Its content is drawn from the records."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["brand.GuidelinePage"]
    max_count_per_parent = 1
    # Below the portal, /aineisto/<name>/ is an asset's page.
    ASSETS = "aineisto"

    content_panels = [LockedRegionPanel(MASTHEAD), *BrandedPage.content_panels, LockedRegionPanel(CLOSING)]

    class Meta:
        verbose_name = _("brand portal")
        verbose_name_plural = _("brand portals")

    def route(self, request, path_components):
        if self.live and len(path_components) == 2 and path_components[0] == self.ASSETS:
            return RouteResult(self, kwargs={"slug": path_components[1]})
        return super().route(request, path_components)

    def serve(self, request, *args, slug: str = "", **kwargs):
        # These read models that aren't loaded yet when this one is.
        from ..portal.asset_page import asset_page
        from ..portal.contents import FilterRefused
        from ..portal.refusing import refused_list

        if not slug:
            try:
                return super().serve(request, *args, **kwargs)
            except FilterRefused as refused:
                return refused_list(request, self, str(refused))

        response = asset_page(request, self, slug)
        if response is None:
            raise Http404
        return response

    def get_context(self, request, *args, **kwargs):
        from ..portal.contents import portal_contents  # as above

        return self.get_shared_context(request) | {"contents": portal_contents(request)}

    def get_shared_context(self, request) -> dict:
        """What the portal's own page and an asset's have in common."""
        return super().get_context(request) | {"guideline_url": self.guideline_url(request)}

    def guideline_url(self, request) -> str:
        guideline = GuidelinePage.objects.live().child_of(self).filter(IS_NO_MIRROR).first()
        return guideline.get_url(request) if guideline else ""


class GuidelinePage(BrandedPage):
    """The shared guideline, made from the rulebook in force: nobody writes its rules a second time."""

    parent_page_types = ["brand.PortalPage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [LockedRegionPanel(MASTHEAD), *BrandedPage.content_panels, LockedRegionPanel(CLOSING)]

    class Meta:
        verbose_name = _("guideline page")
        verbose_name_plural = _("guideline pages")

    def get_context(self, request, *args, **kwargs):
        from ..assets.reading import may_fetch  # as above
        from ..documents.publishing import guideline_asset
        from ..portal.assets import files_of
        from ..portal.guideline import read_guideline
        from ..rulebook.active import active_rulebook

        portal, asset = self.get_parent(), guideline_asset(current_language())
        return super().get_context(request, *args, **kwargs) | {
            "guideline": read_guideline(active_rulebook(), current_language()),
            "guideline_files": files_of(asset) if asset and may_fetch(request.user, asset) else [],
            "portal_title": portal.title,
            "portal_url": portal.get_url(request),
        }
