"""Who makes assets and publishes versions: the brand team alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from brand.models import BrandAsset
from tests.people import account, signed_in
from tests.uploads import pdf

from .conftest import SQUARE, horizontal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "who", ["viestija@kinnula.example", "paatoimittaja@kinnula.example", "hanke@sydansuomessa.example"]
)
def test_nobody_but_the_brand_team_publishes(who):
    asset = horizontal()
    client = signed_in(who)
    for address in (
        f"/admin/snippets/brand/mark/edit/{asset.mark_id}/",
        f"/admin/snippets/brand/brandasset/edit/{asset.pk}/",
        "/admin/snippets/brand/brandasset/add/",
        "/admin/snippets/brand/brandasset/",
        "/admin/reports/old-versions/",
    ):
        assert client.get(address).status_code in (302, 403), address
    client.post(
        f"/admin/snippets/brand/mark/edit/{asset.mark_id}/",
        {"drawing": SimpleUploadedFile("m.svg", SQUARE % 90)},
    )
    assert horizontal().newest.number == 1


def test_the_brand_team_makes_an_asset_and_publishes_a_version(brand_team):
    data = {
        "kind": "guideline",
        "slug": "kuvausohje",
        "title": "Kuvausohje",
        "terms": "Kaikille.",
        "is_public": "on",
        "files": [SimpleUploadedFile("a.pdf", pdf())],
        "note": "Ensimmäinen",
    }
    texts = {f"{name}{end}": "" for name in ("title", "use", "misuse", "terms") for end in ("", "_sv", "_en")}
    rest = dict.fromkeys(
        ("keywords", "municipality", "organisation", "project_page", "valid_from", "picture"), ""
    )
    response = brand_team.post("/admin/snippets/brand/brandasset/add/", texts | rest | data)
    assert response.status_code == 302, response.context["form"].errors
    asset = BrandAsset.objects.get(slug="kuvausohje")
    assert asset.newest.created_by == account("brandi@sydansuomessa.example")
    data["files"] = [SimpleUploadedFile("b.pdf", pdf("#c2272d"))]
    data["slug"] = "toinen-nimi"
    edit = f"/admin/snippets/brand/brandasset/edit/{asset.pk}/"
    assert "SHA-256" in brand_team.get(edit).content.decode()
    assert brand_team.post(edit, texts | rest | data).status_code == 302
    asset.refresh_from_db()
    assert asset.newest.number == 2 and asset.slug == "kuvausohje"
    assert brand_team.post(f"/admin/snippets/brand/brandasset/delete/{asset.pk}/").status_code in (302, 403)
    assert BrandAsset.objects.filter(pk=asset.pk).exists()


def test_the_form_of_a_new_asset_opens_and_says_what_it_lacks(brand_team):
    add = "/admin/snippets/brand/brandasset/add/"
    assert brand_team.get(add).status_code == 200
    refused = brand_team.post(add, {"kind": "guideline", "slug": "Ä Ä", "title": ""})
    assert refused.status_code == 200
    assert {"files", "slug", "title", "terms"} <= set(refused.context["form"].errors)
