"""Downloads: the drawing as it is, or as a PNG in one of three sizes. Nothing else is ever drawn."""

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import PortalPage
from .assets import SCALES, Asset, find_asset, is_owner
from .drawing import NotDrawable, height_at, png

KEPT_SECONDS = 60 * 60
_NAME = re.compile(r"(?P<key>[a-z0-9-]{1,60})(?:@(?P<scale>[^.]{1,12})x)?\.(?P<extension>[A-Za-z0-9]{1,8})")
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


class Refused(Exception):
    """No such file, or not in this form. The message is for whoever asked."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


@require_safe
def download(request: HttpRequest, owner: str, name: str) -> HttpResponse:
    """The file, to be saved under a name that says what it is; 404 or 400 with what to do instead."""
    try:
        if request.GET:
            raise Refused(400, _("A file's size is in its name. Leave out what follows the question mark."))
        asset, extension, scale = _asked_for(owner, name)
        content = _content(asset, extension, scale)
    except Refused as refused:
        portal = PortalPage.objects.live().first()
        context = {"message": str(refused), "portal_url": portal.get_url(request) if portal else ""}
        return render(request, "brand/portal/refused.html", context, status=refused.status)
    return _response(request, content, _TYPES[extension], f"{owner}-{asset.tail(extension, scale)}")


def _asked_for(owner: str, name: str) -> tuple[Asset, str, int]:
    """The asset, the format and the scale of an address. Raises Refused."""
    if not is_owner(owner):
        raise Refused(404, _("Nobody here is called “%(owner)s”.") % {"owner": owner[:60]})
    parts = _NAME.fullmatch(name)
    asset = find_asset(owner, parts["key"]) if parts else None
    if asset is None:
        raise Refused(404, _("There is no file “%(name)s” here.") % {"name": name[:80]})
    if parts["extension"] not in _TYPES:
        raise Refused(400, _("The files are SVG and PNG. The name ends in .svg or .png."))
    scales = {None: 1} | {str(scale): scale for scale in SCALES if scale > 1}
    if parts["scale"] not in scales:
        raise Refused(400, _("A PNG comes in three sizes: without a number, @2x and @4x."))
    if parts["extension"] == "svg" and parts["scale"]:
        raise Refused(400, _("An SVG has no sizes: it is sharp in every size. Leave out the number."))
    return asset, parts["extension"], scales[parts["scale"]]


def _content(asset: Asset, extension: str, scale: int) -> bytes:
    try:
        drawing = asset.read()
        return drawing if extension == "svg" else png(drawing, height_at(asset.shape, scale))
    except FileNotFoundError:
        raise Refused(404, _("The file has gone missing. Tell the site's operator.")) from None
    except NotDrawable:
        raise Refused(404, _("This mark comes as SVG only: no PNG can be drawn of its file.")) from None


def _response(request: HttpRequest, content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    # A drawing opened by itself runs nothing and asks nobody.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return get_conditional_response(request, etag=response["ETag"], response=response)
