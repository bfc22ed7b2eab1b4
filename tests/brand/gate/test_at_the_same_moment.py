"""Two people at one page at the same moment: whoever comes second finds what the first has done, and is told."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from brand.gate.schedule import publish_due, unpublish_expired
from brand.one_at_a_time import wait_for_others
from news.models import NewsPage
from tests.builders import make_news, municipality_page
from tests.people import signed_in
from tests.services.process import wait_until

from .unfit import BRAND_TEAM, FIT, form

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"),
        reason="SQLite's transactions follow each other by themselves",
    ),
]
_WAITING = """
SELECT 1 FROM pg_locks JOIN pg_database ON oid = database WHERE NOT granted AND datname = current_database()
"""


@pytest.fixture
def second() -> Client:
    return signed_in(BRAND_TEAM)


def answer_of_the_second(first: Callable, second: Callable):
    """What the second gets, who began before the first had ended."""

    def in_a_connection_of_its_own():
        try:
            return second()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            wait_for_others()
            first()
            answer = pool.submit(in_a_connection_of_its_own)
            wait_until(lambda: _somebody_waits() or answer.done(), "the second")
        return answer.result()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return cursor.fetchone() is not None


@pytest.mark.parametrize("what", ["save", "publish", "move", "delete", "unpublish"])
def test_the_page_has_been_deleted_meanwhile(second, what):
    page = make_news(municipality_page("karstula"))
    place = f"/admin/pages/{page.pk}"
    address, data = {
        "save": (f"{place}/edit/", form(FIT)),
        "publish": (f"{place}/edit/", form(FIT) | {"action-publish": "1"}),
        "move": (f"{place}/move/{municipality_page('kinnula').pk}/confirm/", {}),
        "delete": (f"{place}/delete/", {}),
        "unpublish": (f"{place}/unpublish/", {}),
    }[what]
    answer = answer_of_the_second(page.delete, lambda: second.post(address, data, follow=True))
    assert answer.status_code == 200 and "joku on poistanut sen" in answer.content.decode()
    assert Page.find_problems() == ([], [], [], [], [])


def test_two_pages_are_moved_to_one_place(second):
    one, other = (make_news(municipality_page("karstula"), f"{FIT}, osa {number}") for number in (1, 2))
    goal = municipality_page("kinnula")
    address = f"/admin/pages/{other.pk}/move/{goal.pk}/confirm/"
    answer = answer_of_the_second(
        lambda: one.move(goal, "last-child"), lambda: second.post(address, follow=True)
    )
    assert answer.status_code == 200
    assert {one.pk, other.pk} <= set(municipality_page("kinnula").get_children().values_list("pk", flat=True))
    assert Page.find_problems() == ([], [], [], [], [])


def test_two_new_pages_by_one_address(second):
    parent = municipality_page("karstula")
    sent = form(FIT, slug="kirjasto") | {"action-publish": "1"}
    answer = answer_of_the_second(
        lambda: make_news(parent, FIT, slug="kirjasto"),
        lambda: second.post(f"/admin/pages/add/news/newspage/{parent.pk}/", sent),
    )
    assert answer.status_code == 200 and answer.context["form"].errors["slug"]


def test_what_is_scheduled_goes_out_once():
    page = make_news(municipality_page("karstula"))
    page.go_live_at = page.expire_at = timezone.now()
    revision = page.save_revision(approved_go_live_at=page.go_live_at)

    def publish():
        return [outcome.revision for outcome in publish_due()]

    assert answer_of_the_second(revision.publish, publish) == []
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish.scheduled").count() == 0
    NewsPage.objects.filter(pk=page.pk).update(live=True)
    one = NewsPage.objects.get(pk=page.pk)
    assert answer_of_the_second(one.unpublish, lambda: unpublish_expired([NewsPage])) == 0
