"""What can be downloaded: the brand assets' files, and the EU emblem with its statement, which the law draws."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from lxml import etree

from ..assets.addresses import OTHERS, file_url, slug_of
from ..assets.counting import FOR_MUNICIPALITY
from ..logos.emblem import STATEMENTS, lockup
from ..logos.svg import view_size
from ..models import AssetFile, BrandAsset, Municipality, Organisation
from .drawing import NotDrawable, height_at, size_in_pixels

REGION = "alue"
UNION = "eu"
SCALES = (1, 2, 4)
UNION_VARIANTS = ("colour", "bordered", "black", "reflex")


@dataclass(frozen=True)
class Asset:
    """A drawing that is made anew for each download. `width` and `height` are in its own units, `read`
    gives its SVG."""

    owner: str
    key: str
    shape: str
    width: float
    height: float
    read: Callable[[], bytes]

    def tail(self, extension: str, scale: int = 1) -> str:
        """The last part of a file's address, such as horizontal-colour@2x.png."""
        return f"{self.key}{'' if scale == 1 else f'@{scale}x'}.{extension}"

    def address(self, extension: str, scale: int = 1) -> str:
        return reverse("download", args=[self.owner, self.tail(extension, scale)])


@dataclass(frozen=True)
class Download:
    """One file of an asset. `pixels` is a picture's size, `size` its bytes where they are known."""

    label: str
    url: str
    pixels: tuple[int, int] | None = None
    size: int = 0


def downloads(asset: Asset) -> list[Download]:
    """The asset's files: the SVG, and a PNG in each size that can be drawn of it."""
    files = [Download("SVG", asset.address("svg"))]
    for scale in SCALES:
        try:
            pixels = size_in_pixels(asset.width, asset.height, height_at(asset.shape, scale))
        except NotDrawable:
            break
        files.append(Download(f"PNG {scale}×", asset.address("png", scale), pixels))
    return files


@cache
def union_assets() -> dict[str, Asset]:
    """The emblem with its statement and half its height clear around it, by key: language, support and variant."""
    assets = {}
    for language, statements in STATEMENTS.items():
        for support in statements:
            for variant in UNION_VARIANTS:
                drawing = lockup(language, support, variant, clear_space=True).encode()
                width, height = view_size(etree.fromstring(drawing))
                key = f"{language}-{support}-{variant}"
                assets[key] = Asset(UNION, key, "union", width, height, lambda drawing=drawing: drawing)
    return assets


def find_asset(owner: str, key: str) -> BrandAsset | None:
    """The asset of an address, or None. Two queries."""
    assets = BrandAsset.objects.filter(newest__isnull=False).select_related("newest", "mark", "municipality")
    return assets.prefetch_related("newest__files").filter(slug=slug_of(owner, key)).first()


def is_owner(owner: str) -> bool:
    """Whether an address may begin with this."""
    return (
        owner in (REGION, OTHERS)
        or Municipality.objects.filter(slug=owner).exists()
        or Organisation.objects.filter(key=owner).exists()
    )


def files_of(asset: BrandAsset, municipality: str = "") -> list[Download]:
    """The newest version's files, and of a mark a PNG in each size that can be drawn. `municipality` is the slug
    for whose use they are counted."""
    query = f"?{FOR_MUNICIPALITY}={municipality}" if municipality else ""
    files = [_download(asset, file, query) for file in asset.newest.files.all()]
    if asset.mark_id:
        files += [
            Download(f"PNG {scale}×", file_url(asset, "png", scale) + query, pixels)
            for scale, pixels in _png_sizes(asset)
        ]
    return files


def _download(asset: BrandAsset, file: AssetFile, query: str) -> Download:
    pixels = (round(file.width), round(file.height)) if file.width and file.format != "svg" else None
    return Download(file.format.upper(), file_url(asset, file.format) + query, pixels, file.size)


def _png_sizes(asset: BrandAsset) -> Iterator[tuple[int, tuple[int, int]]]:
    for scale in SCALES:
        try:
            yield (
                scale,
                size_in_pixels(asset.mark.width, asset.mark.height, height_at(asset.mark.shape, scale)),
            )
        except NotDrawable:
            return
