"""Each strip of the guideline's matrix, measured in the three formats by the programs that read them."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from brand.logos.emblem import draw_lockup

from .conftest import MATRIX, Measured, Rectangle, address_of, case_project, fetched, measured

pytestmark = pytest.mark.django_db

STATEMENTS = {
    "fi": "Euroopan unionin osarahoittama",
    "sv": "Medfinansieras av Europeiska unionen",
    "en": "Co-funded by the European Union",
}
SLOGANS = {"fi": "Vipuvoimaa EU:lta 2014–2020", "sv": "Hävkraft från EU 2014–2020", "en": "2014–2020"}
# What stands in the address, the size, its unit in px, and the inks of emblem, stars and statement.
GROUNDS = {
    "naytto": (56, "px", 1, "#003399", "#FFCC00", "#003399"),
    "tumma": (56, "px", 1, "#003399", "#FFCC00", "#FFFFFF"),
    "yksivarinen": (15, "mm", 96 / 25.4, "#FFFFFF", "#000000", "#000000"),
}
VARIANTS = {"naytto": "colour", "tumma": "bordered", "yksivarinen": "black"}
ROUNDING = 0.01


@pytest.mark.parametrize("case", MATRIX)
def test_boxes_ratios_clear_space_colours_and_statement(case, tmp_path):
    project, template = case_project(case)
    for language in STATEMENTS:
        for purpose, (size, unit, px, *_inks) in GROUNDS.items():
            stem = address_of(project, template, f"{purpose}-{language}-{size}{unit}")
            strip = measured(fetched(f"{stem}.svg"))
            check_drawing(strip, case, language, size)
            if strip.statement and case != "2014–2020":
                drawn = draw_lockup(language, "co-funded", VARIANTS[purpose]).svg
                assert f'd="{strip.statement}"' in drawn, "the statement's own outlines, in this language"
            picture = Image.open(BytesIO(fetched(f"{stem}.png")))
            assert picture.mode == "RGBA"
            assert picture.size == (round(strip.width * px), round(strip.height * px))
            check_colours(picture, strip, px, purpose)
            file = tmp_path / "strip.pdf"
            file.write_bytes(fetched(f"{stem}.pdf"))
            check_pdf(file, strip, px, purpose)
        check_tags(file)


def check_drawing(strip: Measured, case: str, language: str, size: int) -> None:
    assert (strip.emblem is None) == (case == "no EU funding")
    for number, box in enumerate(strip.pieces):
        edges = (box.x, box.y, strip.width - box.x - box.width, strip.height - box.y - box.height)
        gaps = [box.gap(other) for other in strip.pieces[:number]]
        assert min(*edges, *gaps, size) >= size / 2 - ROUNDING, "half the size is free around each piece"
        assert 0 < box.height <= size * 1.08 + ROUNDING
    if strip.emblem is None:
        assert "Euroopan" not in strip.title and "Union" not in strip.title
        return
    emblem = strip.emblem
    assert emblem.height == pytest.approx(size, abs=ROUNDING)
    assert emblem.width / emblem.height == pytest.approx(1.5, rel=0.001)
    assert max(box.height for box in strip.pieces[1:]) <= emblem.height + ROUNDING, "EU-09"
    assert strip.border == pytest.approx(size / 25 if strip.border else 0, abs=ROUNDING), "EU-15"
    if case == "2014–2020":
        slogan = strip.pieces[1]
        assert slogan.y <= emblem.y + emblem.height / 2 <= slogan.y + slogan.height, "one lock-up (PER-01)"
    words = SLOGANS if case == "2014–2020" else STATEMENTS
    assert words[language] in strip.title
    assert not any(text in strip.title for text in STATEMENTS.values() if text != words[language])


def check_colours(picture: Image.Image, strip: Measured, px: float, purpose: str) -> None:
    """The picture's ground is clear; the emblem's field, its stars and its statement are in their inks."""
    width, height = picture.size
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        assert picture.getpixel(corner)[3] == 0
    if purpose == "yksivarinen":
        assert all(red == green == blue for _count, (red, green, blue, alpha) in colours(picture) if alpha)
    if strip.emblem is None:
        return
    field, stars, ink = GROUNDS[purpose][3:]
    emblem = crop(picture, strip.emblem, px)
    found = {hex_of(colour): count for count, colour in colours(emblem) if colour[3] == 255}
    assert found[field] > found[stars] > 0
    assert emblem.getpixel((emblem.width // 2, emblem.height // 2)) == rgba(field), (
        "nothing inside the circle"
    )
    lockup = strip.pieces[0]
    beside = Rectangle(
        strip.emblem.x + strip.emblem.width + strip.border + 1 / px,
        lockup.y,
        lockup.x + lockup.width - strip.emblem.x - strip.emblem.width - strip.border,
        lockup.height,
    )
    letters = crop(picture, beside, px)
    assert letters.getbbox()[0] >= strip.emblem.height * px / 4, "the statement keeps off the emblem"
    assert {hex_of(colour) for _count, colour in colours(letters) if colour[3] == 255} == {ink}


def check_pdf(file: Path, strip: Measured, px: float, purpose: str) -> None:
    """Poppler's words on the file: its page and title, and the same picture when drawn."""
    told = run("pdfinfo", file)
    assert re.search(r"Tagged: +yes", told) and re.search(r"Pages: +1\n", told)
    assert re.search(r"Title: +(.*)", told)[1] == strip.title
    points = [float(side) for side in re.search(r"Page size: +([\d.]+) x ([\d.]+)", told).groups()]
    assert points == pytest.approx([strip.width * px * 0.75, strip.height * px * 0.75], abs=0.02)
    if strip.emblem is None:
        return
    drawn = file.with_name("drawn")
    run("pdftocairo", "-png", "-transp", "-singlefile", "-r", "96", file, drawn)
    picture = Image.open(drawn.with_suffix(".png")).convert("RGBA")
    field = rgba(GROUNDS[purpose][3])
    assert crop(picture, strip.emblem, px).getpixel((20, 20))[:3] == pytest.approx(field[:3], abs=2)


def check_tags(file: Path) -> None:
    assert re.search(r"^\s*Figure", run("pdfinfo", "-struct", file), re.MULTILINE)
    assert len(run("pdfimages", "-list", file).splitlines()) == 2, "its heading alone: nothing is a raster"


def run(*command) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def crop(picture: Image.Image, box: Rectangle, px: float) -> Image.Image:
    left, top = box.x * px, box.y * px
    return picture.crop(tuple(map(round, (left, top, left + box.width * px, top + box.height * px))))


def colours(picture: Image.Image) -> list:
    return picture.getcolors(picture.width * picture.height)


def rgba(value: str) -> tuple[int, int, int, int]:
    return (*bytes.fromhex(value[1:]), 255)


def hex_of(colour: tuple) -> str:
    return f"#{bytes(colour[:3]).hex().upper()}"
