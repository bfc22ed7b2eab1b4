"""Assets are found by search and filters, and their pages say what one needs to know."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from brand.assets.publishing import Content, publish_version
from brand.models import BrandAsset, Municipality
from tests.reading import text_of

from .conftest import make_asset

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("q=kuvaus", True),
        ("q=OHJE", True),
        ("q=kuvausohje+kinnula", True),
        ("q=kuvausohje+karstula", False),
        ("laji=ohjeet&kunta=kinnula", True),
        ("laji=tunnukset", False),
        ("kunta=karstula&laji=ohjeet", False),
    ],
)
def test_search_and_filters_narrow(query, is_found):
    make_asset(municipality=Municipality.objects.get(slug="kinnula"))
    assert ("aineisto/ohje/" in Client().get(f"/aineistopankki/?{query}").content.decode()) == is_found


def test_a_project_s_assets_are_found_by_project():
    from projects.models import ProjectPage

    page = ProjectPage.objects.filter(locale__language_code="fi").first()
    make_asset(project_page=page.page_ptr)
    assert "aineisto/ohje/" in Client().get(f"/aineistopankki/?hanke={page.translation_key}").content.decode()
    assert page.title in text_of(Client().get("/aineistopankki/aineisto/ohje/"))


def test_an_asset_has_one_owner_and_only_a_project_s_page():
    from home.models import HomePage

    home = HomePage.objects.first().page_ptr
    with pytest.raises(ValidationError) as refused:
        BrandAsset(slug="x", kind="sound", title="x", terms="x", project_page=home).full_clean()
    assert "project_page" in refused.value.error_dict
    both = {"municipality": Municipality.objects.first(), "project_page": home}
    with pytest.raises(ValidationError) as refused:
        BrandAsset(slug="x", kind="sound", title="x", terms="x", **both).full_clean()
    assert "organisation" in refused.value.error_dict


def test_the_site_s_search_finds_public_assets_after_the_pages():
    make_asset(title="Kuvausohje kylille")
    found = Client().get("/haku/?q=kuvausohje").content.decode()
    assert "/aineistopankki/aineisto/ohje/" in found
    assert (
        "/aineistopankki/aineisto/ohje/"
        in Client().get("/haku/?q=kuvausohje&laji=aineistot").content.decode()
    )
    assert "aineisto/ohje" not in Client().get("/haku/?q=kuvausohje&laji=uutiset").content.decode()
    pages = [Client().get(f"/haku/?q=karstula&sivu={number}").context["results"] for number in (1, 2)]
    assert pages[0].paginator.count > 16
    seen = [str(one.get("page") or one["card"].asset) for page in pages for one in page]
    assert len(seen) > 15


def test_the_asset_s_page_says_what_one_needs_to_know(django_assert_max_num_queries):
    make_asset(number=2, misuse="Älä rajaa.\nÄlä käännä.", use="Kun kuvaat.", valid_until=date(2099, 12, 31))
    Client().get("/aineistopankki/aineisto/ohje/")
    with django_assert_max_num_queries(22):
        page = Client().get("/aineistopankki/aineisto/ohje/").content.decode()
    for said in ("Kaikille vapaa.", "Älä rajaa.", "Kun kuvaat.", "31.12.2099", "SHA-256", "ohje.v1.pdf"):
        assert said in page, said
    assert Client().get("/aineistopankki/aineisto/karstula-symbol-negative/").status_code == 200
    assert Client().get("/aineistopankki/aineisto/ei-ole/").status_code == 404


def test_a_new_version_of_a_picture_is_shown_where_the_old_one_was():
    from io import BytesIO

    from PIL import Image

    from brand.models import Picture

    asset = BrandAsset.objects.filter(kind="photograph", picture__renditions__isnull=False).first()
    picture = asset.picture
    drawn = BytesIO()
    Image.new("RGB", (640, 480), "#12372A").save(drawn, "PNG")
    publish_version(asset, [Content("png", drawn.getvalue(), 640, 480)])
    picture = Picture.objects.get(pk=picture.pk)
    assert (picture.width, picture.height) == (640, 480) and not picture.renditions.exists()
    preview = Client().get(f"/lataa/esikatselu/{asset.slug}/2")
    assert preview.status_code == 200 and preview["Content-Type"] == "image/webp"


def test_an_asset_s_page_stands_below_the_portal_in_the_menu_and_in_each_language():
    page = BeautifulSoup(
        Client().get("/aineistopankki/aineisto/kinnula-symbol-colour/").content.decode(), "html.parser"
    )
    (current,) = page.select(".mainnav ul:not(.langs) [aria-current]")
    assert (current.get_text(), current["aria-current"]) == ("Aineistopankki", "true")
    other = page.select_one(".langs [hreflang=sv]")["href"]
    assert other.startswith("/sv/") and other.endswith("/aineisto/kinnula-symbol-colour/")
    assert Client().get(other).status_code == 200
    chosen = BeautifulSoup(
        Client().get("/aineistopankki/?kunta=kinnula&q=sydän").content.decode(), "html.parser"
    )
    way = chosen.select_one(".langs [hreflang=en]")["href"]
    assert way.endswith("/?q=syd%C3%A4n&kunta=kinnula") and Client().get(way).status_code == 200
