"""Pictures and documents through their doors: what is taken in, as it is then served, and what is refused."""

import json
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection, UploadedFile

from brand.models import BrandDocument, Picture
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.people import account
from tests.uploads import PROGRAM, huge_png, jpeg, phone_heic, phone_jpeg, svg, upload

pytestmark = pytest.mark.django_db
KARSTULA = "viestija@karstula.example"
# What a file says of where and with what it was taken.
TELLING = (b"Exif", b"GPS", b"Puhelin", b"http://ns.adobe.com/xap")


def metadata(**changes) -> dict:
    return {
        "title": "Hiihtäjä jäällä",
        "description": "Hiihtäjä järven jäällä",
        "creator": "Kuvaaja",
        "licence": "CC BY 4.0",
        "collection": Collection.objects.get(name="Karstula").pk,
        "tags": "",
    } | changes


def add(client: Client, file, **changes):
    return client.post("/admin/images/add/", metadata(**changes) | {"file": file})


def long_file(name: str, start: bytes) -> TemporaryUploadedFile:
    """200 MB, of which little is on the disk, as Django hands over what it didn't keep in memory."""
    file = TemporaryUploadedFile(name, "application/octet-stream", 0, None)
    file.write(start)
    file.truncate(200 * 1024 * 1024)
    file.seek(0)
    file.size = 200 * 1024 * 1024
    return file


@pytest.mark.parametrize(
    ("name", "make"), [("IMG_2041.JPG", phone_jpeg), ("IMG_2042.HEIC", phone_heic)], ids=["jpeg", "heic"]
)
def test_a_phone_s_photograph_is_shown_upright_and_says_nothing_of_its_place(karstula, name, make):
    content = make()
    assert any(word in content for word in TELLING)
    response = add(karstula, upload(name, content))
    picture = Picture.objects.get(title="Hiihtäjä jäällä")
    assert response.url == f"/admin/images/{picture.pk}/"
    assert picture.height > picture.width
    page = make_news(
        municipality_page("karstula"), "Hiihtokilpailu keräsi kylän väen jäälle", picture=picture
    )
    html = Client().get(page.get_url()).content.decode()
    addresses = set(re.findall(r"/media/images/[^\s\"]+", html))
    assert addresses
    for address in addresses:
        served = b"".join(Client().get(address).streaming_content)
        assert not [word for word in TELLING if word in served]
        assert not Image.open(BytesIO(served)).getexif()
    with picture.file.open("rb") as file:
        original = file.read()
    assert not [word for word in TELLING if word in original]
    whole = Image.open(BytesIO(original))
    assert whole.format == "JPEG" and not whole.getexif()
    red, _green, blue = whole.convert("RGB").getpixel((whole.width // 2, whole.height // 10))
    assert red > 150 > blue
    assert karstula.get(f"/admin/images/{picture.pk}/").status_code == 200


def test_a_script_s_picture_loses_its_metadata_too(db):
    picture = Picture.objects.create(
        title="Skriptin kuva", file=upload("a.jpg", phone_jpeg(400, 300)), creator="K", licence="L"
    )
    with picture.file.open("rb") as file:
        assert not Image.open(file).getexif()
    assert (refreshed(picture).width, refreshed(picture).height) == (300, 400)


REFUSED = {
    "200 MB": lambda: long_file("pitka.jpg", jpeg()),
    "30 000 × 30 000 px": lambda: upload("laaja.png", huge_png()),
    "renamed program": lambda: upload("ohjelma.jpg", PROGRAM),
    "truncated": lambda: upload("vajaa.jpg", (whole := jpeg(1200, 800))[: len(whole) // 2]),
    "drawing with a script": lambda: upload("piirros.svg", svg("<script>alert(1)</script>")),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("door", ["form", "chooser", "bulk", "api"])
def test_what_is_not_fit_is_refused_with_a_message(karstula, door, case):
    before = Picture.objects.count()
    file = REFUSED[case]()
    if door == "form":
        response = add(karstula, file)
        message = response.context["form"].errors["file"][0]
        # What else was typed is still there.
        assert 'value="Kuvaaja"' in response.content.decode()
    elif door == "chooser":
        data = {f"image-chooser-upload-{name}": value for name, value in metadata().items()}
        response = karstula.post("/admin/images/chooser/create/", data | {"image-chooser-upload-file": file})
        html = response.json()["htmlFragment"]
        assert 'value="Kuvaaja"' in html
        message = html
    elif door == "bulk":
        response = karstula.post("/admin/images/multiple/add/", metadata() | {"files[]": file})
        assert response.json()["success"] is False
        message = response.json()["error_message"]
    else:
        data = metadata() | {"collection_id": metadata()["collection"], "file": file}
        response = Client().post("/api/v3/images/", data, headers=bearer(account(KARSTULA)))
        assert response.status_code == 422
        message = json.dumps(response.json(), ensure_ascii=False)
    assert len(message) > 30
    assert Picture.objects.count() == before
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ohjelma.pdf", PROGRAM),
        ("ohjelma.exe", PROGRAM),
        ("piirros.svg", svg("<script>alert(1)</script>")),
        ("sivu.html", b"<script>alert(1)</script>"),
        ("makro.docx", b"PK\x03\x04" + bytes(200)),
        ("pitka.pdf", None),
    ],
)
@pytest.mark.parametrize("door", ["form", "bulk", "api"])
def test_a_document_that_is_not_fit_is_refused(karstula, door, name, content):
    file = upload(name, content) if content else long_file(name, b"%PDF-1.7")
    collection = Collection.objects.get(name="Karstula").pk
    data = {"title": "Liite", "collection": collection, "tags": ""}
    before = BrandDocument.objects.count()
    if door == "form":
        response = karstula.post("/admin/documents/add/", data | {"file": file})
        assert len(response.context["form"].errors["file"][0]) > 30
        assert 'value="Liite"' in response.content.decode()
    elif door == "bulk":
        response = karstula.post("/admin/documents/multiple/add/", data | {"files[]": file})
        assert response.json()["success"] is False and len(response.json()["error_message"]) > 30
    else:
        data = data | {"collection_id": collection, "file": file}
        response = Client().post("/api/v3/documents/", data, headers=bearer(account(KARSTULA)))
        assert response.status_code == 422
    assert BrandDocument.objects.count() == before


def test_a_sound_document_is_taken(karstula):
    data = {"title": "Pöytäkirja", "collection": Collection.objects.get(name="Karstula").pk, "tags": ""}
    file = upload("poytakirja.pdf", b"%PDF-1.7\n%%EOF")
    assert karstula.post("/admin/documents/add/", data | {"file": file}).status_code == 302
    assert BrandDocument.objects.filter(title="Pöytäkirja").exists()


def test_recognisable_people_need_a_consent_that_is_written_down(karstula):
    response = add(karstula, upload("a.jpg", jpeg()), shows_people="on")
    assert list(response.context["form"].errors) == ["consent_note"]
    assert (
        add(
            karstula,
            upload("a.jpg", jpeg()),
            shows_people="on",
            consent_note="Sopimus, kansio 4",
            consent_until="2027-06-01",
        ).status_code
        == 302
    )
    picture = Picture.objects.get(title="Hiihtäjä jäällä")
    assert str(picture.shown_until) == "2027-06-01"


def test_the_api_can_not_leave_the_consent_out(karstula):
    headers = bearer(account(KARSTULA))
    add(karstula, upload("a.jpg", jpeg()))
    picture = Picture.objects.get(title="Hiihtäjä jäällä")
    response = Client().patch(
        f"/api/v3/images/{picture.pk}/",
        json.dumps({"shows_people": True}),
        content_type="application/json",
        headers=headers,
    )
    assert response.status_code == 422
    assert not refreshed(picture).shows_people


def test_a_picture_without_a_text_alternative_is_asked_for_one(karstula):
    response = add(karstula, upload("a.jpg", jpeg()), description="")
    assert list(response.context["form"].errors) == ["description"]


def test_many_at_once_share_what_they_have_in_common(karstula):
    shown = karstula.get("/admin/images/multiple/add/").content.decode()
    assert all(f'name="{name}"' in shown for name in ("creator", "licence", "shows_people", "consent_until"))
    shared = {
        "creator": "Maija Kuvaaja",
        "licence": "Oma kuva",
        "shows_people": "on",
        "consent_note": "Luvat kansiossa 4",
        "consent_until": "2027-01-31",
        "collection": Collection.objects.get(name="Karstula").pk,
    }
    waiting = []
    for name in ("a.jpg", "b.HEIC"):
        content = phone_jpeg(400, 300) if name == "a.jpg" else phone_heic(400, 300)
        answer = karstula.post(
            "/admin/images/multiple/add/", shared | {"title": name[0], "files[]": upload(name, content)}
        ).json()
        assert answer["success"] and 'value="Maija Kuvaaja"' in answer["form"]
        waiting.append(answer)
    for stored in UploadedFile.objects.all():
        with stored.file.open("rb") as file:
            assert not Image.open(file).getexif()
    for answer, maker in zip(waiting, ("Maija Kuvaaja", "Joku muu"), strict=True):
        prefix = f"uploaded-image-{answer['uploaded_file_id']}"
        given = shared | {"creator": maker, "title": maker, "description": "Talkooväki rannassa", "tags": ""}
        saved = karstula.post(
            f"/admin/images/multiple/create_from_uploaded_image/{answer['uploaded_file_id']}/",
            {f"{prefix}-{name}": value for name, value in given.items()},
        ).json()
        assert saved["success"], saved
    made = Picture.objects.filter(description="Talkooväki rannassa").order_by("pk")
    assert [one.creator for one in made] == ["Maija Kuvaaja", "Joku muu"]
    assert {(one.licence, str(one.consent_until), one.height) for one in made} == {
        ("Oma kuva", "2027-01-31", 400)
    }
