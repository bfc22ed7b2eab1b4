"""Assets in the tests: one with versions, and what a download holds."""

from brand.assets.publishing import Content, publish_version
from brand.models import BrandAsset

SQUARE = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d 50'><path fill='#12372A' d='M0 0h90v50z'/></svg>"


def make_asset(slug: str = "ohje", number: int = 1, **fields) -> BrandAsset:
    values = {"kind": "guideline", "title": "Kuvausohje", "terms": "Kaikille vapaa."}
    asset = BrandAsset.objects.create(slug=slug, **values | fields)
    for one in range(number):
        publish_version(asset, [Content("pdf", b"%PDF-1.7\n" + str(one).encode())])
    asset.refresh_from_db()
    return asset


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def horizontal(slug: str = "kinnula") -> BrandAsset:
    return BrandAsset.objects.get(slug=f"{slug}-horizontal-colour")
