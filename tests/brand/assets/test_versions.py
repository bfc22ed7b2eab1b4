"""Versions never change; the newest and each one have an address, and hand out what is in force."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from brand.assets.publishing import Content, publish_version
from brand.models import AssetFile, AssetVersion, ChangeRefused
from tests.people import signed_in

from .conftest import body, make_asset

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [AssetVersion, AssetFile])
def test_what_is_published_cannot_be_changed_or_deleted(model):
    make_asset()
    row = model.objects.first()
    for change in (
        row.save,
        row.delete,
        model.objects.all().delete,
        lambda: model.objects.update(pk=row.pk),
        lambda: model.objects.bulk_update([row], ["pk"]),
    ):
        with pytest.raises(ChangeRefused):
            change()
    assert model.objects.filter(pk=row.pk).exists()


def test_each_version_keeps_its_file_and_checksum():
    asset = make_asset(number=2)
    assert [version.number for version in asset.versions.all()] == [2, 1]
    contents = []
    for version in asset.versions.all():
        file = version.files.get()
        data = file.file.open().read()
        assert file.sha256 == Content("pdf", data).sha256 and file.size == len(data)
        contents.append(data)
    assert contents[0] != contents[1]


def test_the_same_files_are_no_new_version():
    asset = make_asset()
    with pytest.raises(ValidationError):
        publish_version(asset, [Content("pdf", b"%PDF-1.7\n0")])
    assert asset.versions.count() == 1


def test_the_newest_and_each_version_have_an_address():
    make_asset(number=2)
    newest = Client().get("/lataa/aineisto/ohje.pdf")
    assert body(newest) == b"%PDF-1.7\n1" and newest["Content-Type"] == "application/pdf"
    assert 'filename="ohje.pdf"' in newest["Content-Disposition"]
    assert body(Client().get("/lataa/aineisto/ohje.v2.pdf")) == b"%PDF-1.7\n1"
    assert Client().get("/lataa/aineisto/ohje.v3.pdf").status_code == 404


def test_an_old_version_s_address_says_so_and_still_gives_the_file_to_who_needs_it():
    make_asset(number=2)
    old = Client().get("/lataa/aineisto/ohje.v1.pdf")
    assert old.status_code == 410
    page = old.content.decode()
    assert 'href="/lataa/aineisto/ohje.pdf"' in page and 'href="/lataa/aineisto/ohje.v1.pdf?vanha=1"' in page
    assert "/lataa/aineisto/ohje.pdf" in old["Link"] and "successor-version" in old["Link"]
    kept = Client().get("/lataa/aineisto/ohje.v1.pdf?vanha=1")
    assert body(kept) == b"%PDF-1.7\n0" and "successor-version" in kept["Link"]
    assert 'filename="ohje.v1.pdf"' in kept["Content-Disposition"]


def test_a_file_not_asked_for_again_is_not_sent_again():
    make_asset()
    first = Client().get("/lataa/aineisto/ohje.pdf")
    assert (
        Client().get("/lataa/aineisto/ohje.pdf", headers={"if-none-match": first["ETag"]}).status_code == 304
    )


@pytest.mark.parametrize(
    ("dates", "anonymous", "editor", "team"),
    [
        ({"valid_until": -1}, 410, 410, 200),
        ({"valid_until": 0}, 200, 200, 200),
        ({"valid_from": 1}, 404, 404, 200),
        ({"valid_from": 0}, 200, 200, 200),
    ],
)
def test_it_is_handed_out_while_it_is_in_force(dates, anonymous, editor, team):
    today = timezone.localdate()
    make_asset(**{name: today + timedelta(days=days) for name, days in dates.items()})
    answers = [
        client.get("/lataa/aineisto/ohje.pdf").status_code
        for client in (
            Client(),
            signed_in("viestija@kinnula.example"),
            signed_in("brandi@sydansuomessa.example"),
        )
    ]
    assert answers == [anonymous, editor, team]
