"""The front doors: good by themselves, composed by those whose they are, in few queries."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from wagtail.blocks import StreamBlockValidationError

from brand.frame.frame_records import FRAME
from brand.models import LibraryBlock, Municipality, Picture
from home.models import HomePage, MunicipalityPage
from news.models import EventPage, NewsPage
from projects.models import ProjectPage
from tests.builders import make_event, make_news, municipality_page, refreshed
from tests.people import account

pytestmark = pytest.mark.django_db
MOST_QUERIES = 6


def parts(client, address: str) -> list[str]:
    """The headings of the parts, in their order."""
    page = html.fromstring(client.get(address).content.decode())
    return [heading.text_content().replace("\N{SOFT HYPHEN}", "") for heading in page.cssselect("main h2")]


def compose(page, *blocks) -> None:
    page.body = list(blocks)
    page.save_revision().publish()


def finnish_home() -> HomePage:
    return HomePage.objects.get(locale__language_code="fi")


def test_it_is_composed_by_itself_until_somebody_composes_it(client):
    shown = parts(client, "/")
    assert shown[1:] == [
        "Tällä viikolla",
        "Uutisia kunnista",
        "Seitsemän särmää, yksi sydän",
        "Yhteisiä hankkeita",
    ]
    assert parts(client, "/karstula/")[1:] == ["Tällä viikolla", "Lisää uutisia", "Hankkeet"]


def test_the_brand_team_composes_it_from_parts(client):
    call = LibraryBlock.objects.get(key="hankeidea", locale__language_code="fi")
    compose(
        finnish_home(),
        ("municipalities", {"heading": "Seitsemän kuntaa", "text": ""}),
        ("opening", None),
        ("words", {"heading": "Miksi yhdessä?", "text": "<p>Yhdessä näymme kauemmas.</p>"}),
        ("projects", {"heading": "", "number": 2}),
        ("library", call),
    )
    shown = parts(client, "/")
    assert shown[0] == "Seitsemän kuntaa" and "Tällä viikolla" in shown
    assert shown[-3:] == ["Miksi yhdessä?", "Yhteisiä hankkeita", "Onko sinulla hankeidea?"]
    page = html.fromstring(client.get("/").content.decode())
    assert len(page.cssselect("#hankkeet .proj")) == 2 and not page.cssselect("#uutisia")
    assert len(page.cssselect("h1")) == 1


def test_a_municipality_composes_what_the_design_allows(client, karstula):
    names = set(MunicipalityPage._meta.get_field("body").stream_block.child_blocks)
    assert "municipalities" not in names and {"opening", "news", "ways", "words", "library"} <= names
    front = municipality_page("karstula")
    link = {"page": None, "address": "https://karstula.example/lomakkeet", "words": "Kunnan lomakkeet"}
    compose(front, ("ways", {"heading": "Asioi kunnassa", "links": [link]}), ("opening", None))
    assert parts(client, "/karstula/")[0] == "Asioi kunnassa"
    assert 'href="https://karstula.example/lomakkeet"' in client.get("/karstula/").content.decode()


def test_a_municipality_page_without_a_record_is_not_found(client, brand_team):
    page = municipality_page("karstula")
    Municipality.objects.filter(slug="karstula").update(page_key=uuid4())
    FRAME.raise_on_commit()
    assert client.get("/karstula/").status_code == 404
    assert client.get("/").status_code == 200
    # Its own editor is where the brand team finds it, to put it right.
    assert brand_team.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert brand_team.get(f"/admin/pages/{page.pk}/edit/preview/").status_code == 200


def test_a_part_stands_once(brand_team):
    body = finnish_home()._meta.get_field("body").stream_block
    twice = body.to_python([{"type": "news", "value": {"heading": ""}, "id": str(n)} for n in range(2)])
    with pytest.raises(StreamBlockValidationError):
        body.clean(twice)


@pytest.mark.parametrize(
    ("person", "may"), [("karstula", False), ("project_staff", False), ("brand_team", True)]
)
def test_only_the_brand_team_opens_the_front_page_s_editor(person, may, request):
    client = request.getfixturevalue(person)
    assert (client.get(f"/admin/pages/{finnish_home().pk}/edit/").status_code == 200) == may


def test_nothing_published_is_designed_too(client):
    for model in (NewsPage, EventPage, ProjectPage):
        for page in model.objects.live():
            page.unpublish()
    for address in ("/", "/karstula/"):
        page = html.fromstring(client.get(address).content.decode())
        assert len(page.cssselect(".empty")) == 2
        assert not page.cssselect("#uutisia, #hankkeet")


def test_projects_under_way_come_first(client):
    page = html.fromstring(client.get("/").content.decode())
    shown = [
        heading.text_content().replace("\N{SOFT HYPHEN}", "") for heading in page.cssselect("#hankkeet h3")
    ]
    assert shown == [
        "Kyläkirjastot auki iltaisin",
        "Nuoret töihin omalle kylälle",
        "Valokuitu viimeisillekin kylille",
    ]


def test_an_event_beyond_the_week_is_not_said_to_be_this_week_s(client):
    for event in EventPage.objects.live():
        event.unpublish()
    start = timezone.now() + timedelta(days=20)
    make_event(municipality_page("karstula"), start=start, end=start + timedelta(hours=1))
    assert "Seuraavat tapahtumat" in parts(client, "/")


@pytest.mark.parametrize("address", ["/", "/karstula/"])
@pytest.mark.parametrize("more", [0, 40])
def test_a_front_door_costs_few_queries_however_much_there_is(client, address, more):
    picture = Picture.objects.first()
    for number in range(more):
        make_news(municipality_page("karstula"), f"Kunnan uutinen numero {number}", picture=picture)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    assert len(captured) <= MOST_QUERIES, [query["sql"][:150] for query in captured]


def test_an_editor_s_own_page_stays_theirs(karstula):
    assert karstula.get(f"/admin/pages/{municipality_page('karstula').pk}/edit/").status_code == 200
    assert karstula.get(f"/admin/pages/{municipality_page('kinnula').pk}/edit/").status_code == 302
    assert refreshed(account("viestija@karstula.example")).is_active
