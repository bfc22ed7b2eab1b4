"""A news item with every block in it."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page

from brand.models import BrandDocument, LibraryBlock, Picture
from news.models import NewsPage
from tests.builders import CONTACT, make_news, municipality_page

VIDEO_AS_TEXT = (
    "Auraaja lähtee varikolta aamuneljältä. Hän kertoo, missä järjestyksessä kadut aurataan ja miksi."
)
TABLE = {
    "caption": "Missä järjestyksessä aurataan",
    "columns": [
        {"type": "text", "heading": "Reitti"},
        {"type": "text", "heading": "Ajettu viimeistään"},
        {"type": "number", "heading": "Pituus kilometreinä"},
    ],
    "rows": [{"values": ["Pääväylät", "kello 6", "1218.5"]}, {"values": ["Pihakadut", "kello 12", None]}],
}


def document(collection: str = "Karstula", title: str = "Aurausreitit kartalla") -> BrandDocument:
    """A file in a collection, by the collection's name."""
    return BrandDocument.objects.create(
        title=title,
        file=ContentFile(b"%PDF-1.4" + b" " * 1_240_000, name="reitit.pdf"),
        file_size=1_240_008,
        collection=Collection.objects.get(name=collection),
    )


def values(pictures: list[Any], file: Any, page: Any) -> dict[str, Any]:
    """The value of each new block, over pictures, a file and a page: as objects, or as their keys for the API."""
    shown = [{"picture": picture, "alt_text": "", "caption": ""} for picture in pictures]
    return {
        "gallery": {"pictures": shown, "caption": "Talvi kunnassa."},
        "video": {
            "address": "https://youtu.be/aqz-KE-bpKQ",
            "title": "Näin lumi aurataan",
            "text_alternative": VIDEO_AS_TEXT,
            "captions": "captioned",
            "picture": pictures[0],
        },
        "table": TABLE,
        "download": {"document": file, "title": "", "language": "fi", "description": "Kartta kaduittain."},
        "contact": CONTACT | {"phone": "040 123 4567"},
        "call_to_action": {
            "page": page,
            "address": "",
            "words": "Lue viestintäohje",
            "text": "Se on kaikkien luettavissa.",
        },
    }


def full_body() -> list[tuple[str, Any]]:
    """Every block that a news item may have."""
    pictures = list(Picture.objects.all()[:3])
    guideline = Page.objects.get(slug="viestintaohje", locale__language_code="fi")
    return [
        ("paragraph", "<p>Kunta ja urakoitsijat sopivat katujen hoidosta.</p>"),
        ("heading", "Kuka auraa ja milloin?"),
        ("picture", {"picture": pictures[0], "alt_text": "", "caption": ""}),
        ("quote", {"text": "Kadut pysyvät auki.", "speaker": "Tekninen toimi"}),
        *values(pictures, document(), guideline).items(),
        ("library", LibraryBlock.objects.get(key="hankeidea", locale__language_code="fi")),
    ]


def full_item(**fields: Any) -> NewsPage:
    """A live item of Karstula's with all of them."""
    return make_news(municipality_page("karstula"), body=full_body(), **fields)
