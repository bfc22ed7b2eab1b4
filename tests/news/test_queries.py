"""How many queries a page costs once the frame is in the cache; the same however many pages there are."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from brand.models import Municipality, Picture
from news.models import NewsPage, Topic
from tests.builders import make_event, make_news, municipality_page, refreshed

pytestmark = pytest.mark.django_db
MOST_FOR_A_LIST, MOST_FOR_AN_ITEM = 6, 5


def queries(client, address: str) -> int:
    """The queries of the second request: the first fills the caches."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def make_many(count: int) -> None:
    """That many live news items of one municipality, written as rows: saving each would take a minute."""
    parent = municipality_page("karstula")
    first = make_news(
        parent, "Ensimmäinen uutinen kylältä", date=date(2024, 1, 1), picture=Picture.objects.first()
    )
    source, parent = Page.objects.get(pk=first.pk), refreshed(parent)
    pages = []
    for number in range(count - 1):
        page = Page.objects.get(pk=source.pk) if not pages else _copy(pages[0])
        page.pk = page.id = None
        page.path = Page._get_path(parent.path, parent.depth + 1, parent.numchild + 1 + number)
        page.slug, page.translation_key = f"uutinen-{number}", uuid.uuid4()
        page.url_path = f"{parent.url_path}{page.slug}/"
        pages.append(page)
    Page.objects.bulk_create(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    columns = [field.column for field in NewsPage._meta.local_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO news_newspage (page_ptr_id, {names}) "  # noqa: S608 - the model's own columns
            f"SELECT page.id, {names} FROM news_newspage, wagtailcore_page page "
            "WHERE page_ptr_id = %s AND page.slug LIKE 'uutinen-%%'",
            [source.pk],
        )
    assert NewsPage.objects.filter(slug__startswith="uutinen-").count() == len(pages)


def _copy(page: Page) -> Page:
    fields = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    return Page(**fields)


@pytest.mark.parametrize("count", [20, 2_000])
@pytest.mark.parametrize("address", ["/uutiset/", "/uutiset/?kunta=karstula&vuosi=2024"])
def test_a_list_of_news_costs_few_queries(client, count, address):
    make_many(count)
    assert len(client.get(address).context["items"].items) == 20
    assert queries(client, address) <= MOST_FOR_A_LIST


@pytest.mark.parametrize("address", ["/tapahtumat/", "/tapahtumat/?kuukausi=2090-05"])
def test_a_list_of_events_costs_few_queries(client, address):
    for number in range(20):
        make_event(municipality_page("kinnula"), f"Tapahtuma kylätalolla {number}")
    assert queries(client, address) <= MOST_FOR_A_LIST


@pytest.mark.parametrize("count", [20, 2_000])
def test_an_item_with_four_pictures_costs_few_queries(client, count):
    make_many(count)
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
