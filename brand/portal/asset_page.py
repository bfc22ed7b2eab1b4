"""An asset's own page: what it is, on what terms, its files, how to use it, its versions and where it is used."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from ..assets.addresses import file_url
from ..assets.reading import may_fetch, may_know_of
from ..frame.site_frame import SiteFrame
from ..models import AssetVersion, AssetWatch, BrandAsset, Mark, PortalPage
from .assets import REGION, files_of
from .cards import cards_of, preview_picture, short_use

# Pages named one by one; of more than these the number is told.
MOST_PAGES = 12


@dataclass(frozen=True)
class VersionRow:
    """A version as the page lists it. `files` are format and address."""

    version: AssetVersion
    is_newest: bool
    files: list[tuple[str, str]]
    sha256: str


def asset_page(request: HttpRequest, portal: PortalPage, slug: str) -> HttpResponse | None:
    """The page, or None where nobody of this user's kind knows of such an asset."""
    asset = (
        BrandAsset.objects.with_files().select_related("picture", "project_page").filter(slug=slug).first()
    )
    if asset is None or not may_know_of(request.user, asset):
        return None
    owner_slug = asset.municipality.slug if asset.municipality else ""
    below = f"{PortalPage.ASSETS}/{asset.slug}/"
    SiteFrame.of(request).stand_below(portal, below)
    can_fetch = may_fetch(request.user, asset)
    context = portal.get_shared_context(request) | {
        "asset": asset,
        "canonical_path": f"{portal.get_url(request)}{below}",
        "short_use": short_use(asset),
        "use_lines": asset.display_use.splitlines(),
        "preview": preview_picture(asset, asset.newest),
        "files": files_of(asset) if can_fetch else [],
        "can_fetch": can_fetch,
        "state": asset.state(timezone.localdate()),
        "kind_query": f"kunta={owner_slug or REGION}",
        "versions": _versions(asset) if can_fetch else [],
        "places": _places(asset),
        "pages": _pages(asset, request),
        "siblings": _siblings(asset, request),
        "is_watching": _is_watching(asset, request.user),
    }
    response = render(request, "brand/asset_page.html", context)
    if not asset.is_public:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _versions(asset: BrandAsset) -> list[VersionRow]:
    return [
        VersionRow(
            version,
            version.pk == asset.newest_id,
            [
                (file.format.upper(), file_url(asset, file.format, version=version.number))
                for file in version.files.all()
            ],
            ", ".join(file.sha256 for file in version.files.all()),
        )
        for version in asset.versions.prefetch_related("files")
    ]


def _places(asset: BrandAsset) -> list[str]:
    """Where the site itself shows a mark, on every page."""
    mark = asset.mark if asset.mark_id else None
    if mark is None or mark.organisation_id:
        return [_("The funding band of every project that it funds")] if mark else []
    if mark.municipality_id:
        places = {("small", "colour"): _("Beside the municipality's name in lists, labels and filters")}
        return [places[key]] if (key := (mark.shape, mark.variant)) in places else []
    places = {
        ("horizontal", "colour"): _("The head of every page"),
        ("horizontal", "negative"): _("The foot of every page"),
        ("small", "colour"): _("The site's icon in the browser, and labels of what is shared"),
        ("symbol", "colour"): _("Search engines know the site by it"),
    }
    return [places[key]] if (key := (mark.shape, mark.variant)) in places else []


def _pages(asset: BrandAsset, request: HttpRequest) -> list[tuple[str, str]]:
    """The live, public pages that show the library's picture: title and address."""
    if not asset.picture_id:
        return []
    rows = ReferenceIndex.get_references_to(asset.picture).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = [int(pk) for pk in rows.values_list("object_id", flat=True).distinct()]
    pages = Page.objects.live().public().filter(pk__in=keys).order_by("-last_published_at")[:MOST_PAGES]
    return [(page.title, page.get_url(request)) for page in pages]


def _siblings(asset: BrandAsset, request: HttpRequest) -> list:
    """The owner's other marks: who looks at one often needs another."""
    if not asset.mark_id:
        return []
    mark: Mark = asset.mark
    others = BrandAsset.objects.visible_to(request.user).filter(
        mark__municipality=mark.municipality_id, mark__organisation=mark.organisation_id
    )
    same = others.filter(mark__shape=mark.shape) | others.filter(mark__variant=mark.variant)
    return cards_of(list(same.exclude(pk=asset.pk).in_house_order().with_files()), request)


def _is_watching(asset: BrandAsset, user) -> bool:
    return user.is_authenticated and AssetWatch.objects.filter(user=user, asset=asset).exists()
