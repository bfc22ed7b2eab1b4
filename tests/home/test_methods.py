"""Sending to what is only read: refused in the house style, with a way on, and nothing is a form that expired."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
READ_ONLY = [
    "/",
    "/karstula/",
    "/uutiset/",
    "/uutiset/rss.xml",
    "/hanke/hankkeet.json",
    "/haku/",
    "/sv/",
    "/aineistopankki/yhdistelma/",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
]


@pytest.mark.parametrize("address", READ_ONLY)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "trace"])
def test_a_method_that_does_not_belong_is_refused_with_a_way_on(address, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]
    page = answer.content.decode()
    assert 'data-locked-region="masthead"' in page
    assert 'class="button"' in page and "<h1>" in page


def test_a_page_says_which_methods_it_takes(client):
    answer = client.options("/uutiset/")
    assert answer.status_code == 200 and answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert client.head("/uutiset/").status_code == 200


def test_a_form_still_asks_for_its_key():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
