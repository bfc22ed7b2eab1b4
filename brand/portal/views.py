"""Downloads: a version's file as it is, or a mark as a PNG in one of three sizes. Nothing else is ever drawn."""

import hashlib
import re
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..addresses import absolute
from ..assets.addresses import asset_page_url, file_url, owner_and_key
from ..assets.counting import FOR_MUNICIPALITY, count_download, count_drawn
from ..assets.reading import may_fetch, may_know_of, pieces
from ..assets.watching import note_fetched, unwatch, watch
from ..frame.site_frame import SiteFrame
from ..limits import Limit
from ..models import AssetFile, AssetVersion, BrandAsset, DrawnCount
from ..refused_files import refused_file
from .assets import SCALES, UNION, find_asset, is_owner, union_assets
from .drawing import NotDrawable, height_at, png
from .pages import portal_page

KEPT_SECONDS = 60 * 60
# Who takes a whole family of marks in every size at once still gets it.
DRAWINGS = Limit("drawings", 240, seconds=60)
# What an address may ask besides the file: for whose use it is, and that an old version is really wanted.
OLD_WANTED = "vanha"
_QUESTIONS = {FOR_MUNICIPALITY, OLD_WANTED}
_NAME = re.compile(
    r"(?P<key>[a-z0-9-]{1,80})(?:\.v(?P<version>[0-9]{1,6}))?(?:@(?P<scale>[^.]{1,12})x)?"
    r"\.(?P<extension>[A-Za-z0-9]{1,8})",
    re.ASCII,
)
_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "woff2": "font/woff2",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
}


class Refused(Exception):
    """No such file, or not in this form. The message is for whoever asked; `ways` lead on: words and address."""

    def __init__(self, status: int, message: str, *, title: str = "", ways: tuple[tuple[str, str], ...] = ()):
        super().__init__(message)
        self.status, self.title, self.ways = status, title, ways


@dataclass(frozen=True)
class Wanted:
    """What an address asks for. `version` is None for the newest."""

    asset: BrandAsset
    extension: str
    scale: int
    version: AssetVersion


@require_safe
@DRAWINGS.over_view(when=lambda request: request.path.endswith(".png"))
def download(request: HttpRequest, owner: str, name: str) -> HttpResponseBase:
    """The file, to be saved under a name that says what it is; 404, 400 or 410 with what to do instead."""
    # The address is the same in every language, so the reader's own is asked of the browser.
    with translation.override(translation.get_language_from_request(request)):
        return _download(request, owner, name)


def _download(request: HttpRequest, owner: str, name: str) -> HttpResponseBase:
    try:
        if set(request.GET) - _QUESTIONS:
            raise Refused(400, _("A file's size is in its name. Leave out what follows the question mark."))
        parts = _NAME.fullmatch(name)
        if owner == UNION:
            return _union_file(request, name, parts)
        wanted = _asked_for(request, owner, name, parts)
        _check_version(request, wanted)
        response = _file_response(request, wanted)
    except Refused as refused:
        return _refusal(request, refused)
    if response.status_code == 200 and request.method == "GET":
        count_download(wanted.version, request)
        note_fetched(wanted.version, request.user)
    return response


@require_safe
def preview(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """A version's preview, for those who may know of the asset."""
    version = get_object_or_404(AssetVersion.objects.select_related("asset"), asset__slug=slug, number=number)
    if not version.preview or not may_know_of(request.user, version.asset):
        raise Http404
    kind = _TYPES[version.preview.name.rsplit(".", 1)[-1]]
    with version.preview.storage.open(version.preview.name) as file:
        response = HttpResponse(file.read(), content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=not version.asset.is_public, max_age=KEPT_SECONDS)
    return response


@require_POST
@login_required(login_url="wagtailadmin_login")
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """Note or take back the user's own wish to hear when the asset is superseded."""
    asset = get_object_or_404(BrandAsset.objects.select_related("newest"), slug=slug, newest__isnull=False)
    if not may_know_of(request.user, asset):
        raise Http404
    (watch if request.POST.get("kerro") == "1" else unwatch)(asset, request.user)
    return redirect(f"{asset_page_url(asset, request) or reverse('wagtailadmin_home')}#versions")


def _asked_for(request: HttpRequest, owner: str, name: str, parts: re.Match | None) -> Wanted:
    """The asset, the format, the scale and the version of an address. Raises Refused."""
    if not is_owner(owner):
        raise Refused(404, _("Nobody here is called “%(owner)s”.") % {"owner": owner[:60]})
    asset = find_asset(owner, parts["key"]) if parts else None
    if asset is None or not may_know_of(request.user, asset):
        ways = () if request.user.is_authenticated else ((_("Sign in"), _login_url(request)),)
        raise Refused(404, _("There is no file “%(name)s” here.") % {"name": name[:80]}, ways=ways)
    version = asset.newest if parts["version"] is None else _version(asset, int(parts["version"]))
    extension = parts["extension"]
    formats = _formats(asset, version)
    if extension not in formats:
        ends = ", ".join(f".{one}" for one in formats)
        raise Refused(
            400, _("This comes in other formats. The name ends in one of: %(ends)s.") % {"ends": ends}
        )
    return Wanted(asset, extension, _scale(parts, extension), version)


def _formats(asset: BrandAsset, version: AssetVersion) -> list[str]:
    own = [file.format for file in version.files.all()]
    return [*own, "png"] if asset.mark_id else own


def _scale(parts: re.Match, extension: str) -> int:
    scales = {None: 1} | {str(scale): scale for scale in SCALES if scale > 1}
    if parts["scale"] not in scales:
        raise Refused(400, _("A PNG comes in three sizes: without a number, @2x and @4x."))
    if extension == "svg" and parts["scale"]:
        raise Refused(400, _("An SVG has no sizes: it is sharp in every size. Leave out the number."))
    return scales[parts["scale"]]


def _version(asset: BrandAsset, number: int) -> AssetVersion:
    found = asset.versions.filter(number=number).first()
    if found is None:
        raise Refused(
            404,
            _("“%(title)s” has no version %(number)s.") % {"title": asset.display_title, "number": number},
            ways=(_way_to_page(asset),),
        )
    return found


def _check_version(request: HttpRequest, wanted: Wanted) -> None:
    """Say of what is superseded or no longer in force that it is so. Raises Refused."""
    asset, newest = wanted.asset, wanted.asset.newest
    if not may_fetch(request.user, asset):
        raise Refused(
            410,
            _("“%(title)s” was for use until %(day)s. It isn't handed out any more.")
            % {"title": asset.display_title, "day": _day(asset.valid_until)},
            title=_("This is no longer in use"),
        )
    if wanted.version.number == newest.number or request.GET.get(OLD_WANTED) == "1":
        return
    extension = (
        wanted.extension if wanted.extension in _formats(asset, newest) else _formats(asset, newest)[0]
    )
    message = _(
        "“%(title)s” is now version %(newest)s, published on %(day)s. You asked for version %(old)s: don't use it in "
        "anything new."
    ) % {
        "title": asset.display_title,
        "newest": newest.number,
        "day": _day(timezone.localtime(newest.created_at)),
        "old": wanted.version.number,
    }
    old_way = _("The old file, for what was made with it: version %(number)s") % {
        "number": wanted.version.number
    }
    raise Refused(
        410,
        message,
        title=_("This file has been superseded"),
        ways=(
            (_("Fetch the newest version"), file_url(asset, extension)),
            _way_to_page(asset),
            (old_way, f"{request.path}?{OLD_WANTED}=1"),
        ),
    )


def _day(day) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _way_to_page(asset: BrandAsset) -> tuple[str, str]:
    return _("All about %(title)s") % {"title": asset.display_title}, asset_page_url(asset)


def _login_url(request: HttpRequest) -> str:
    return f"{reverse('wagtailadmin_login')}?next={request.path}"


def _refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    portal = portal_page()
    SiteFrame.of(request).stand_below(portal)
    context = {
        "message": str(refused),
        "title": refused.title or _("The file can't be had this way"),
        "ways": [way for way in refused.ways if way[1]],
        "portal_url": portal.get_url(request) if portal else "",
    }
    response = refused_file(request, [str(refused)], "brand/portal/refused.html", context, refused.status)
    if refused.status == 410 and refused.ways:
        response["Link"] = f'<{absolute(refused.ways[0][1])}>; rel="successor-version"'
    return response


def _file_response(request: HttpRequest, wanted: Wanted) -> HttpResponseBase:
    asset, version = wanted.asset, wanted.version
    owner, key = owner_and_key(asset)
    is_current = version.number == asset.newest.number
    stem = key if owner == "aineisto" else f"{owner}-{key}"
    name = f"{stem}{'' if is_current else f'.v{version.number}'}"
    name += f"{'' if wanted.scale == 1 else f'@{wanted.scale}x'}.{wanted.extension}"
    files = {file.format: file for file in version.files.all()}
    kept = files.get(wanted.extension)
    try:
        if kept is None:
            response = _drawn(request, files["svg"], asset, wanted.scale)
        else:
            response = _streamed(request, kept, asset)
    except FileNotFoundError:
        raise Refused(404, _("The file has gone missing. Tell the site's operator.")) from None
    if not is_current:
        response["Link"] = f'<{absolute(file_url(asset, wanted.extension))}>; rel="successor-version"'
    return _as_file(response, name, is_public=asset.is_public and not request.user.is_authenticated)


def _streamed(request: HttpRequest, file: AssetFile, asset: BrandAsset) -> HttpResponseBase:
    etag = f'"{file.sha256[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    file.version.asset = asset
    response = StreamingHttpResponse(pieces(file, request.user), content_type=_TYPES[file.format])
    response["Content-Length"] = file.size
    response["ETag"] = etag
    return response


def _drawn(request: HttpRequest, svg: AssetFile, asset: BrandAsset, scale: int) -> HttpResponse:
    with svg.file.storage.open(svg.file.name) as file:
        drawing = file.read()
    try:
        return _kept_whole(request, png(drawing, height_at(asset.mark.shape, scale)), "image/png")
    except NotDrawable:
        raise Refused(404, _("This mark comes as SVG only: no PNG can be drawn of its file.")) from None


def _union_file(request: HttpRequest, name: str, parts: re.Match | None) -> HttpResponse:
    """The EU emblem, which the law draws: it has one version."""
    asset = union_assets().get(parts["key"]) if parts else None
    if asset is None or parts["version"]:
        raise Refused(404, _("There is no file “%(name)s” here.") % {"name": name[:80]})
    extension = parts["extension"]
    if extension not in ("svg", "png"):
        raise Refused(
            400, _("This comes in other formats. The name ends in one of: %(ends)s.") % {"ends": ".svg, .png"}
        )
    scale = _scale(parts, extension)
    drawing = asset.read()
    content = drawing if extension == "svg" else png(drawing, height_at(asset.shape, scale))
    response = _kept_whole(request, content, _TYPES[extension])
    if response.status_code == 200 and request.method == "GET":
        count_drawn(DrawnCount.EMBLEM, extension, request)
    return _as_file(response, f"{UNION}-{asset.tail(extension, scale)}", is_public=True)


def _kept_whole(request: HttpRequest, content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _as_file(response: HttpResponseBase, name: str, is_public: bool) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    # A drawing opened by itself runs nothing and asks nobody.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if is_public:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
