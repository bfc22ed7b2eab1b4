"""The locked regions, attacked by every way in: a reader sees the same before and after."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from lxml import html
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from brand.models import Municipality
from news.models import NewsPage
from projects.models import Project, ProjectPage
from tests.builders import bearer, make_news, make_project, make_project_page, municipality_page, refreshed
from tests.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(rows=(("eakr-2021-2027", 80_000), (None, 20_000, "Karstulan kunta")))


@pytest.fixture
def project_page(project) -> ProjectPage:
    return make_project_page(project)


@pytest.fixture
def item(project, project_page) -> NewsPage:
    return make_news(municipality_page("karstula"), project=project)


def regions(page: Page) -> dict[str, str]:
    """What a reader sees in each locked region, by its name."""
    response = Client().get(page.get_url())
    assert response.status_code == 200
    tree = html.fromstring(response.content.decode())
    return {
        element.get("data-locked-region"): html.tostring(element, encoding="unicode")
        for element in tree.xpath("//*[@data-locked-region]")
    }


def news_form(item: NewsPage, **changes) -> dict:
    data = {
        "title": item.title,
        "slug": item.slug,
        "lead": item.lead,
        "date": item.date.isoformat(),
        "picture": "",
        "project": item.project_id,
        "body": streamfield([("paragraph", rich_text("<p>Uusi teksti.</p>"))]),
        "contact": streamfield([]),
        "related": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
        "action-publish": "action-publish",
    }
    return nested_form_data(data | changes)


LOCKED_FIELDS = {
    "publisher": "PUBLISHER",
    "publisher_id": "PUBLISHER",
    "masthead": "<h1>Oma yläosa</h1>",
    "funding": "Oma rahoittaja",
    "funding-0-amount": "1",
    "closing": "Oma alaosa",
    "translation_key": "00000000-0000-4000-8000-000000000001",
}


def locked_fields() -> dict:
    kinnula = Municipality.objects.get(slug="kinnula").pk
    return {name: kinnula if value == "PUBLISHER" else value for name, value in LOCKED_FIELDS.items()}


def test_a_posted_form_changes_the_text_but_no_locked_region(karstula, item):
    before = regions(item)
    response = karstula.post(f"/admin/pages/{item.pk}/edit/", news_form(item) | locked_fields())
    assert response.status_code == 302
    item = refreshed(item)
    assert "Uusi teksti" in str(item.body)
    assert regions(item) == before
    assert item.publisher.slug == "karstula"


def test_an_api_patch_changes_the_text_but_no_locked_region(item):
    before = regions(item)
    body = {
        "meta": {"type": "news.NewsPage", "action": "publish"},
        "lead": "Uusi ingressi kertoo lukijalle yhdellä virkkeellä, mistä tässä on kyse.",
    }

    def patch(fields):
        return Client().patch(
            f"/api/v3/pages/{item.pk}/",
            json.dumps(fields),
            content_type="application/json",
            headers=bearer(account("viestija@karstula.example")),
        )

    refused = patch(body | locked_fields())
    assert refused.status_code == 422, refused.content
    assert regions(item) == before
    response = patch(body)
    assert response.status_code == 200, response.content
    item = refreshed(item)
    assert item.lead == body["lead"]
    assert regions(item) == before
    assert item.publisher.slug == "karstula"


def test_the_api_answers_no_locked_region(item, project_page):
    for page in (item, project_page):
        answer = Client().get(f"/api/v3/pages/{page.pk}/").json()
        assert (
            "publisher" not in answer
            and "record" not in answer
            and "Karstulan kunta" not in json.dumps(answer)
        )


def test_a_script_that_sets_another_publisher_is_put_right(item):
    before = regions(item)
    item.publisher = Municipality.objects.get(slug="kinnula")
    item.save()
    item.save_revision().publish()
    assert regions(refreshed(item)) == before


def test_a_script_cannot_make_a_page_tell_of_another_project(project_page):
    before = regions(project_page)
    other = make_project("Toinen hanke samalla alueella", rows=((None, 5_000),))
    make_project_page(other)
    project_page.record = other
    project_page.save_revision().publish()
    assert regions(refreshed(project_page)) == before


def test_a_stale_revision_brings_back_words_only(karstula, item):
    stale = item.latest_revision
    before = regions(item)
    content = dict(stale.content)
    content["publisher"] = Municipality.objects.get(slug="kinnula").pk
    content["translation_key"] = "00000000-0000-4000-8000-000000000001"
    content["funding"] = [{"organisation": 1}]
    Revision.objects.filter(pk=stale.pk).update(content=content)
    Revision.objects.get(pk=stale.pk).publish()
    assert regions(refreshed(item)) == before
    response = karstula.get(f"/admin/pages/{item.pk}/revisions/{stale.pk}/revert/")
    assert response.status_code == 200


def test_an_old_revision_shows_the_record_as_it_is_now(project, project_page):
    old = project_page.latest_revision
    row = project.funding.first()
    row.amount += 1
    project.budget += 1
    project.save()
    row.save()
    before = regions(project_page)
    old.publish()
    assert regions(refreshed(project_page)) == before


def test_the_revision_of_a_page_holds_no_locked_region(item, project_page):
    for page in (item, project_page):
        content = json.dumps(page.latest_revision.content)
        assert "Keski-Suomen liitto" not in content and "evästeitä" not in content


def test_a_live_copy_of_a_project_page_is_refused(project_page):
    with translation.override("en"), pytest.raises(ValidationError, match="no record to tell of"):
        project_page.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=True)
    assert not ProjectPage.objects.filter(slug="kopio").exists()


def test_a_draft_copy_of_a_project_page_has_no_project_and_can_not_go_live(project_page):
    before = regions(project_page)
    copy = project_page.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=False)
    assert copy.record is None
    with pytest.raises(ValidationError):
        copy.get_latest_revision().publish()
    assert not refreshed(copy).live
    assert regions(project_page) == before


def test_a_page_put_live_behind_all_gates_is_not_shown_without_its_record(project_page):
    copy = project_page.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=False)
    ProjectPage.objects.filter(pk=copy.pk).update(live=True)
    assert Client().get(copy.get_url()).status_code == 404
    assert "Kopio" not in Client().get("/hanke/").content.decode()


def test_a_copied_news_item_is_published_by_whoever_s_place_it_is_in(item):
    copy = item.copy(to=municipality_page("kinnula"), keep_live=True)
    assert copy.publisher.slug == "kinnula"
    assert "Kinnula" in regions(copy)["publisher"] and "Karstula" not in regions(copy)["publisher"]


def test_a_moved_page_takes_the_publisher_of_its_new_place(item):
    item.move(municipality_page("kinnula"), pos="last-child")
    assert refreshed(item).publisher.slug == "kinnula"


def test_an_alias_follows_its_own_place(item):
    alias = item.create_alias(parent=municipality_page("kinnula"))
    assert refreshed(alias).publisher.slug == "kinnula"
