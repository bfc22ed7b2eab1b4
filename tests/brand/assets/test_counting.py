"""Downloads are counted by version, municipality and day, and by nothing that tells who it was."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from brand.models import DownloadCount, DrawnCount, Municipality
from brand.strips.addresses import CLEAR_SPACE
from projects.strip_subjects import key_of
from tests.builders import make_project, make_project_page
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
    kept = {"id", "municipality", "day", "number"}
    for model, what in ((DownloadCount, {"version"}), (DrawnCount, {"what", "format"})):
        assert {field.name for field in model._meta.get_fields()} == kept | what


def test_a_count_that_fails_does_not_stop_the_file(monkeypatch):
    from django.db import OperationalError

    from brand.assets import counting

    def fail(*_args, **_what):
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


def drawn() -> list[tuple]:
    rows = DrawnCount.objects.order_by("what", "format", "municipality__slug")
    return list(rows.values_list("what", "format", "municipality__slug", "number"))


def test_strips_project_documents_and_the_emblem_are_counted_by_what_they_are_and_municipality():
    record = make_project("Laskettava hanke neljässä kunnassa")
    make_project_page(record)
    project = f"hanke/{key_of(record)}"
    for _time in range(2):
        assert Client().get("/lataa/rivi/kuntarivi/kunta/kinnula/naytto-fi-56px.svg").status_code == 200
    signed_in("viestija@kyyjarvi.example").get(f"/lataa/rivi/hankerivi/{project}/naytto-fi-56px@2x.png")
    Client().get(f"/lataa/asiakirja/{project}/fi.docx")
    Client().get("/lataa/eu/fi-co-funded-colour.svg?kunta=karstula")
    assert drawn() == [
        ("asiakirja", "docx", None, 1),
        ("eu", "svg", "karstula", 1),
        ("hankerivi", "png", "kyyjarvi", 1),
        ("kuntarivi", "svg", "kinnula", 2),
    ]


def test_what_was_refused_unchanged_or_only_looked_at_is_not_counted():
    strip = "/lataa/rivi/kuntarivi/kunta/kinnula/naytto-fi-56px"
    Client().get(f"{strip}-{CLEAR_SPACE}.svg")
    Client().head(f"{strip}.svg")
    Client().get("/lataa/eu/fi-co-funded-colour.svg", headers={"Sec-Fetch-Dest": "image"})
    assert Client().get(f"{strip}.gif").status_code == 400
    assert not DrawnCount.objects.exists()
    tag = Client().get(f"{strip}.svg")["ETag"]
    assert Client().get(f"{strip}.svg", headers={"If-None-Match": tag}).status_code == 304
    assert drawn() == [("kuntarivi", "svg", "kinnula", 1)]


def test_the_brand_team_sees_what_is_fetched_for_whom(brand_team):
    body(Client().get("/lataa/aineisto/karstula-word-pohja.docx"))
    Client().get("/lataa/rivi/kuntarivi/kunta/kinnula/naytto-fi-56px.svg")
    page = BeautifulSoup(brand_team.get("/admin/reports/downloads/").content, "html.parser")
    rows = [
        [cell.get_text(" ", strip=True) for cell in row("td")] for row in page.select(".listing tbody tr")
    ]
    today = timezone.localdate()
    day = f"{today.day}.{today.month}.{today.year}"
    assert ["Karstula, Word-pohja suomeksi", "Pohja", "Karstula", "1", day] in rows
    assert ["Kunnan tunnusrivi", "SVG", "Kinnula", "1", day] in rows
    assert page.select_one(".pagination__end").get_text(strip=True) == f"Latausrivit: {len(rows)}"
    assert brand_team.get("/admin/reports/downloads/?export=csv").status_code == 200
    for address in ("/admin/", "/admin/reports/downloads/"):
        hidden = signed_in("hanke@sydansuomessa.example").get(address)
        assert hidden.status_code == 302 or "reports/downloads" not in hidden.content.decode()
