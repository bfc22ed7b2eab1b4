"""A file is what its name says, and not more than the site can hold: judged before anything decodes it."""

import subprocess
import sys
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image

from brand.uploads import UploadRefused, check_content, check_picture
from tests.uploads import (
    PROGRAM,
    huge_jpeg,
    huge_png,
    jpeg,
    office,
    phone_heic,
    phone_jpeg,
    png,
    svg,
    upload,
)

ROOT = settings.SITE_DIR.parent
MB = 1024 * 1024


def saved(form: str) -> bytes:
    held = BytesIO()
    Image.new("RGB", (64, 48), "#345").save(held, form)
    return held.getvalue()


SOUND = {
    "a.jpg": jpeg(),
    "a.JPEG": jpeg(),
    "a.png": png(),
    "a.webp": saved("WEBP"),
    "a.avif": saved("AVIF"),
    "a.heic": phone_heic(64, 48),
    "a.svg": svg(""),
    "a.pdf": b"%PDF-1.7\n%%EOF",
    "a.docx": office("word/document.xml"),
    "a.pptx": office("ppt/presentation.xml"),
    "a.xlsx": office("xl/workbook.xml"),
    "a.csv": "Kivijärvi;1 038\n".encode(),
    "a.woff2": (ROOT / "site/static/fonts/schibsted-grotesk-latin-wght-normal.woff2").read_bytes(),
    "a.mp3": b"ID3\x04" + bytes(200),
    "a.wav": b"RIFF\0\0\0\0WAVEfmt ",
    "a.m4a": b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom",
}


@pytest.mark.parametrize("name", SOUND)
def test_a_file_that_is_what_its_name_says_is_taken(name):
    assert check_content(upload(name, SOUND[name])) == name.split(".")[1].lower()


@pytest.mark.parametrize("name", [*SOUND, "a.odt", "a.ogg", "a.txt"])
def test_a_renamed_program_is_refused_and_called_one(name):
    with pytest.raises(UploadRefused) as refused:
        check_content(upload(name, PROGRAM))
    assert f".{name.split('.')[1].lower()}" in refused.value.messages[0]
    assert "ohjelma" in refused.value.messages[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", PROGRAM),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.js", b"alert(1)"),
        ("a", b"text"),
        ("a.jpg.exe", jpeg()),
        ("a.png", jpeg()),
        ("a.jpg", png()),
        ("a.heic", saved("AVIF")),
        ("a.docx", office("ppt/presentation.xml")),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin")),
        ("a.pdf", b"<script>alert(1)</script>"),
        ("a.jpg", b""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_known_kind_or_another_is_refused(name, content):
    with pytest.raises(UploadRefused):
        check_content(upload(name, content))


def test_an_office_file_that_unpacks_without_end_is_refused():
    packed = bytearray(office("word/document.xml"))
    entry = packed.rindex(b"PK\x01\x02")
    packed[entry + 24 : entry + 28] = (2**31).to_bytes(4, "little")
    with pytest.raises(UploadRefused):
        check_content(upload("a.docx", bytes(packed)))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.heic"])
def test_a_whole_picture_is_taken_and_half_of_it_refused(name):
    content = {"a.jpg": jpeg(640, 480), "a.png": png(640, 480)}.get(name, SOUND[name])
    assert check_picture(upload(name, content))
    with pytest.raises(UploadRefused) as refused:
        check_picture(upload(name, content[: len(content) * 2 // 3]))
    assert refused.value.code in ("damaged", "not_what_it_says")


def test_a_phone_s_photograph_of_twelve_megapixels_is_taken():
    assert check_picture(upload("IMG_2041.JPG", phone_jpeg())) == (4032, 3024)


def test_a_document_is_no_picture():
    with pytest.raises(UploadRefused):
        check_picture(upload("a.pdf", SOUND["a.pdf"]))


@pytest.mark.parametrize("make", [huge_png, huge_jpeg])
def test_thirty_thousand_pixels_a_side_are_too_many(make):
    with pytest.raises(UploadRefused) as refused:
        check_picture(upload("a.png" if make is huge_png else "a.jpg", make()))
    assert refused.value.code == "too_many_pixels"


MEASURED = """
import resource, sys
import django
django.setup()
from django.core.files import File
from brand.uploads import UploadRefused, check_content, check_picture
from tests.uploads import jpeg, upload

check_picture(upload("warm.jpg", jpeg()))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    check = check_picture if path.endswith(("jpg", "png")) else check_content
    with open(path, "rb") as file:
        try:
            check(File(file))
        except UploadRefused as error:
            print(error.code)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_what_is_too_big_is_refused_in_little_memory(tmp_path):
    """A 200 MB file and 900 million pixels, in a process of its own, whose peak is measured."""
    big = {name: tmp_path / name for name in ("long.jpg", "long.pdf", "wide.png", "wide.jpg")}
    for name, start in (("long.jpg", jpeg()), ("long.pdf", b"%PDF-1.7")):
        with big[name].open("wb") as file:
            file.write(start)
            file.truncate(200 * MB)
    big["wide.png"].write_bytes(huge_png())
    big["wide.jpg"].write_bytes(huge_jpeg())
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, big.values())],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "sydansuomessa.settings.test",
        },
    )
    *codes, peak = run.stdout.split()
    assert codes == ["too_big", "too_big", "too_many_pixels", "too_many_pixels"]
    assert int(peak) < 20
