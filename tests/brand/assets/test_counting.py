"""Downloads are counted by version, municipality and day, and by nothing that tells who it was."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from brand.models import DownloadCount, Municipality
from tests.people import signed_in

from .conftest import body, make_asset

pytestmark = pytest.mark.django_db


def counts() -> list[tuple]:
    rows = DownloadCount.objects.order_by("municipality__slug", "version__number")
    return list(rows.values_list("municipality__slug", "version__number", "number"))


def test_downloads_are_counted_by_version_and_municipality():
    asset = make_asset(number=2)
    for address in (
        "ohje.pdf?kunta=kinnula",
        "ohje.v2.pdf?kunta=kinnula",
        "ohje.v1.pdf?vanha=1&kunta=karstula",
    ):
        body(Client().get(f"/lataa/aineisto/{address}"))
    Client().get("/lataa/aineisto/ohje.v1.pdf?kunta=karstula")
    Client().head("/lataa/aineisto/ohje.pdf?kunta=karstula")
    assert counts() == [("karstula", 1, 1), ("kinnula", 2, 2)]
    response = Client().get("/lataa/kinnula/symbol-colour.png")
    assert not response.cookies
    assert ("kinnula", 1, 1) in counts()
    signed_in("viestija@kyyjarvi.example").get("/lataa/aineisto/ohje.pdf")
    assert ("kyyjarvi", asset.newest.number, 1) in counts()


def test_nothing_of_the_person_is_kept():
    names = {field.name for field in DownloadCount._meta.get_fields()}
    assert names == {"id", "version", "municipality", "day", "number"}


def test_a_count_that_fails_does_not_stop_the_file(monkeypatch):
    from django.db import OperationalError

    from brand.assets import counting

    def fail(*_args):
        raise OperationalError("locked")

    make_asset()
    monkeypatch.setattr(counting, "_add_one", fail)
    assert body(Client().get("/lataa/aineisto/ohje.pdf")) == b"%PDF-1.7\n0"


def test_the_brand_team_sees_who_still_fetches_old_versions(brand_team):
    asset = make_asset(number=2)
    kinnula = Municipality.objects.get(slug="kinnula")
    old = asset.versions.get(number=1)
    before = timezone.localdate() - timedelta(days=9)
    DownloadCount.objects.create(version=old, municipality=kinnula, day=before, number=50)
    assert "Kuvausohje" not in brand_team.get("/admin/reports/old-versions/").content.decode()
    body(Client().get("/lataa/aineisto/ohje.v1.pdf?vanha=1&kunta=kinnula"))
    page = brand_team.get("/admin/reports/old-versions/").content.decode()
    assert "Kuvausohje" in page and "Kinnula" in page
    assert brand_team.get("/admin/reports/old-versions/?export=csv").status_code == 200
