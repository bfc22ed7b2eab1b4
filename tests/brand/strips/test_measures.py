"""The portal's drawings of clear space and smallest sizes, made by the engine of the strips."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from lxml import etree

from brand.models import RuleSetting

from .conftest import SVG, fetched, measured

pytestmark = pytest.mark.django_db

PORTAL = "/aineistopankki/"
MM = 96 / 25.4


def drawings(page: str, within: str) -> list[tuple[str, int, int]]:
    """The measures that a page shows: address, width and height in px."""
    document = BeautifulSoup(Client().get(page).content.decode(), "html.parser")
    found = [image for image in document.select(f"{within} img") if "/mitat/" in image["src"]]
    return [(image["src"], int(image["width"]), int(image["height"])) for image in found]


@pytest.mark.parametrize(
    ("page", "within", "share", "least_px", "least_mm"),
    [
        (PORTAL, "#use", 0.25, 20, 6),
        (PORTAL, "#eu", 0.5, 38, 10),
        (f"{PORTAL}aineisto/karstula-horizontal-negative/", "#use", 0.25, 20, 6),
    ],
)
def test_each_measure_is_drawn_as_it_says(page, within, share, least_px, least_mm):
    shown = drawings(page, within)
    assert len(shown) == 3
    clear, on_screen, in_print = (measured(fetched(address)) for address, _width, _height in shown)
    (mark,) = clear.pieces
    for space in (mark.x, mark.y, clear.width - mark.x - mark.width, clear.height - mark.y - mark.height):
        assert space == pytest.approx(share * mark.height, abs=0.01)
    dashed = [one for one in clear.root.findall(f"{SVG}rect") if one.get("stroke-dasharray")]
    assert len(dashed) == 1
    assert on_screen.pieces[0].height == least_px and on_screen.root.get("width").endswith("px")
    assert in_print.pieces[0].height == least_mm and in_print.root.get("width").endswith("mm")
    for strip, (_address, width, height), px in zip(
        (clear, on_screen, in_print), shown, (1, 1, MM), strict=True
    ):
        assert (width, height) == (round(strip.width * px), round(strip.height * px)), "shown in its own size"


def test_the_emblem_s_measures_follow_the_rulebook_in_force():
    RuleSetting.objects.create(rule_id="EU-18", parameters={"percent": 75})
    address, _width, height = drawings(PORTAL, "#eu")[0]
    assert height == 64 * 2.5
    assert measured(fetched(address)).height == height


@pytest.mark.parametrize(
    "address",
    [
        "karstula/horizontal-negative-pienin-km.svg",
        "karstula/horizontal-pink-suoja-alue.svg",
        "karstula/cube-colour-suoja-alue.svg",
        "karstula/symbol-colour-suoja-alue.png",
        "atlantis/symbol-colour-suoja-alue.svg",
        "eu/de-suoja-alue.svg",
        "eu/fi-colour-suoja-alue.svg",
        "karstula/%00-suoja-alue.svg",
        "%00/symbol-colour-suoja-alue.svg",
    ],
)
def test_what_there_is_not_is_refused(address):
    response = Client().get(f"/lataa/mitat/{address}")
    assert response.status_code == 400
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(response.content)
