"""An asset as a card of a list: its preview on the right ground, a line on its use, its files."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..assets.addresses import preview_url
from ..models import AssetVersion, BrandAsset, Mark, PortalPage
from .assets import Download, files_of
from .pages import portal_page

_MARK_HEIGHTS = {"symbol": 124, "small": 32, "horizontal": 60, "stacked": 132}
# The plate of a card is this large in px, and what isn't a mark fills it.
_PLATE = (400, 250)
_DARK = (Mark.Variant.NEGATIVE, Mark.Variant.WHITE)


@dataclass(frozen=True)
class Picture:
    """A preview: its address, its size in px, and the ground for it: dark, tuohi or empty for white."""

    url: str
    width: int
    height: int
    ground: str = ""


@dataclass(frozen=True)
class Card:
    """An asset with its files. `preview` is None for what nobody sees, such as a sound."""

    asset: BrandAsset
    title: str
    use: str
    url: str
    preview: Picture | None
    files: list[Download]
    is_internal: bool


def cards_of(assets: list[BrandAsset], request: HttpRequest, municipality: str = "") -> list[Card]:
    """The assets' cards, of which each leads to its page. One query for all of them."""
    portal = portal_page()
    url = portal.get_url(request) if portal else ""
    return [
        Card(
            asset=asset,
            title=asset.display_title,
            use=short_use(asset),
            url=f"{url}{PortalPage.ASSETS}/{asset.slug}/" if url else "",
            preview=preview_picture(asset, asset.newest),
            files=files_of(asset, municipality),
            is_internal=not asset.is_public,
        )
        for asset in assets
    ]


def preview_picture(asset: BrandAsset, version: AssetVersion) -> Picture | None:
    """What the asset looks like: a mark is its own drawing."""
    mark = asset.mark if asset.mark_id else None
    if mark:
        height = _MARK_HEIGHTS[mark.shape]
        width = round(height * mark.width / (mark.height or height))
        return Picture(mark.file.url, width, height, _ground(mark))
    if not version.preview:
        return None
    scale = min(_PLATE[0] / version.preview_width, _PLATE[1] / version.preview_height)
    width, height = round(version.preview_width * scale), round(version.preview_height * scale)
    return Picture(preview_url(version, asset), max(1, width), max(1, height))


def short_use(asset: BrandAsset) -> str:
    """One line on what it is for."""
    if asset.mark_id and not asset.use:
        return variant_uses()[asset.mark.variant]
    return asset.display_use.split("\n")[0]


def _ground(mark: Mark) -> str:
    if mark.variant in _DARK:
        return "dark"
    return "tuohi" if (mark.shape, mark.variant) == ("stacked", "colour") else ""


def shape_names() -> dict[str, str]:
    return {
        "symbol": _("heart"),
        "small": _("heart for small sizes"),
        "horizontal": _("horizontal mark"),
        "stacked": _("stacked mark"),
    }


def variant_uses() -> dict[str, str]:
    return {
        "colour": _("In colour, for a light ground"),
        "negative": _("Negative, for a dark ground"),
        "black": _("One colour, black"),
        "white": _("One colour, white, for a dark ground"),
    }
