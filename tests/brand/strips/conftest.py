"""Strips in the tests: projects of every kind of funding, and ways to fetch and measure what is drawn of them."""

from dataclasses import dataclass

import pytest
from django.test import Client
from lxml import etree

from brand.models import Municipality, Organisation
from projects.models import Project
from projects.strip_subjects import key_of
from tests.builders import make_project, make_project_page

SVG = "{http://www.w3.org/2000/svg}"
# What the matrix of the guideline asks for: its funding, and the template that shows it.
MATRIX = {
    "no EU funding": ((("akke", 80_000),), "hankerivi"),
    "one EU fund": ((("eakr-2021-2027", 80_000),), "hankerivi"),
    "EU with three national funders": (
        (
            ("eakr-2021-2027", 80_000),
            (None, 9_000, "Karstulan kunta"),
            (None, 8_000, "Elinkeino-, liikenne- ja ympäristökeskus"),
            (None, 7_000, "Leader Viisari"),
        ),
        "hankerivi",
    ),
    "seven municipalities": ((("eakr-2021-2027", 80_000),), "hanke-ja-kunnat"),
    "2014–2020": ((("eakr-2014-2020", 80_000),), "hankerivi"),
}


@dataclass(frozen=True)
class Rectangle:
    """Where a piece stands in a strip, in the strip's unit."""

    x: float
    y: float
    width: float
    height: float

    def gap(self, other: "Rectangle") -> float:
        across = max(other.x - self.x - self.width, self.x - other.x - other.width)
        down = max(other.y - self.y - self.height, self.y - other.y - other.height)
        return max(across, down)


@dataclass(frozen=True)
class Measured:
    """A strip's SVG as an SVG parser has it. `emblem` is None where the strip has none; `border` is around it,
    `statement` the outlines beside it."""

    root: etree._Element
    width: float
    height: float
    title: str
    pieces: list[Rectangle]
    emblem: Rectangle | None
    border: float
    statement: str


def measured(svg: bytes) -> Measured:
    root = etree.fromstring(svg)
    nested = root.findall(f"{SVG}svg")
    pieces = [Rectangle(*(float(one.get(side)) for side in ("x", "y", "width", "height"))) for one in nested]
    found = [(one, box) for one, box in zip(nested, pieces, strict=True) if _is_lockup(one)]
    emblem, border, statement = None, 0.0, ""
    for one, box in found:
        left, top, _width, height = map(float, one.get("viewBox").split())
        scale = box.height / height
        emblem = Rectangle(box.x - left * scale, box.y - top * scale, 54 * scale, 36 * scale)
        border = -left * scale
        statement = one.find(f"{SVG}path").get("d")
    _left, _top, width, height = map(float, root.get("viewBox").split())
    assert len(found) < 2, "the emblem stands there once"
    return Measured(root, width, height, root.findtext(f"{SVG}title"), pieces, emblem, border, statement)


def _is_lockup(nested: etree._Element) -> bool:
    """Whether it has the emblem in it: a field of 54 by 36 and twelve stars of ten corners."""
    field = nested.findall(f"{SVG}rect[@width='54'][@height='36']")
    stars = [one for one in nested.iter(f"{SVG}polygon") if len(one.get("points").split()) == 10]
    return len(field) == 1 and len(stars) == 12


def case_project(name: str) -> tuple[Project, str]:
    """The matrix' project, live on its page, and the template that shows its strip."""
    rows, template = MATRIX[name]
    project = make_project(f"Rivin mittaushanke kunnissa: {name.lower()}", rows=rows)
    if name == "seven municipalities":
        project.municipalities.set(Municipality.objects.all())
        project.save()
    make_project_page(project, title="Tunnusrivin mittaushanke seitsemässä kunnassa")
    return project, template


def address_of(project: Project, template: str, name: str) -> str:
    return f"/lataa/rivi/{template}/hanke/{key_of(project)}/{name}"


def fetched(address: str, client: Client | None = None) -> bytes:
    response = (client or Client()).get(address)
    assert response.status_code == 200, (address, response.content.decode()[-3000:])
    return response.content


@pytest.fixture
def eu_project(db) -> Project:
    """A live project with one EU fund and the regional council."""
    return case_project("one EU fund")[0]


@pytest.fixture
def council(db) -> Organisation:
    return Organisation.objects.get(key="keski-suomen-liitto")
