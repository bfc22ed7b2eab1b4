"""A file or page that isn't one's to use can't be put on a page by posting its id."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from brand.references import check_references
from news.models import NewsPage
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.people import account

pytestmark = pytest.mark.django_db
KARSTULA = "viestija@karstula.example"


def form(page: NewsPage, body=None, **changes) -> dict:
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "date": page.date.isoformat(),
        "picture": page.picture_id or "",
        "project": "",
        "body": streamfield(body or [("paragraph", rich_text("<p>Teksti.</p>"))]),
        "contact": streamfield([]),
        "related": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    return nested_form_data(data | changes)


def picture_block(picture) -> list:
    return [("picture", {"picture": picture.pk, "alt_text": "", "caption": ""})]


def with_link(kind: str, pk: int) -> str:
    return f'<p><a linktype="{kind}" id="{pk}">Liite</a></p>'


def errors_of(response) -> dict:
    assert response.status_code == 200, "the form was not shown again"
    return response.context["form"].errors


def state(page: Page) -> tuple:
    page = refreshed(page)
    return (page.latest_revision_id, page.revisions.count(), page.title, getattr(page, "picture_id", None))


@pytest.mark.parametrize("action", ["draft", "publish"])
@pytest.mark.parametrize("place", ["field", "block", "document link", "page link"])
def test_the_form_refuses_and_names_the_field(karstula, item, picture_of, document_of, place, action):
    hidden = make_news(municipality_page("kinnula"), "Kinnulan salainen luonnos")
    hidden.unpublish()
    before = state(item)
    changes = {
        "field": {"picture": picture_of("Kinnula").pk},
        "block": {"body": picture_block(picture_of("Kinnula"))},
        "document link": {
            "body": [("paragraph", rich_text(with_link("document", document_of("Kinnula").pk)))]
        },
        "page link": {"body": [("paragraph", rich_text(with_link("page", hidden.pk)))]},
    }[place]
    data = form(item, **changes) | ({"action-publish": "1"} if action == "publish" else {})
    field = "picture" if place == "field" else "body"
    errors = errors_of(karstula.post(f"/admin/pages/{item.pk}/edit/", data))
    assert list(errors) == [field]
    assert "Kinnula" not in str(errors)
    assert state(item) == before


@pytest.mark.parametrize("place", ["block", "document link", "page link"])
@pytest.mark.parametrize("method", ["patch", "post"])
def test_the_api_refuses_and_names_the_field(item, picture_of, document_of, place, method):
    hidden = make_news(municipality_page("kinnula"), "Kinnulan salainen luonnos")
    hidden.unpublish()
    block = {
        "block": lambda: {
            "type": "picture",
            "value": {"picture": picture_of("Kinnula").pk, "alt_text": "", "caption": ""},
        },
        "document link": lambda: {
            "type": "paragraph",
            "value": with_link("document", document_of("Kinnula").pk),
        },
        "page link": lambda: {"type": "paragraph", "value": with_link("page", hidden.pk)},
    }[place]()
    body = {"meta": {"type": "news.NewsPage"}, "body": [block]}
    if method == "post":
        body["meta"]["parent_id"] = municipality_page("karstula").pk
        body |= {"title": "Vieras", "slug": "vieras", "date": "2026-01-01", "lead": "Ingressi."}
    before = state(item), Page.objects.count()
    response = getattr(Client(), method)(
        f"/api/v3/pages/{item.pk}/" if method == "patch" else "/api/v3/pages/",
        json.dumps(body),
        content_type="application/json",
        headers=bearer(account(KARSTULA)),
    )
    assert response.status_code == 422, response.content
    assert "body" in json.dumps(response.json()["errors"])
    assert (state(item), Page.objects.count()) == before


@pytest.mark.parametrize("collection", ["Karstula", "Yhteiset"])
def test_own_and_shared_files_are_used(karstula, item, picture_of, document_of, collection):
    picture = picture_of(collection)
    link = rich_text(with_link("document", document_of(collection).pk))
    body = [*picture_block(picture), ("paragraph", link)]
    response = karstula.post(f"/admin/pages/{item.pk}/edit/", form(item, body=body, picture=picture.pk))
    assert response.status_code == 302
    assert refreshed(item).get_latest_revision_as_object().picture == picture


def test_a_neighbour_s_live_page_may_be_linked_to_but_not_a_private_one(karstula, item):
    other = make_news(municipality_page("kinnula"), "Kinnulan julkaistu uutinen")
    data = form(item, body=[("paragraph", rich_text(with_link("page", other.pk)))])
    assert karstula.post(f"/admin/pages/{item.pk}/edit/", data).status_code == 302
    private = make_news(municipality_page("kinnula"), "Kinnulan sisäinen uutinen")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    data = form(item, body=[("paragraph", rich_text(with_link("page", private.pk)))])
    assert list(errors_of(karstula.post(f"/admin/pages/{item.pk}/edit/", data))) == ["body"]


def test_what_was_on_the_page_may_stay_and_come_back(karstula, item, picture_of):
    placed = picture_of("Kinnula")
    item.picture = placed
    item.save_revision(user=account("brandi@sydansuomessa.example")).publish()
    item = refreshed(item)
    assert karstula.post(f"/admin/pages/{item.pk}/edit/", form(item)).status_code == 302
    assert karstula.post(f"/admin/pages/{item.pk}/edit/", form(item, picture="")).status_code == 302
    assert karstula.post(f"/admin/pages/{item.pk}/edit/", form(item, picture=placed.pk)).status_code == 302
    assert refreshed(item).get_latest_revision_as_object().picture == placed


def test_a_new_page_can_not_bring_one_along(karstula, picture_of):
    parent = municipality_page("karstula")
    page = NewsPage(title="Uusi", slug="uusi", lead="Ingressi.")
    response = karstula.post(
        f"/admin/pages/add/news/newspage/{parent.pk}/", form(page, picture=picture_of("Kinnula").pk)
    )
    assert list(errors_of(response)) == ["picture"]
    assert not NewsPage.objects.filter(slug="uusi").exists()


def test_a_preview_shows_no_foreign_picture(karstula, item, picture_of):
    data = form(item, picture=picture_of("Kinnula").pk)
    assert not karstula.post(f"/admin/pages/{item.pk}/edit/preview/", data).json()["is_valid"]


def test_a_script_that_says_who_it_acts_for_is_asked_too(item, picture_of):
    item.picture = picture_of("Kinnula")
    before = item.revisions.count()
    with pytest.raises(ValidationError) as refused:
        item.save_revision(user=account(KARSTULA))
    assert list(refused.value.message_dict) == ["picture"]
    assert item.revisions.count() == before
    item.save_revision()


def test_a_script_that_adds_a_page_is_asked_too(picture_of):
    page = NewsPage(title="Uusi", slug="uusi", lead="Ingressi.", live=False, picture=picture_of("Kinnula"))
    municipality_page("karstula").add_child(instance=page)
    with pytest.raises(ValidationError):
        page.save_revision(user=account(KARSTULA))


def test_the_brand_team_uses_everybody_s(brand_team, item, picture_of):
    data = form(item, picture=picture_of("Kinnula").pk)
    assert brand_team.post(f"/admin/pages/{item.pk}/edit/", data).status_code == 302


def test_a_page_without_new_references_costs_no_search_through_its_past(item, django_assert_max_num_queries):
    user = account(KARSTULA)
    with django_assert_max_num_queries(0):
        check_references(item, user)
