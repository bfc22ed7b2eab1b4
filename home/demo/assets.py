"""The brand assets beside the marks: the typeface, and the demonstration's illustrations."""

from typing import Any

from brand.assets.publishing import Content, publish_version
from brand.logos.lettering import FONTS
from brand.models import BrandAsset, Picture

FONT_FILES = {
    "schibsted-grotesk": ("Schibsted Grotesk", "schibsted-grotesk-latin-wght-normal.woff2"),
    "schibsted-grotesk-laajennus": (
        "Schibsted Grotesk, š ja ž",
        "schibsted-grotesk-latin-ext-wght-normal.woff2",
    ),
}
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
_FONT_TEXTS = {
    "use": "Otsikoihin ja leipätekstiin verkossa. Muuttuva kirjasin, vahvuudet 400–900.",
    "use_sv": "För rubriker och brödtext på webben. Variabelt typsnitt, vikterna 400–900.",
    "use_en": "For headings and running text on the web. A variable face, weights 400–900.",
    "terms": "SIL Open Font License 1.1: vapaasti käytettävissä ja jaettavissa lisenssin kanssa.",
    "terms_sv": "SIL Open Font License 1.1: får användas och delas fritt tillsammans med licensen.",
    "terms_en": "SIL Open Font License 1.1: free to use, and to share together with the licence.",
}


def set_up_pictures_as_assets(pictures: dict[str, Picture], rows: dict[str, dict[str, Any]]) -> None:
    """Add the pictures that are missing. `rows` is the content of pictures.toml."""
    for name, picture in pictures.items():
        if not BrandAsset.objects.filter(slug=f"kuva-{name}").exists():
            _add_picture(f"kuva-{name}", picture, rows[name])


def set_up_typeface() -> None:
    """Add the typeface's files that are missing."""
    for slug, (title, file) in FONT_FILES.items():
        if not BrandAsset.objects.filter(slug=slug).exists():
            font = BrandAsset.objects.create(
                slug=slug, kind=BrandAsset.Kind.FONT, title=title, keywords="fontti, typsnitt", **_FONT_TEXTS
            )
            publish_version(font, [Content("woff2", (FONTS / file).read_bytes())])


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
