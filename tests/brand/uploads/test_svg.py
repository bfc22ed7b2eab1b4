"""Drawings from outside: made harmless, or refused with a reason. What is harmless stays as it was drawn."""

import base64
from pathlib import Path

import pytest
import resvg_py
from django.conf import settings

from brand.uploads import UploadRefused, cleaned_svg
from tests.uploads import huge_png, png, svg

ROOT = settings.SITE_DIR.parent
DRAWINGS = [
    *sorted((ROOT / "brand" / "static" / "brand" / "eu").glob("*.svg")),
    *sorted((ROOT / "region" / "sydansuomessa" / "pictures").glob("*.svg")),
]


def data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


REFUSED = {
    "script": "<script>alert(1)</script>",
    "script in another vocabulary": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "handler": '<path onload="alert(1)" d="M0 0"/>',
    "handler in capitals": '<path ONCLICK="alert(1)" d="M0 0"/>',
    "link": '<a href="https://evil.example/"><path d="M0 0"/></a>',
    "script in a reference": '<use href="java&#10;script:alert(1)"/>',
    "animation": '<path d="M0 0"><animate attributeName="d" to="M1 1"/></path>',
    "set": '<use href="#a"><set attributeName="href" to="https://evil.example/"/></use>',
    "foreign object": "<foreignObject><path/></foreignObject>",
    "local file": '<image href="file:///etc/passwd"/>',
    "path of a file": '<image href="/etc/passwd"/>',
    "other host": '<image xlink:href="https://evil.example/x.png"/>',
    "other host's symbol": '<use href="https://evil.example/x.svg#a"/>',
    "drawing in a drawing": f'<image href="{data("image/svg+xml", svg("<script/>"))}"/>',
    "embedded what it isn't": f'<image href="{data("image/png", b"MZ" + bytes(99))}"/>',
    "embedded and huge": f'<image href="{data("image/png", huge_png())}"/>',
    "filter that fetches": '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>',
    "import": "<style>@import 'https://evil.example/x.css';</style>",
    "face": "<style>@font-face{font-family:x;src:url(#a)}</style>",
    "style that fetches": "<style>path{fill:url(https://evil.example/#a)}</style>",
    "style that hides": r"<style>path{fill:\75rl(https://evil.example/#a)}</style>",
    "image set": "<path style=\"background:image-set('https://evil.example/x.png' 1x)\"/>",
    "half a url": '<path style="fill:url(https://evil.example/"/>',
    "fill that fetches": '<path fill="url(https://evil.example/#a)"/>',
    "comment in the way": "<style>path{fill:u/**/rl(https://evil.example/)}</style>",
    "itself in itself": '<g id="a"><use href="#a"/></g>',
    "deep": "<g>" * 80 + "</g>" * 80,
    "many": "<g/>" * 20_001,
    "multiplying": "<path id='a0' d='M0 0'/>"
    + "".join(f"<g id='a{n + 1}'>" + f"<use href='#a{n}'/>" * 10 + "</g>" for n in range(6)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_could_do_something_is_refused(case):
    with pytest.raises(UploadRefused) as refused:
        cleaned_svg(svg(REFUSED[case]))
    assert len(refused.value.messages[0]) > 30


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>' + svg(""),
        svg("").decode().encode("utf-16"),
        b"<html><body>Moi</body></html>",
        b"<svg><path d='M0 0'/></svg>",
        svg("<path>"),
        b"",
        svg("<!--" + "x" * 2_100_000 + "-->"),
    ],
    ids=[
        "outside entity",
        "entities",
        "stylesheet",
        "utf-16",
        "html",
        "no namespace",
        "unsound",
        "empty",
        "big",
    ],
)
def test_a_file_that_is_no_sound_drawing_is_refused(content):
    with pytest.raises(UploadRefused):
        cleaned_svg(content)


def test_a_message_names_what_to_mend():
    with pytest.raises(UploadRefused) as refused:
        cleaned_svg(svg('<image href="https://evil.example/logo.png"/>'))
    assert "https://evil.example/logo.png" in refused.value.messages[0]


def test_what_a_drawing_program_leaves_behind_is_dropped():
    drawing = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + svg(
            '<metadata><x:rdf xmlns:x="urn:x"/></metadata><!-- made with --><path d="M0 0h9v9z" '
            'xmlns:i="urn:i" i:label="Taso 1"/>'
        )
    )
    clean = cleaned_svg(drawing).decode()
    assert 'd="M0 0h9v9z"' in clean
    assert not [word for word in ("metadata", "rdf", "Taso", "made with", "DOCTYPE") if word in clean]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: Path(path).stem)
def test_a_harmless_drawing_looks_the_same(path):
    before = path.read_bytes()
    assert _drawn(cleaned_svg(before)) == _drawn(before)


def test_styles_gradients_symbols_and_embedded_pictures_stay():
    drawing = svg(
        "<style>.a{fill:url(#g)} @media print{.a{stroke:rgb(1,2,3)}}</style>"
        '<defs><linearGradient id="g"><stop stop-color="#c00"/></linearGradient>'
        '<symbol id="s"><path class="a" d="M0 0h5v5z"/></symbol></defs>'
        '<use xlink:href="#s" transform="rotate(10)"/><use href="#s" y="4" style="fill:url(#g)"/>'
        f'<image href="{data("image/png", png(4, 4))}" width="3" height="3" x="6" y="6"/>'
    )
    assert _drawn(cleaned_svg(drawing)) == _drawn(drawing)


def test_cleaning_twice_changes_nothing_more():
    once = cleaned_svg(svg('<g transform="translate(1 2)"><text>Sydänsuomessa</text></g>'))
    assert cleaned_svg(once) == once


def _drawn(drawing: bytes) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing.decode(), width=300, skip_system_fonts=True))
