"""Downloads: the file that was asked for, or what to do instead; and nothing drawn that wasn't foreseen."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from brand.assets.publishing import Content, publish_version
from brand.models import AssetFile, Mark
from brand.portal import drawing
from brand.portal.drawing import MAX_SIDE, NotDrawable, png, size_in_pixels

pytestmark = pytest.mark.django_db
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {box}'>{inside}</svg>"


def get(address: str, **headers):
    return Client().get(f"/lataa/{address}", headers=headers)


def svg(inside: str = "<path d='M0 0h8v5z'/>", box: str = "8 5") -> bytes:
    return SVG.format(inside=inside, box=box).encode()


def test_every_link_of_the_portal_gives_its_file():
    document = BeautifulSoup(
        Client().get("/aineistopankki/?kunta=karstula&laji=tunnukset").content.decode(), "html.parser"
    )
    links = [link.get("href") for link in document.select(".dl a")]
    assert len(links) == 16 * 4 + 24 * 4
    for link in links:
        response = Client().get(link)
        assert response.status_code == 200, link
        assert response["Content-Type"] == ("image/png" if ".png" in link else "image/svg+xml")


@pytest.mark.parametrize(("name", "height"), [("", 96), ("@2x", 192), ("@4x", 384)])
def test_a_png_is_transparent_and_as_big_as_its_name_says(name, height):
    response = get(f"karstula/horizontal-colour{name}.png")
    picture = Image.open(BytesIO(response.content))
    assert picture.size[1] == height
    assert picture.mode == "RGBA" and picture.getpixel((picture.size[0] - 1, 0))[3] == 0
    assert f'filename="karstula-horizontal-colour{name}.png"' in response["Content-Disposition"]


def test_an_svg_is_the_file_itself():
    mark = Mark.objects.get(municipality__slug="karstula", shape="symbol", variant="negative")
    assert b"".join(get("karstula/symbol-negative.svg")) == mark.file.open().read()


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("atlantis/symbol-colour.svg", 404, "atlantis"),
        ("karstula/cube-colour.svg", 404, "cube-colour"),
        ("karstula/symbol-pink.svg", 404, "symbol-pink"),
        ("karstula/symbol.svg", 404, "symbol.svg"),
        ("eu/fi-paid-colour.svg", 404, "fi-paid-colour"),
        ("karstula/..%2F..%2Fetc%2Fpasswd", 404, None),
        ("karstula/%00.svg", 404, "%"),
        ("karstula/symbol-colour.pdf", 400, ".svg"),
        ("karstula/symbol-colour.v0.svg", 404, "0"),
        ("karstula/symbol-colour.v999999.svg", 404, "999999"),
        ("karstula/symbol-colour.v-1.svg", 404, None),
        ("karstula/symbol-colour.PNG", 400, ".svg"),
        ("karstula/symbol-colour@3x.png", 400, "@2x"),
        ("karstula/symbol-colour@0x.png", 400, "@2x"),
        ("karstula/symbol-colour@-5x.png", 400, "@2x"),
        ("karstula/symbol-colour@999999999x.png", 400, "@2x"),
        ("karstula/symbol-colour@1e9x.png", 400, "@2x"),
        ("karstula/symbol-colour@2x.svg", 400, "SVG"),
        ("karstula/symbol-colour.png?width=100000", 400, "?"),
        ("eu/fi-co-funded-colour@8x.png", 400, "@2x"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(address, status, said, monkeypatch):
    monkeypatch.setattr(drawing, "_draw", lambda *_: pytest.fail("it was drawn"))
    response = get(address)
    assert response.status_code == status
    if said is not None:
        document = BeautifulSoup(response.content.decode(), "html.parser")
        assert document.select(".ingress")[0].get_text()
        assert document.select("main a[href='/aineistopankki/']")


def test_only_reading_is_allowed():
    assert Client().post("/lataa/karstula/symbol-colour.svg").status_code == 405


def test_a_png_is_drawn_once(monkeypatch):
    first = get("kinnula/stacked-black@2x.png")
    monkeypatch.setattr(drawing, "_draw", lambda *_: pytest.fail("it was drawn again"))
    again = get("kinnula/stacked-black@2x.png")
    assert again.content == first.content
    assert get("kinnula/stacked-black@2x.png", if_none_match=first["ETag"]).status_code == 304


def test_a_new_drawing_is_drawn_anew():
    before = get("kinnula/symbol-colour.png").content
    mark = Mark.objects.get(municipality__slug="kinnula", shape="symbol", variant="colour")
    publish_version(mark.asset, [Content("svg", svg(), 8, 5)])
    assert get("kinnula/symbol-colour.png").content != before


@pytest.mark.parametrize(
    "file",
    [
        svg("<image href='/etc/passwd'/>"),
        svg("<script>alert(1)</script>"),
        svg("<path fill='url(http://other.example/x)' d='M0 0h8v5z'/>"),
        svg("<style>@import 'http://other.example/x.css'</style>"),
        svg(box="5000 1"),
        svg(box="0 0"),
        svg(box="-5 5"),
        svg(box="nan nan"),
        svg(box="inf 1"),
        svg(box=""),
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("&a;"),
        b"\x89PNG not a drawing",
        b"",
        svg("<!--" + "x" * 600_000 + "-->"),
        svg("<g>" * 5000 + "</g>" * 5000),
    ],
    ids=range(15),
)
def test_a_file_that_is_not_plain_shapes_is_not_drawn(file):
    mark = Mark.objects.get(municipality__slug="kinnula", shape="symbol", variant="white")
    publish_version(mark.asset, [Content("svg", file, 8, 5)])
    with pytest.raises(NotDrawable):
        png(file, 128)
    assert get("kinnula/symbol-white.png").status_code == 404


def test_a_drawing_of_shapes_with_its_own_gradient_is_drawn():
    gradient = "<defs><linearGradient id='a'><stop stop-color='#123456'/></linearGradient></defs>"
    inside = f"{gradient}<path fill='url(#a)' d='M0 0h8v5z'/>"
    assert png(svg(inside), 128)[:4] == b"\x89PNG"


def test_its_own_size_does_not_make_it_bigger():
    huge = svg().replace(b"viewBox", b"width='1000000' height='1000000' viewBox")
    assert Image.open(BytesIO(png(huge, 100))).size == (160, 100)


def test_no_picture_is_larger_than_the_limit():
    assert max(size_in_pixels(20, 1, 96)) <= MAX_SIDE
    with pytest.raises(NotDrawable):
        size_in_pixels(20, 1, 384)


def test_a_file_gone_missing_is_said():
    file = AssetFile.objects.get(version__asset__slug="kinnula-small-white")
    file.file.storage.delete(file.file.name)
    assert get("kinnula/small-white.svg").status_code == 404
    assert Client().get("/aineistopankki/?kunta=kinnula").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/lataa/karstula/horizontal-colour.exe", 400),
        ("/lataa/karstula/ei-ole.svg", 404),
        ("/lataa/rivi/kuntarivi/kunta/karstula/paino-fi-0mm.pdf", 400),
        ("/lataa/asiakirja/kunta/karstula/fi.exe", 400),
    ],
)
def test_a_refusal_is_a_page_for_a_reader_and_a_few_words_for_a_program_in_their_language(address, status):
    said = {}
    for language in ("fi", "sv", "en"):
        asked = {"Accept-Language": language, "Accept": "text/html,*/*;q=0.8"}
        page = Client().get(address, headers=asked)
        assert page.status_code == status and page["Content-Language"] == language
        document = BeautifulSoup(page.content.decode(), "html.parser")
        assert document.html["lang"] == language
        words = Client().get(address, headers=asked | {"Accept": "image/*,*/*;q=0.8"})
        assert (words.status_code, words["Content-Type"]) == (status, "text/plain; charset=utf-8")
        said[language] = words.content.decode().strip()
        assert said[language] in " ".join(one.get_text() for one in document.select("main .ingress"))
        assert {"Accept", "Accept-Language"} <= set(words["Vary"].split(", "))
    assert len(set(said.values())) == 3 and max(map(len, said.values())) < 200
