"""What is internal is there for the signed-in, and for nobody else at all."""

import pytest
from django.test import Client

from brand.assets.reading import pieces
from tests.people import signed_in

from .conftest import make_asset

pytestmark = pytest.mark.django_db


INTERNAL = [
    "/lataa/aineisto/ohje.pdf",
    "/lataa/aineisto/ohje.v1.pdf",
    "/lataa/aineisto/ohje.v1.pdf?vanha=1",
    "/aineistopankki/aineisto/ohje/",
]


@pytest.mark.parametrize("address", INTERNAL)
def test_an_internal_asset_is_there_for_the_signed_in_only(address):
    make_asset(is_public=False)
    assert Client().get(address).status_code == 404
    response = signed_in("hanke@sydansuomessa.example").get(address)
    assert response.status_code == 200
    assert "private" in response["Cache-Control"] and "no-store" in response["Cache-Control"]


def test_a_stranger_cannot_tell_an_internal_asset_from_none():
    make_asset(is_public=False)
    hidden = Client().get("/lataa/aineisto/ohje.pdf").content.decode()
    none = Client().get("/lataa/aineisto/ohja.pdf").content.decode()
    assert hidden.replace("ohje", "ohja") == none


def test_an_internal_asset_is_in_no_list_for_strangers():
    make_asset(is_public=False, title="Kriisiviestintäkortti")
    staff = signed_in("viestija@karstula.example")
    assert "Kriisiviestint" in staff.get("/aineistopankki/?q=kriisi").content.decode().replace("\u00ad", "")
    lists = (
        "/aineistopankki/",
        "/aineistopankki/?laji=ohjeet",
        "/haku/?q=kriisiviestintäkortti",
        "/sitemap.xml",
    )
    for address in lists:
        page = Client().get(address).content.decode().replace("\u00ad", "")
        assert "aineisto/ohje" not in page, address
    assert "aineisto/ohje" not in staff.get("/haku/?q=kriisiviestintäkortti").content.decode()


def test_no_address_leads_to_a_stored_file():
    file = make_asset(is_public=False).newest.files.get()
    with pytest.raises(ValueError):
        _ = file.file.url
    assert Client().get(f"/media/private/{file.file.name}").status_code == 404
    assert Client().get(f"/media/{file.file.name}").status_code == 404
    from django.contrib.auth.models import AnonymousUser
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        pieces(file, AnonymousUser())
