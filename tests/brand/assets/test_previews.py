"""What an asset looks like before it is fetched."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from brand.assets.incoming import contents_of
from brand.assets.publishing import Content, publish_version
from brand.logos.faces import FONTS
from brand.models import BrandAsset
from tests.uploads import pdf

from .conftest import make_asset

pytestmark = pytest.mark.django_db


def upload(client: Client, file: SimpleUploadedFile):
    asset = make_asset("kuvausohje")
    data = {"title": asset.title, "terms": asset.terms, "is_public": "on", "files": [file], "note": ""}
    texts = {f"{name}{end}": "" for name in ("title", "use", "misuse", "terms") for end in ("", "_sv", "_en")}
    rest = dict.fromkeys(
        ("keywords", "municipality", "organisation", "project_page", "valid_from", "picture"), ""
    )
    return client.post(f"/admin/snippets/brand/brandasset/edit/{asset.pk}/", texts | rest | data)


def plate(slug: str):
    shown = Client().get(f"/aineistopankki/aineisto/{slug}/").content
    return BeautifulSoup(shown, "html.parser").select_one(".assetpage__plate")


def preview_of(slug: str) -> Image.Image:
    response = Client().get(plate(slug).img["src"])
    assert response.status_code == 200
    return Image.open(BytesIO(response.content))


def test_an_uploaded_pdf_shows_its_first_page(brand_team):
    assert upload(brand_team, SimpleUploadedFile("ohje.pdf", pdf("#c2272d"))).status_code == 302
    picture = preview_of("kuvausohje")
    assert picture.size == (960, 600)
    assert picture.convert("RGB").getpixel((100, 100)) == pytest.approx((194, 39, 45), abs=6)


def test_a_broken_pdf_is_refused_in_plain_finnish(brand_team):
    refused = upload(brand_team, SimpleUploadedFile("ohje.pdf", pdf()[:300]))
    assert refused.status_code == 200
    (error,) = refused.context["form"].errors["files"]
    assert error.startswith("ohje.pdf: PDF-tiedosto ei aukea")
    assert BrandAsset.objects.get(slug="kuvausohje").newest.number == 1


def test_a_typeface_is_shown_by_its_own_letters():
    font = FONTS / "schibsted-grotesk-latin-wght-normal.woff2"
    asset = BrandAsset.objects.create(slug="kirjasin", kind="font", title="Kirjasin", terms="OFL")
    publish_version(asset, contents_of("font", [SimpleUploadedFile("k.woff2", font.read_bytes())]))
    assert preview_of("kirjasin").width > 200


def test_a_sound_can_be_listened_to_on_its_page():
    asset = BrandAsset.objects.create(slug="tunnusaani", kind="sound", title="Tunnusääni", terms="Kaikille.")
    publish_version(asset, [Content("mp3", b"ID3" + bytes(400))])
    assert plate("tunnusaani").audio["src"].startswith("/lataa/aineisto/tunnusaani.mp3")
    cards = BeautifulSoup(Client().get("/aineistopankki/?q=tunnusääni").content, "html.parser")
    assert "ääni" in cards.select_one(".assets .asset__plate").get_text().lower()
