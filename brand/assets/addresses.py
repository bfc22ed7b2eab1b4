"""The addresses of assets: one for the newest version and one for each version, the same for ever."""

from django.http import HttpRequest
from django.urls import reverse

from ..models import AssetVersion, BrandAsset, PortalPage
from ..portal.pages import portal_page

# The first part of the address of what isn't a mark.
OTHERS = "aineisto"


def owner_and_key(asset: BrandAsset) -> tuple[str, str]:
    """The two parts of a file's address: a mark's owner and drawing, or OTHERS and the asset's own name."""
    if asset.mark_id:
        key = f"{asset.mark.shape}-{asset.mark.variant}"
        return asset.slug.removesuffix(f"-{key}"), key
    return OTHERS, asset.slug


def slug_of(owner: str, key: str) -> str:
    """The asset's name, from the two parts of an address."""
    return key if owner == OTHERS else f"{owner}-{key}"


def file_name(key: str, extension: str, scale: int = 1, version: int | None = None) -> str:
    """The last part of a file's address, such as horizontal-colour.v2@2x.png; without a version, the newest's."""
    return f"{key}{f'.v{version}' if version else ''}{'' if scale == 1 else f'@{scale}x'}.{extension}"


def file_url(asset: BrandAsset, extension: str, scale: int = 1, version: int | None = None) -> str:
    owner, key = owner_and_key(asset)
    return reverse("download", args=[owner, file_name(key, extension, scale, version)])


def preview_url(version: AssetVersion, asset: BrandAsset) -> str:
    """The address of a version's preview; a public mark shows its own drawing. Empty where there is none."""
    if not version.preview:
        return ""
    return reverse("asset_preview", args=[asset.slug, version.number])


def asset_page_url(asset: BrandAsset, request: HttpRequest | None = None) -> str:
    """The asset's page below the portal, in the active language where the portal is in it; empty without one."""
    portal = portal_page()
    url = portal.get_url(request) if portal else ""
    return f"{url}{PortalPage.ASSETS}/{asset.slug}/" if url else ""
