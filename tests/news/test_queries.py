"""How many queries a page costs once the frame is in the cache; the same however many pages there are."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from brand.models import Municipality, Picture
from home.search import RESULTS_A_PAGE
from news.models import EventOccurrence, EventPage, Topic
from tests.builders import make_event, make_news, municipality_page
from tests.notices import make_notice

pytestmark = pytest.mark.django_db
MOST_FOR_A_LIST, MOST_FOR_AN_ITEM = 6, 5


def queries(client, address: str) -> int:
    """The queries of the second request: the first fills the caches."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def make_news_rows(count: int) -> None:
    """That many live news items of one municipality."""
    parent = municipality_page("karstula")
    day, picture = date(2024, 1, 1), Picture.objects.first()
    multiply(make_news(parent, "Ensimmäinen uutinen kylältä", date=day, picture=picture), count)


def make_event_rows(count: int) -> None:
    """That many live events of one municipality, each with its time."""
    first = make_event(municipality_page("karstula"), "Ensimmäinen ilta kylätalolla")
    multiply(first, count)
    events = EventPage.objects.filter(slug__startswith=f"kopio-{first.pk}-").values_list("pk", flat=True)
    times = [
        EventOccurrence(event_id=pk, planned=first.start, start=first.start, end=first.end) for pk in events
    ]
    EventOccurrence.objects.bulk_create(times)


def make_notice_rows(count: int) -> None:
    """That many notices of one municipality on display."""
    multiply(make_notice("karstula", "Ensimmäinen kuulutus kylältä", holds_personal_data=False), count)


def multiply(first: Page, count: int) -> None:
    """Make so many pages of one, written as rows and indexed: saving each would take a minute."""
    model, parent = type(first), Page.objects.get(pk=first.get_parent().pk)
    source = Page.objects.get(pk=first.pk)
    pages = []
    for number in range(count - 1):
        page = _copy(source)
        page.pk = page.id = None
        page.path = Page._get_path(parent.path, parent.depth + 1, parent.numchild + 1 + number)
        page.slug, page.translation_key = f"kopio-{source.pk}-{number}", uuid.uuid4()
        page.url_path = f"{parent.url_path}{page.slug}/"
        pages.append(page)
    Page.objects.bulk_create(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    columns = [field.column for field in model._meta.local_fields if not field.primary_key]
    names, table = ", ".join(connection.ops.quote_name(column) for column in columns), model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {names}) "  # noqa: S608 - the model's own columns
            f"SELECT page.id, {names} FROM {table}, wagtailcore_page page "
            "WHERE page_ptr_id = %s AND page.slug LIKE %s",
            [source.pk, f"kopio-{source.pk}-%"],
        )
    copies = model.objects.filter(slug__startswith=f"kopio-{source.pk}-")
    assert copies.count() == len(pages)
    get_search_backend().add_bulk(model, copies)


def _copy(page: Page) -> Page:
    fields = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    return Page(**fields)


@pytest.mark.parametrize("count", [20, 2_000])
@pytest.mark.parametrize("address", ["/uutiset/", "/uutiset/?kunta=karstula&vuosi=2024"])
def test_a_list_of_news_costs_few_queries(client, count, address):
    make_news_rows(count)
    assert len(client.get(address).context["items"].items) == 20
    assert queries(client, address) <= MOST_FOR_A_LIST


@pytest.mark.parametrize("count", [20, 2_000])
def test_a_list_of_events_costs_few_queries(client, count):
    make_event_rows(count)
    for address in ("/tapahtumat/", "/tapahtumat/?kunta=karstula", "/tapahtumat/?aika=menneet"):
        assert queries(client, address) <= MOST_FOR_A_LIST, address
    if count == 20:
        assert queries(client, "/tapahtumat/?kuukausi=2090-05") <= MOST_FOR_A_LIST


@pytest.mark.parametrize("count", [20, 2_000])
def test_a_list_of_notices_costs_few_queries(client, count):
    make_notice_rows(count)
    for address in ("/kuulutukset/", "/kuulutukset/?kunta=karstula", "/karstula/kuulutukset/"):
        assert len(client.get(address).context["items"].items) == 20, address
        assert queries(client, address) <= MOST_FOR_A_LIST, address


@pytest.mark.parametrize("count", [20, 2_000])
def test_a_search_costs_few_queries(client, count):
    """News, events and notices with one word in common, of each kind and narrowed."""
    make_news_rows(count)
    make_event_rows(20)
    for query in (
        "q=ensimmäinen",
        "q=ensimmäinen&kunta=karstula",
        "q=ensimmäinen&laji=uutiset",
        "q=ensimmäinen&laji=tapahtumat&kunta=karstula",
    ):
        address = f"/haku/?{query}"
        assert len(client.get(address).context["results"]) == RESULTS_A_PAGE, address
        assert queries(client, address) <= MOST_FOR_A_LIST, address


def test_pages_of_results_cost_few_queries_whatever_stands_on_them(client):
    """Pages of several types with files after them, then files alone."""
    first = client.get("/haku/?q=karstula").context["results"]
    kinds = set()
    for number in first.paginator.page_range:
        address = f"/haku/?q=karstula&sivu={number}"
        shown = client.get(address).context["results"]
        kinds.add(tuple(sorted({"card" in one for one in shown})))
        assert queries(client, address) <= MOST_FOR_A_LIST, address
    assert kinds == {(False, True), (True,)}


@pytest.mark.parametrize("count", [20, 2_000])
def test_an_item_with_four_pictures_costs_few_queries(client, count):
    make_news_rows(count)
    hero, *others = Picture.objects.all()[:4]
    body = [("paragraph", "<p>Kuvat kertovat lisää.</p>")]
    body += [("picture", {"picture": picture, "alt_text": "", "caption": ""}) for picture in others]
    topic = Topic.objects.create(key="kylat", name="Kylät")
    make_news(municipality_page("kinnula"), "Saman aiheen uutinen toisesta kunnasta", topic=topic)
    item = make_news(municipality_page("karstula"), picture=hero, body=body, topic=topic)
    page = client.get(item.url).content.decode()
    assert page.count("<picture>") == 4 and "Saman aiheen uutinen" in page
    assert queries(client, item.url) <= MOST_FOR_AN_ITEM


def test_what_a_record_says_shows_at_once(client):
    assert "Karstula" in client.get("/uutiset/").content.decode()
    karstula = Municipality.objects.get(slug="karstula")
    karstula.name = "Uusikarstula"
    karstula.save()
    assert "Uusikarstula" in client.get("/uutiset/").content.decode()


def test_a_page_taken_off_the_menu_is_gone_at_once(client):
    page = Page.objects.get(slug="tapahtumat")
    assert 'href="/tapahtumat/"' in client.get("/uutiset/").content.decode()
    page.specific.unpublish()
    assert 'href="/tapahtumat/"' not in client.get("/uutiset/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_after_its_commit_and_not_if_it_is_rolled_back(client):
    from django.db import transaction

    karstula = Municipality.objects.get(slug="karstula")
    with pytest.raises(RuntimeError), transaction.atomic():
        karstula.name = "Ei koskaan"
        karstula.save()
        raise RuntimeError
    assert "Ei koskaan" not in client.get("/uutiset/").content.decode()
    karstula.name = "Uusikarstula"
    karstula.save()
    assert "Uusikarstula" in client.get("/uutiset/").content.decode()


@pytest.mark.parametrize("restricted", ["item", "municipality", "root"])
def test_a_restriction_on_the_page_or_above_it_holds(client, restricted):
    item = make_news(municipality_page("karstula"))
    page = {"item": item, "municipality": item.get_parent(), "root": Page.get_first_root_node()}[restricted]
    assert client.get(item.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(item.url).status_code == 302


def test_drafts_and_addresses_that_go_on_too_far_are_not_found(client):
    item = make_news(municipality_page("karstula"))
    assert client.get(f"{item.url}lisaa/").status_code == 404
    assert client.get(f"/ei{item.url}").status_code == 404
    item.unpublish()
    assert client.get(item.url).status_code == 404
