"""What no form of the admin sends is refused with 400 or a message, and changes nothing."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from brand.models import Picture
from news.models import NewsPage
from tests.builders import bearer, make_news, municipality_page
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
BRAND_TEAM = "brandi@sydansuomessa.example"
PLACE = "/api/v3/pages/"
PROJECT = "/admin/snippets/projects/project/add/"
ROWS = {"funding-TOTAL_FORMS": "1", "funding-INITIAL_FORMS": "1"}
NEW = "/admin/pages/add/news/newspage/{}/"


@pytest.fixture
def item() -> NewsPage:
    return make_news(municipality_page("karstula"))


def api(method: str, address: str, body: str | None = None, email: str = BRAND_TEAM):
    send = getattr(Client(raise_request_exception=False), method)
    sent = {} if body is None else {"data": body, "content_type": "application/json"}
    return send(PLACE + address, **sent, headers=bearer(account(email)))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("[]", 422),
        ("null", 422),
        ('"text"', 422),
        ('{"title": "A\\u0000"}', 422),
        ('{"title": "A\\ud800"}', 422),
        ('{"title": NaN}', 422),
        ('{"title": ' + "[" * 200 + "]" * 200 + "}", 422),
        ('{"body": 5}', 422),
        ('{"body": [5]}', 422),
        ('{"body": [{"type": "heading"}]}', 422),
        ('{"body": [{"value": 1}]}', 422),
        ('{"title": "A"}', 200),
    ],
)
def test_bodies_that_are_none(item, body, status):
    assert api("patch", f"{item.pk}/", body).status_code == status
    assert (Page.objects.get(pk=item.pk).draft_title == "A") is (status == 200)


def test_a_body_is_looked_at_whatever_type_it_says_it_has(item):
    headers = bearer(account(BRAND_TEAM))
    for kind in ("text/plain", "multipart/form-data; boundary=x"):
        answer = Client().patch(f"{PLACE}{item.pk}/", '{"titel": "A"}', content_type=kind, headers=headers)
        assert answer.status_code == 422 and "titel" in answer.content.decode()


def test_the_root_of_all_pages_stays(item):
    root = Page.objects.get(depth=1)
    for verb, body in (("copy", "{}"), ("create_alias", "{}"), ("move", f'{{"destination_id": {item.pk}}}')):
        assert api("post", f"{root.pk}/actions/{verb}/", body).status_code == 403
    for number in (f"{root.pk}", f'"{root.pk}"', f"{root.pk}.0"):
        beside = f'{{"destination_id": {number}, "position": "left"}}'
        assert api("post", f"{item.pk}/actions/move/", beside).status_code == 403
    assert api("post", f"{item.pk}/actions/move/", '{"destination_id": []}').status_code == 422
    item.refresh_from_db()
    assert item.depth > 2


def test_a_page_that_follows_another_has_no_version_of_its_own(item):
    alias = item.create_alias(parent=item.get_parent(), update_slug="toinen")
    for method, address, body in (
        ("patch", f"{alias.pk}/", '{"title": "A"}'),
        ("post", f"{alias.pk}/actions/publish/", None),
    ):
        answer = api(method, address, body)
        assert answer.status_code == 422 and answer.json()["detail"]
    assert api("post", f"{alias.pk}/actions/publish/", email="viestija@kinnula.example").status_code == 403
    assert api("post", f"{alias.pk}/actions/convert_alias/").status_code == 200


@pytest.mark.parametrize(
    "question",
    [
        "?search=%00",
        "?locale=%00",
        "find/?html_path=%00",
        "find/?html_path=/&site=x:y",
        "6/revisions/?user_id=x",
    ],
)
def test_questions_that_no_database_answers(question):
    answer = api("get", question)
    assert 400 <= answer.status_code < 500 and answer.json()["errors"]
    assert api("get", "?search=kirjasto").status_code == 200


def test_what_others_rest_on_is_not_deleted(item):
    used = Picture.objects.exclude(asset=None).first()
    answer = Client().delete(f"/api/v3/images/{used.pk}/", headers=bearer(account(BRAND_TEAM)))
    assert answer.status_code == 409 and answer.json()["detail"]
    assert Picture.objects.filter(pk=used.pk).exists()
    assert api("delete", f"{item.pk}/").status_code == 204
    assert not Page.objects.filter(pk=item.pk).exists()


def test_the_page_where_the_site_begins_is_not_deleted():
    home = Site.objects.get().root_page
    assert api("delete", f"{home.pk}/").status_code == 409
    brand_team = signed_in(BRAND_TEAM)
    answer = brand_team.post(f"/admin/pages/{home.pk}/delete/", follow=True)
    assert answer.status_code == 200 and [one.level_tag for one in answer.context["messages"]] == ["error"]
    assert Site.objects.get().root_page == home


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        (NEW, {"title": "A"}),
        (NEW, {"title": "A", "next": "etusivu"}),
        ("/admin/pages/create/news/newspage", {"parent_page": "//["}),
        ("/admin/pages/{}/move/", {"new_parent_page": "x"}),
        ("/admin/pages/{}/delete/", {"next": "etusivu"}),
        ("/admin/pages/{}/copy/", {"new_parent_page": "999999"}),
        (PROJECT, ROWS | {"funding-0-id": "x"}),
        ("/admin/pages/{}/copy/?next=%00", {}),
    ],
)
def test_forms_that_nobody_has(address, sent):
    karstula = municipality_page("karstula")
    before = Page.objects.count()
    client = signed_in(BRAND_TEAM)
    client.raise_request_exception = False
    answer = client.post(address.format(karstula.pk), sent)
    assert answer.status_code == 400 and "<h1>" in answer.content.decode()
    assert Page.objects.count() == before


def test_a_zero_character_in_an_address_of_the_admin():
    client = signed_in(BRAND_TEAM)
    client.raise_request_exception = False
    assert client.get("/admin/pages/usage/home/standardpage/?locale=%00").status_code == 400
    assert client.get("/admin/pages/usage/home/standardpage/?locale=fi").status_code == 200


def test_a_zero_character_in_the_address_of_a_picture(client):
    assert client.get("/media/images/%00.png").status_code == 404
