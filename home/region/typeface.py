"""The typeface as brand assets."""

from brand.assets.publishing import Content, publish_version
from brand.logos.lettering import FONTS
from brand.models import BrandAsset

FILES = {
    "schibsted-grotesk": ("Schibsted Grotesk", "schibsted-grotesk-latin-wght-normal.woff2"),
    "schibsted-grotesk-laajennus": (
        "Schibsted Grotesk, š ja ž",
        "schibsted-grotesk-latin-ext-wght-normal.woff2",
    ),
}
_TEXTS = {
    "use": "Otsikoihin ja leipätekstiin verkossa. Muuttuva kirjasin, vahvuudet 400–900.",
    "use_sv": "För rubriker och brödtext på webben. Variabelt typsnitt, vikterna 400–900.",
    "use_en": "For headings and running text on the web. A variable face, weights 400–900.",
    "terms": "SIL Open Font License 1.1: vapaasti käytettävissä ja jaettavissa lisenssin kanssa.",
    "terms_sv": "SIL Open Font License 1.1: får användas och delas fritt tillsammans med licensen.",
    "terms_en": "SIL Open Font License 1.1: free to use, and to share together with the licence.",
}


def set_up_typeface() -> None:
    """Add the typeface's files that are missing."""
    for slug, (title, file) in FILES.items():
        if not BrandAsset.objects.filter(slug=slug).exists():
            font = BrandAsset.objects.create(
                slug=slug, kind=BrandAsset.Kind.FONT, title=title, keywords="fontti, typsnitt", **_TEXTS
            )
            publish_version(font, [Content("woff2", (FONTS / file).read_bytes())])
