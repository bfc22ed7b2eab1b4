"""What can be downloaded: every mark of the region and its municipalities, and the EU emblem with its statement.

An asset's address is made of its owner, shape and variant, so it stays when a new drawing takes an old one's place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from lxml import etree

from ..logos.emblem import STATEMENTS, lockup
from ..logos.svg import view_size
from ..models import Mark, Municipality
from .drawing import NotDrawable, height_at, size_in_pixels

REGION = "alue"
UNION = "eu"
SCALES = (1, 2, 4)
UNION_VARIANTS = ("colour", "bordered", "black", "reflex")


@dataclass(frozen=True)
class Asset:
    """A drawing that can be downloaded. `width` and `height` are in its own units, `read` gives its SVG."""

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
    """One file of an asset. `pixels` is a PNG's size."""

    label: str
    url: str
    pixels: tuple[int, int] | None = None


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


def mark_asset(mark: Mark, owner: str) -> Asset:
    """A mark as an asset; `owner` is a municipality's slug or REGION."""

    def read() -> bytes:
        with mark.file.open("rb") as file:
            return file.read()

    return Asset(owner, f"{mark.shape}-{mark.variant}", mark.shape, mark.width, mark.height, read)


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


def find_asset(owner: str, key: str) -> Asset | None:
    """The asset of an address, or None. At most two queries."""
    if owner == UNION:
        return union_assets().get(key)
    shape, _dash, variant = key.partition("-")
    marks = Mark.objects.filter(shape=shape, variant=variant, organisation=None)
    if owner == REGION:
        mark = marks.filter(municipality=None).first()
    else:
        mark = marks.filter(municipality__slug=owner).first()
    return mark_asset(mark, owner) if mark else None


def is_owner(owner: str) -> bool:
    return owner in (REGION, UNION) or Municipality.objects.filter(slug=owner).exists()
