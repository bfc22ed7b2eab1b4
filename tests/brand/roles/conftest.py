"""Files of three owners, and a page of Karstula's."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection

from brand.models import BrandDocument, Picture
from tests.builders import make_news, municipality_page


def _png() -> ContentFile:
    buffer = BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="kuva.png")


@pytest.fixture
def picture_of(db):
    """Makes a picture in a collection, by the collection's name."""

    def make(collection: str) -> Picture:
        return Picture.objects.create(
            title=f"Kuva: {collection}",
            file=_png(),
            creator="Kuvaaja",
            licence="CC BY 4.0",
            description="Punainen neliö",
            collection=Collection.objects.get(name=collection),
        )

    return make


@pytest.fixture
def document_of(db):
    """Makes a document in a collection, by the collection's name."""

    def make(collection: str) -> BrandDocument:
        return BrandDocument.objects.create(
            title=f"Liite: {collection}",
            file=ContentFile(b"%PDF-1.4 liite", name="liite.pdf"),
            collection=Collection.objects.get(name=collection),
        )

    return make


@pytest.fixture
def item(db):
    return make_news(municipality_page("karstula"))
