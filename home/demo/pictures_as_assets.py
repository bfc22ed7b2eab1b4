"""The demonstration's illustrations as brand assets."""

from typing import Any

from brand.assets.publishing import Content, publish_version
from brand.models import BrandAsset, Picture

_PICTURE_TERMS = {
    "terms": "{licence}. Mainitse tekijäksi {creator}.",
    "terms_sv": "{licence}. Nämn {creator} som upphovsperson.",
    "terms_en": "{licence}. Name {creator} as the maker.",
}
_PICTURE_USE = {
    "use": "Uutisten ja tapahtumien kuvitukseksi, kun valokuvaa paikasta ei ole.",
    "use_sv": "För att illustrera nyheter och evenemang när det inte finns något foto av platsen.",
    "use_en": "To illustrate news and events where there is no photograph of the place.",
}


def set_up_pictures_as_assets(pictures: dict[str, Picture], rows: dict[str, dict[str, Any]]) -> None:
    """Add the pictures that are missing. `rows` is the content of pictures.toml."""
    for name, picture in pictures.items():
        if not BrandAsset.objects.filter(slug=f"kuva-{name}").exists():
            _add_picture(f"kuva-{name}", picture, rows[name])


def _add_picture(slug: str, picture: Picture, row: dict[str, Any]) -> None:
    words = {"licence": picture.licence, "creator": picture.creator}
    asset = BrandAsset.objects.create(
        slug=slug,
        kind=BrandAsset.Kind.PHOTOGRAPH,
        title=picture.title,
        title_sv=row.get("title_sv", ""),
        title_en=row.get("title_en", ""),
        keywords=picture.description[:300],
        picture=picture,
        **{name: text.format(**words) for name, text in _PICTURE_TERMS.items()},
        **_PICTURE_USE,
    )
    with picture.file.open() as file:
        publish_version(asset, [Content("png", file.read(), picture.width, picture.height)])
