"""Publishing over the APIs meets the gate: the answer names the field and the rule in the token owner's language."""

import json

import pytest
from django.test import Client
from wagtail.models import Page

from news.models import NewsPage
from tests.builders import LEAD, bearer, refreshed
from tests.people import account

from .unfit import FIT, UNFIT, WRITER, api, is_shown, reason, tells

pytestmark = pytest.mark.django_db
TYPE = "news.NewsPage"


def faults(response) -> list[tuple]:
    """The field and the words of each error in an answer."""
    return [(error["loc"][-1], error["msg"]) for error in response.json()["errors"]]


def test_create_and_publish(parent, language):
    meta = {"type": TYPE, "action": "publish", "parent_id": parent.pk}
    response = api("post", "", {"meta": meta, "title": UNFIT, "lead": LEAD})
    assert response.status_code == 422 and ("title", reason(language)) in faults(response)
    assert not NewsPage.objects.filter(title=UNFIT).exists()


def test_patch_and_publish(live, language):
    response = api("patch", f"{live.pk}/", {"meta": {"type": TYPE, "action": "publish"}, "title": UNFIT})
    assert response.status_code == 422 and faults(response) == [("title", reason(language))]
    assert is_shown(live, FIT) and refreshed(live).latest_revision_id == live.latest_revision_id


def test_patch_a_draft(live):
    response = api("patch", f"{live.pk}/", {"meta": {"type": TYPE}, "title": UNFIT})
    assert response.status_code == 200 and is_shown(live, FIT)


def test_publish(draft, language):
    response = api("post", f"{draft.pk}/actions/publish/")
    assert response.status_code == 422 and faults(response) == [("title", reason(language))]
    assert response.json()["errors"][0]["words"] == UNFIT
    assert not refreshed(draft).live


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_copies_of_an_unfit_live_page(once_fit, action, language):
    before = Page.objects.count()
    body = {"destination_id": once_fit.get_parent().pk, "slug": "kopio", "recursive": True}
    response = api("post", f"{once_fit.pk}/actions/{action}/", body)
    assert response.status_code == 422 and ("title", reason(language)) in faults(response)
    assert Page.objects.count() == before


def test_a_copy_as_a_draft(once_fit):
    body = {"destination_id": once_fit.get_parent().pk, "slug": "kopio", "keep_live": False}
    assert api("post", f"{once_fit.pk}/actions/copy/", body).status_code == 201
    assert not NewsPage.objects.get(slug="kopio").live


def test_the_old_admin_api_s_publish(karstula, draft, language):
    response = karstula.post(f"/admin/api/main/pages/{draft.pk}/action/publish/")
    assert response.status_code == 400 and tells(json.dumps(response.json(), ensure_ascii=False), language)
    assert "title" in json.dumps(response.json()) and not refreshed(draft).live


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"titel": FIT}, ["titel"]),
        ({"title": FIT, "publisher": 3}, ["publisher"]),
        ({"title": FIT, "live": True}, ["live"]),
        ({"title": FIT, "owner": 1}, ["owner"]),
        ({"title": FIT, "meta": {"type": TYPE, "actoin": "publish"}}, ["meta", "actoin"]),
        ({"title": FIT, "start": "2026-12-01T10:00:00Z"}, ["start"]),
    ],
)
def test_a_name_that_the_api_doesn_t_know_is_refused_and_nothing_saved(live, body, path, language):
    response = api("patch", f"{live.pk}/", body)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["loc"] == path and path[-1] in error["msg"]
    assert {"fi": "Tunnetut nimet: ", "sv": "Kända namn: "}[language] in error["msg"]
    assert refreshed(live).latest_revision_id == live.latest_revision_id


def test_a_misspelt_name_is_refused_on_creation_and_in_an_action(parent, live):
    before = Page.objects.count()
    meta = {"type": TYPE, "parent_id": parent.pk}
    assert api("post", "", {"meta": meta, "title": FIT, "leed": LEAD}).status_code == 422
    assert api("post", f"{live.pk}/actions/copy/", {"slug": "kopio", "keeplive": False}).status_code == 422
    assert Page.objects.count() == before


def test_what_the_api_has_shown_may_be_sent_back(live):
    shown = Client().get(f"/api/v3/pages/{live.pk}/", headers=bearer(account(WRITER))).json()
    body = {"id": shown["id"], "meta": shown["meta"], "title": "Kirjasto palvelee keväällä iltaisin"}
    assert api("patch", f"{live.pk}/", body).status_code == 200, body
    assert refreshed(live).get_latest_revision_as_object().title == body["title"]
