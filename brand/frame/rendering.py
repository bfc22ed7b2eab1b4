"""Rendering a locked region: the one way, for readers, for editors and for error pages."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .regions import LockedRegion

if TYPE_CHECKING:
    from ..models import BrandedPage


def render_region(region: LockedRegion, page: "BrandedPage | None", request: HttpRequest) -> SafeString:
    """Draw a region from records. `page` is None where there is no page, as on an error page."""
    from .site_frame import SiteFrame  # the models are not loaded yet when page types declare their regions

    context = {"region": region, "page": page, "frame": SiteFrame.of(request)}
    return render_to_string(region.template, context, request=request)
