"""The portal's answer where its list is asked for what it hasn't."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..frame.site_frame import SiteFrame
from ..models import PortalPage

__all__ = ["refused_list"]


def refused_list(request: HttpRequest, portal: PortalPage, message: str) -> HttpResponse:
    """400 in the house style: what isn't there, and what to choose instead."""
    SiteFrame.of(request).stand_below(portal)
    context = {
        "title": _("There is no such choice"),
        "message": message,
        "portal_url": portal.get_url(request),
    }
    return render(request, "brand/portal/refused.html", context, status=400)
