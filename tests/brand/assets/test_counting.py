"""Downloads are counted by version, municipality and day, and by nothing that tells who it was."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
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
    record = make_project("Laskettava hanke yhdessä kunnassa")
    record.municipalities.set(Municipality.objects.filter(slug="pihtipudas"))
    record.save()
    make_project_page(record)
    project = f"hanke/{key_of(record)}"
    for _time in range(2):
        assert Client().get("/lataa/rivi/kuntarivi/kunta/kinnula/naytto-fi-56px.svg").status_code == 200
    signed_in("viestija@kyyjarvi.example").get(f"/lataa/rivi/hankerivi/{project}/naytto-fi-56px@2x.png")
    Client().get(f"/lataa/asiakirja/{project}/fi.docx")
    Client().get("/lataa/eu/fi-co-funded-colour.svg?kunta=karstula")
    assert drawn() == [
        ("asiakirja", "docx", "pihtipudas", 1),
        ("eu", "svg", "karstula", 1),
        ("hankerivi", "png", "kyyjarvi", 1),
        ("kuntarivi", "svg", "kinnula", 2),
    ]


PROJECT_OF = {1: "yhdessä kunnassa", 2: "kahdessa kunnassa"}


@pytest.fixture
def addresses() -> dict[str, str]:
    """What is Kinnula's, two municipalities' and the whole region's, of each kind that is counted."""
    kinnula = Municipality.objects.get(slug="kinnula")
    make_asset("alueen-ohje")
    found = {
        "region's asset": "/lataa/aineisto/alueen-ohje.pdf",
        "asset": "/lataa/kinnula/symbol-colour.svg",
        "strip": "/lataa/rivi/kuntarivi/kunta/kinnula/naytto-fi-56px.svg",
    }
    for partners, words in PROJECT_OF.items():
        record = make_project(f"Laskettava hanke {words}")
        others = Municipality.objects.exclude(pk=kinnula.pk)[: partners - 1]
        record.municipalities.set([kinnula, *others])
        record.save()
        make_project_page(record)
        found[f"strip of {partners}"] = f"/lataa/rivi/hankerivi/hanke/{key_of(record)}/naytto-fi-56px.svg"
        found[f"document of {partners}"] = f"/lataa/asiakirja/hanke/{key_of(record)}/fi.docx"
    return found


def counted_for() -> set:
    """The municipalities that anything has been counted for, and forget them."""
    found = {
        slug
        for model in (DownloadCount, DrawnCount)
        for slug in model.objects.values_list("municipality__slug", flat=True)
    }
    DownloadCount.objects.all().delete()
    DrawnCount.objects.all().delete()
    return found


def test_a_download_of_any_kind_counts_for_one_municipality_by_one_rule(addresses):
    """The signed-in user's own; else the one in the address; else the one whose it is."""
    owners = {kind: None if "region" in kind or kind.endswith("2") else "kinnula" for kind in addresses}
    stranger, brand_team = Client(), signed_in("brandi@sydansuomessa.example")
    kyyjarvi = signed_in("viestija@kyyjarvi.example")
    for kind, address in addresses.items():
        for somebody in (stranger, brand_team):
            body(somebody.get(address))
            assert counted_for() == {owners[kind]}, kind
        body(kyyjarvi.get(address))
        assert counted_for() == {"kyyjarvi"}, kind
        if "asset" in kind:
            body(stranger.get(f"{address}?kunta=karstula"))
            body(brand_team.get(f"{address}?kunta=karstula"))
            assert counted_for() == {"karstula"}
            body(kyyjarvi.get(f"{address}?kunta=karstula"))
            assert counted_for() == {"kyyjarvi"}
            body(stranger.get(f"{address}?kunta=atlantis%00"))
            assert counted_for() == {owners[kind]}


def test_who_works_for_several_municipalities_is_not_counted_for_any_of_them():
    user = get_user_model().objects.get(email="viestija@kyyjarvi.example")
    Municipality.objects.get(slug="karstula").editors.user_set.add(user)
    body(signed_in(user.email).get("/lataa/kinnula/symbol-colour.svg"))
    assert counted_for() == {"kinnula"}


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
    Client().get("/lataa/eu/fi-co-funded-colour.svg")
    page = BeautifulSoup(brand_team.get("/admin/reports/downloads/").content, "html.parser")
    rows = [
        [cell.get_text(" ", strip=True) for cell in row("td")] for row in page.select(".listing tbody tr")
    ]
    today = timezone.localdate()
    day = f"{today.day}.{today.month}.{today.year}"
    assert ["Karstula, Word-pohja suomeksi", "Pohja", "Karstula", "1", day] in rows
    assert ["Kunnan tunnusrivi", "SVG", "Kinnula", "1", day] in rows
    assert ["EU-tunnus ja rahoituslause", "SVG", "ei yksi kunta tai ei tiedossa", "1", day] in rows
    assert page.select_one(".pagination__end").get_text(strip=True) == f"Latausrivit: {len(rows)}"
    assert brand_team.get("/admin/reports/downloads/?export=csv").status_code == 200
    for address in ("/admin/", "/admin/reports/downloads/"):
        hidden = signed_in("hanke@sydansuomessa.example").get(address)
        assert hidden.status_code == 302 or "reports/downloads" not in hidden.content.decode()
