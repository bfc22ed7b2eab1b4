"""An official drawing takes the demonstration mark's place everywhere at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from brand.models import BrandAsset, Mark

from .conftest import SQUARE, body

pytestmark = pytest.mark.django_db


def test_an_official_mark_takes_the_demonstration_s_place_everywhere(brand_team):
    asset = BrandAsset.objects.get(slug="alue-horizontal-colour")
    before = asset.mark.file.url
    assert before in Client().get("/").content.decode()
    official = SimpleUploadedFile("virallinen.svg", SQUARE % 90)
    response = brand_team.post(
        f"/admin/snippets/brand/mark/edit/{asset.mark_id}/", {"drawing": official, "note": "Virallinen"}
    )
    assert response.status_code == 302
    mark = Mark.objects.get(pk=asset.mark_id)
    assert not mark.is_demonstration and (mark.width, mark.height) == (90, 50)
    front = Client().get("/").content.decode()
    assert before not in front and mark.file.url in front
    assert b'viewBox="0 0 90 50"' in body(Client().get("/lataa/alue/horizontal-colour.svg"))
    assert Client().get("/lataa/alue/horizontal-colour.v1.svg").status_code == 410
    page = Client().get("/aineistopankki/aineisto/alue-horizontal-colour/").content.decode()
    assert "esittelytunnus" not in page.lower()
    call_command("demo", verbosity=0)
    mark.refresh_from_db()
    assert not mark.is_demonstration


def test_an_organisation_gets_its_mark(brand_team):
    from brand.models import Organisation

    organisation = Organisation.objects.first()
    data = {
        "organisation": organisation.pk,
        "municipality": "",
        "shape": "horizontal",
        "variant": "colour",
        "drawing": SimpleUploadedFile("liitto.svg", SQUARE % 120),
        "note": "",
    }
    assert brand_team.post("/admin/snippets/brand/mark/add/", data).status_code == 302
    assert organisation.marks.get().asset.slug == f"{organisation.key}-horizontal-colour"
    assert Client().get(f"/lataa/{organisation.key}/horizontal-colour.svg").status_code == 200
