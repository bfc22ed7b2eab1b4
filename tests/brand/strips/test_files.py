"""A strip's file: kept once drawn, the same bytes each time, for who may have it; refused where a rule is broken."""

from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brand.logos.strip import composing
from brand.models import LogoSlot, LogoTemplate, Mark, Organisation, RuleSetting
from brand.strips.store import FOLDER
from projects.models import ProjectFunding, ProjectPage
from projects.strip_subjects import key_of
from tests.builders import make_project

from .conftest import SVG, address_of, fetched, measured

pytestmark = pytest.mark.django_db

FILES = ("naytto-fi-56px.svg", "naytto-fi-56px.png", "naytto-fi-56px@2x.png", "naytto-fi-56px@4x.png")
ALL_FILES = (*FILES, "naytto-fi-56px.pdf")


@contextmanager
def counted_drawings(monkeypatch):
    drawings = []
    compose = composing.compose

    def counting(*args, **kwargs):
        drawings.append(args)
        return compose(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(composing, "compose", counting)
        yield drawings


def give_mark(owner: Organisation, svg: str, **fields) -> Mark:
    values = {"shape": "horizontal", "variant": "colour", "width": 80, "height": 40}
    file = ContentFile(svg.encode(), name=f"{owner.key}-horizontal-colour.svg")
    return Mark.objects.create(organisation=owner, file=file, **values | fields)


def drawing(inside: str = "<path d='M0 0h80v40z'/>", view: str = "0 0 80 40") -> str:
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}'>{inside}</svg>"


def refusal(address: str, client: Client | None = None) -> str:
    """What the page of a refused file says."""
    response = (client or Client()).get(address)
    assert response.status_code == 400, (address, response.status_code)
    page = BeautifulSoup(response.content.decode(), "html.parser")
    assert page.select("main a[href*='/yhdistelma/']"), "a way on"
    said = " ".join(one.get_text() for one in page.select("main .ingress"))
    assert said
    return said


def test_a_repeat_draws_nothing_and_a_new_drawing_is_the_same_to_the_byte(eu_project, monkeypatch):
    addresses = [address_of(eu_project, "hankerivi", name) for name in ALL_FILES]
    # Another test may have had the same strip drawn: files outlast a test.
    empty_the_store()
    with counted_drawings(monkeypatch) as drawings:
        first = [fetched(address) for address in addresses]
        assert len(drawings) == len(ALL_FILES)
        assert [fetched(address) for address in addresses] == first
        assert len(drawings) == len(ALL_FILES), "a repeat draws nothing"
        empty_the_store()
        assert [fetched(address) for address in addresses] == first, "byte for byte"
        assert len(drawings) == 2 * len(ALL_FILES)


def empty_the_store() -> None:
    storage = storages["private"]
    for folder in storage.listdir(FOLDER)[0] if storage.exists(FOLDER) else ():
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]:
            storage.delete(f"{FOLDER}/{folder}/{name}")


def test_a_file_has_a_name_and_answers_a_browser_that_has_it(eu_project):
    response = Client().get(address_of(eu_project, "hankerivi", "paino-sv-20mm@2x.png"))
    assert (
        f'attachment; filename="hankerivi-{key_of(eu_project)}-paino-sv-20mm@2x.png"'
        in response.headers.values()
    )
    again = Client().get(response.request["PATH_INFO"], headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_project_s_other_name_leads_to_its_address_of_today(eu_project):
    response = Client().get(f"/lataa/rivi/hankerivi/hanke/{eu_project.pk}-entinen-nimi/naytto-fi-56px.svg")
    assert response.status_code == 301
    assert response["Location"] == address_of(eu_project, "hankerivi", "naytto-fi-56px.svg")


def test_a_draft_project_is_for_its_makers_alone(project_staff, brand_team, karstula):
    project = make_project("Hanke josta ei vielä kerrota")
    address = address_of(project, "hankerivi", "naytto-fi-56px.svg")
    unknown = refusal(address.replace(f"/{project.pk}-", "/999999-"))
    for stranger in (Client(), karstula):
        assert refusal(address, stranger).replace(f"{project.pk}-", "999999-") == unknown
    for maker in (project_staff, brand_team):
        response = maker.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("kuntarivi/kunta/karstula/paino-fi-0mm.pdf", "10mm"),
        ("kuntarivi/kunta/karstula/paino-fi--5mm.pdf", "10mm"),
        ("kuntarivi/kunta/karstula/paino-fi-1000000000mm.pdf", "10mm"),
        ("kuntarivi/kunta/karstula/paino-fi-1e9mm.pdf", "10mm"),
        ("kuntarivi/kunta/karstula/paino-fi-56px.pdf", "mm"),
        ("kuntarivi/kunta/karstula/naytto-fi-20mm.svg", "px"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm.exe", ".svg"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm@3x.png", "@2x"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm@999999999x.png", "@2x"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm@2x.pdf", "PNG"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm-suoja-alue.pdf", "SVG"),
        ("kuntarivi/kunta/karstula/paino-de-20mm.pdf", "fi, sv, en"),
        ("kuntarivi/kunta/karstula/juliste-fi-20mm.pdf", "paino"),
        ("kuntarivi/kunta/karstula/mitä-vain", "mitä-vain"),
        ("kuntarivi/kunta/%00/naytto-fi-56px.svg", "kunta/"),
        ("kuntarivi%00/kunta/karstula/naytto-fi-56px.svg", "kuntarivi"),
        ("kuntarivi/kunta/karstula/paino-fi-20mm.pdf?width=99999", "?"),
        ("kuntarivi/kunta/karstula/%00.svg", "paino-fi-20mm"),
        ("kuntarivi/kunta/atlantis/paino-fi-20mm.pdf", "atlantis"),
        ("kuntarivi/hanke/karstula/paino-fi-20mm.pdf", "karstula"),
        ("kuntarivi/hanke/999999999999999999/paino-fi-20mm.pdf", "999"),
        ("kuntarivi/maakunta/karstula/paino-fi-20mm.pdf", "maakunta"),
        ("ei-ole/kunta/karstula/paino-fi-20mm.pdf", "ei-ole"),
        ("hankerivi/kunta/karstula/paino-fi-20mm.pdf", ""),
    ],
)
def test_parts_that_do_not_belong_together_are_refused_and_nothing_is_drawn(address, said, monkeypatch):
    with counted_drawings(monkeypatch) as drawings:
        assert said.rstrip("?") in refusal(f"/lataa/rivi/{address}")
    assert drawings == []


def test_what_breaks_a_rule_is_not_drawn(eu_project, council, monkeypatch):
    """Each with its reason: the template's own limits, and the guideline's numbers in force."""
    give_mark(council, drawing())
    address = address_of(eu_project, "hankerivi", "naytto-fi-38px.svg")
    fetched(address)
    template = LogoTemplate.objects.get(key="hankerivi")
    slots = {slot.kind: slot for slot in template.slots.all()}

    def said_with(change: dict, **shares: int) -> str:
        LogoTemplate.objects.filter(pk=template.pk).update(**change)
        for kind, share in shares.items():
            type(slots[kind]).objects.filter(pk=slots[kind].pk).update(share=share)
        with counted_drawings(monkeypatch) as drawings:
            said = refusal(address)
        assert drawings == []
        LogoTemplate.objects.filter(pk=template.pk).update(
            **{name: getattr(template, name) for name in change}
        )
        for kind in shares:
            type(slots[kind]).objects.filter(pk=slots[kind].pk).update(share=slots[kind].share)
        return said

    assert "40" in said_with({"least_px": 40})
    assert said_with({"grounds": ["dark"]}) != said_with({"languages": ["sv"]})
    assert "48" in said_with({}, eu=80), (
        "38 px is the least for the emblem; the next size that gives it is named"
    )
    assert "Keski-Suomen liitto" in said_with({}, eu=50, funders=100)
    assert "50" in said_with({"clear_percent": 30})
    fetched(address)
    RuleSetting.objects.create(rule_id="EU-18", parameters={"percent": 65})
    assert "65" in refusal(address), "the brand team's own number is in force at once"


def test_a_funder_without_a_file_is_its_name_set_in_type(eu_project, council):
    address = address_of(eu_project, "hankerivi", "naytto-fi-56px.svg")
    in_type = fetched(address)
    assert council.name in measured(in_type).title
    give_mark(council, drawing("<rect width='80' height='40' fill='#5B2A86'/>"))
    shown = fetched(address)
    assert b"#5B2A86" in shown and b"#5B2A86" not in in_type
    assert measured(shown).pieces[1].height == pytest.approx(0.8 * 56)
    assert b"#5B2A86" not in fetched(address.replace("naytto", "tumma")), "a colour mark has no dark ground"


def test_an_official_mark_takes_the_demonstration_s_place_in_strips_too(brand_team):
    address = "/lataa/rivi/kuntarivi/kunta/karstula/naytto-fi-56px.svg"
    before = fetched(address)
    mark = Mark.objects.get(municipality__slug="karstula", shape="horizontal", variant="colour")
    official = SimpleUploadedFile("karstula.svg", drawing("<path fill='#0B7A4B' d='M0 0h80v40z'/>").encode())
    response = brand_team.post(
        f"/admin/snippets/brand/mark/edit/{mark.pk}/",
        {
            "municipality": mark.municipality_id,
            "shape": mark.shape,
            "variant": mark.variant,
            "drawing": official,
        },
    )
    assert response.status_code == 302
    after = fetched(address)
    assert b"#0B7A4B" in after and b"#0B7A4B" not in before
    assert measured(after).pieces[0].width == 2 * 56


@pytest.mark.parametrize("size", [(5000, 1), (1, 5000), (0, 40), (80, 0)])
def test_a_mark_without_a_sensible_size_is_its_name_set_in_type(eu_project, council, size):
    give_mark(council, drawing(), width=size[0], height=size[1])
    strip = measured(fetched(address_of(eu_project, "hankerivi", "naytto-fi-56px.svg")))
    assert strip.pieces[1].width < 8 * 56


@pytest.mark.parametrize(
    "svg",
    [
        "\x89PNG\r\n",
        drawing("<script>alert(1)</script>"),
        drawing("<image href='file:///etc/passwd' width='80' height='40'/>"),
        drawing("<text>Liitto</text>"),
        drawing("<path d='M0 0' fill='url(https://example.org/a.svg#b)'/>"),
        drawing("<use href='https://example.org/a.svg#b'/>"),
        drawing("<style>@import url(https://example.org/a.css);</style>"),
        "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>" + drawing("<path d='&c;'/>"),
        drawing("<g>" * 30 + "<path d='M0 0h80v40z'/>" * 20_001 + "</g>" * 30),
        drawing() + " " * (2 * 1024 * 1024),
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h80v40z'/></svg>",
    ],
    ids=lambda svg: svg[40:90],
)
def test_a_mark_that_is_more_than_shapes_is_not_drawn_and_the_page_says_whose(eu_project, council, svg):
    give_mark(council, svg)
    assert council.name in refusal(address_of(eu_project, "hankerivi", "naytto-fi-56px.png"))


def test_two_files_in_one_strip_keep_their_own_styles_and_names(eu_project, council):
    other = Organisation.objects.create(key="toinen", name="Toinen rahoittaja", is_funder=True)
    eu_project.funding.add(ProjectFunding(organisation=other, amount=10, sort_order=9))
    eu_project.save()
    for owner, ink in ((council, "#5B2A86"), (other, "#0B7A4B")):
        give_mark(
            owner,
            drawing(
                f"<style>.a{{fill:{ink}}}</style><defs><linearGradient id='g'/><rect id='r' width='9' height='9'/>"
                "</defs><path class='a' d='M0 0h80v40z'/><path fill='url(#g)' d='M0 0h8v4z'/><use href='#r'/>"
            ),
        )
    root = measured(fetched(address_of(eu_project, "hankerivi", "naytto-fi-56px.svg"))).root
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 4
    assert not root.findall(f".//{SVG}style")
    styles = [one.get("style") for one in root.iter() if one.get("style")]
    assert styles == ["fill:#5B2A86", "fill:#0B7A4B"]
    for use in root.iter(f"{SVG}use"):
        assert use.get("href").removeprefix("#") in ids


def test_the_page_s_band_follows_the_template_unless_that_leaves_somebody_out(eu_project, council):
    # No horizontal one: page and file take the same other shape.
    give_mark(council, drawing(), shape="stacked", variant="black")
    page = ProjectPage.objects.get(translation_key=eu_project.page_key, locale__language_code="fi")
    template = LogoTemplate.objects.get(key="rahoittajat")
    address = address_of(eu_project, "rahoittajat", "naytto-fi-56px.svg")

    def band() -> list[str]:
        shown = BeautifulSoup(Client().get(page.get_url()).content.decode(), "html.parser")
        return [" ".join(one["class"]) for one in shown.select(".funding__row > *")]

    assert band() == ["eu", "funding__mark share-100"]
    template.slots = [
        LogoSlot(kind="funders", share=60, shape="horizontal"),
        LogoSlot(kind="eu", share=100, shape="horizontal"),
    ]
    template.save()
    assert band() == ["funding__mark share-60", "eu"]
    strip = measured(fetched(address))
    assert [round(one.height / strip.emblem.height, 2) for one in strip.pieces] == [0.6, 1]
    template.slots = [LogoSlot(kind="funders", share=60, shape="horizontal")]
    template.save()
    assert band() == ["eu", "funding__mark share-100"], "the emblem never goes"
