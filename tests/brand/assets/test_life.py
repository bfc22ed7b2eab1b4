"""The life of an asset: its versions never change, the newest takes the old one's place, the right people see it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from brand.assets.incoming import contents_of
from brand.assets.publishing import Content, publish_version
from brand.assets.reading import pieces
from brand.models import AssetFile, AssetVersion, BrandAsset, ChangeRefused, DownloadCount, Mark, Municipality
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF %d"
SQUARE = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d 50'><path fill='#12372A' d='M0 0h90v50z'/></svg>"


def make_asset(slug: str = "ohje", number: int = 1, **fields) -> BrandAsset:
    values = {"kind": "guideline", "title": "Kuvausohje", "terms": "Kaikille vapaa."}
    asset = BrandAsset.objects.create(slug=slug, **values | fields)
    for one in range(number):
        publish_version(asset, [Content("pdf", b"%PDF-1.7\n" + str(one).encode())])
    asset.refresh_from_db()
    return asset


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def horizontal(slug: str = "kinnula") -> BrandAsset:
    return BrandAsset.objects.get(slug=f"{slug}-horizontal-colour")


# ---------- versions never change ----------


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


# ---------- addresses ----------


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


# ---------- internal ----------


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


# ---------- official marks ----------


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


BAD_DRAWINGS = {
    "a script": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'><script>alert(1)</script></svg>",
    "an outside reference": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'>"
    b"<image href='file:///etc/passwd' width='9' height='9'/></svg>",
    "a bomb": b"<!DOCTYPE s [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'><path d='&b;'/></svg>",
    "a PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "1 by 1": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>",
    "5000 to 1": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50000 10'><path d='M0 0h8v5z'/></svg>",
    "text": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'><text y='9'>Kunta</text></svg>",
    "no size": b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h8v5z'/></svg>",
    "nothing": b"",
}


@pytest.mark.parametrize("data", BAD_DRAWINGS.values(), ids=BAD_DRAWINGS)
def test_a_bad_drawing_is_refused_with_what_to_mend(brand_team, data):
    mark = horizontal().mark
    response = brand_team.post(
        f"/admin/snippets/brand/mark/edit/{mark.pk}/",
        {"drawing": SimpleUploadedFile("m.svg", data), "note": "x"},
    )
    assert response.status_code == 200
    errors = response.context["form"].errors["drawing"]
    assert errors and all(len(error) > 15 for error in errors)
    assert horizontal().newest.number == 1


def test_a_huge_drawing_is_refused_without_being_read(brand_team):
    class Huge(ContentFile):
        def read(self, *args):
            pytest.fail("it was read")

    huge = Huge(b"<svg", name="iso.svg")
    huge.size = 100 * 1024 * 1024
    with pytest.raises(ValidationError, match=r"iso\.svg"):
        contents_of("mark", [huge])


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("guideline", "ohje.pdf", b"PK\x03\x04 not a pdf"),
        ("guideline", "ohje.docx", b"%PDF-1.7"),
        ("template", "pohja.docx", b"PK\x03\x04"),
        ("photograph", "kuva.png", b"\xff\xd8\xff jpeg"),
        ("sound", "aani.mp3", b"MZ\x90\0"),
        ("font", "kirjasin.woff2", b"wOFF"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(kind, name, data):
    with pytest.raises(ValidationError) as refused:
        contents_of(kind, [SimpleUploadedFile(name, data)])
    assert name in refused.value.messages[0]


# ---------- who may ----------


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
        "files": [SimpleUploadedFile("a.pdf", b"%PDF-1.7 a")],
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
    data["files"] = [SimpleUploadedFile("b.pdf", b"%PDF-1.7 b")]
    data["slug"] = "toinen-nimi"
    edit = f"/admin/snippets/brand/brandasset/edit/{asset.pk}/"
    assert "SHA-256" in brand_team.get(edit).content.decode()
    assert brand_team.post(edit, texts | rest | data).status_code == 302
    asset.refresh_from_db()
    assert asset.newest.number == 2 and asset.slug == "kuvausohje"
    assert brand_team.post(f"/admin/snippets/brand/brandasset/delete/{asset.pk}/").status_code in (302, 403)
    assert BrandAsset.objects.filter(pk=asset.pk).exists()


# ---------- counting ----------


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


# ---------- being told ----------


def test_who_wishes_is_told_once_and_only_they(django_capture_on_commit_callbacks):
    asset = make_asset()
    staff = signed_in("hanke@sydansuomessa.example")
    assert staff.post("/lataa/kerro/ohje", {"kerro": "1"}).status_code == 302
    assert Client().post("/lataa/kerro/ohje", {"kerro": "1"})["Location"].startswith("/admin/login/")
    body(signed_in("viestija@kinnula.example").get("/lataa/aineisto/ohje.pdf"))
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 uusi")], note="Uudet värit")
    assert [message.to for message in mail.outbox] == [["hanke@sydansuomessa.example"]]
    assert "Kuvausohje" in mail.outbox[0].subject and "Uudet värit" in mail.outbox[0].body
    assert "http://localhost/aineistopankki/aineisto/ohje/" in mail.outbox[0].body
    assert "Kuvausohje" in staff.get("/admin/").content.decode()
    call_command("tell_superseded", verbosity=0)
    assert len(mail.outbox) == 1
    body(staff.get("/lataa/aineisto/ohje.pdf"))
    assert "Kuvausohje" not in staff.get("/admin/").content.decode()
    staff.post("/lataa/kerro/ohje", {"kerro": "0"})
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 kolmas")])
    assert len(mail.outbox) == 1


def test_a_letter_that_could_not_be_sent_is_tried_again(settings, django_capture_on_commit_callbacks):
    asset = make_asset()
    signed_in("hanke@sydansuomessa.example").post("/lataa/kerro/ohje", {"kerro": "1"})
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 uusi")])
    assert asset.versions.count() == 2 and not mail.outbox
    settings.EMAIL_BACKEND = working
    call_command("tell_superseded", verbosity=0)
    assert len(mail.outbox) == 1


# ---------- the portal and the search ----------


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
    assert page.title in Client().get("/aineistopankki/aineisto/ohje/").content.decode().replace("\u00ad", "")


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
