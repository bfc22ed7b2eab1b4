"""What comes in as an asset's file: refused, with what to mend, unless it is what its name says and harmless."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from brand.assets.incoming import contents_of

from .conftest import horizontal

pytestmark = pytest.mark.django_db


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
    "nothing to see": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e9 1e9'><path d='M0 0h8v5z'/></svg>",
    "outside its view": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 50'><path d='M99 99h8v5z'/></svg>",
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
    with pytest.raises(ValidationError) as refused:
        contents_of("mark", [huge])
    (message,) = refused.value.messages
    assert (
        message.startswith("iso.svg: ")
        and "105\N{NO-BREAK SPACE}Mt" in message
        and "2,1\N{NO-BREAK SPACE}Mt" in message
    )


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
