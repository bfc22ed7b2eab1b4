"""Publishing in the editor meets the gate: the field says why, in the editor's language, and nothing has changed."""

import json

import pytest
from lxml import html
from wagtail import hooks
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from news.models import NewsPage
from tests.builders import refreshed

from .unfit import FIT, UNFIT, form, is_shown, make_unfit, tells

pytestmark = pytest.mark.django_db


def test_create_and_publish(karstula, parent, language):
    address = f"/admin/pages/add/news/newspage/{parent.pk}/"
    response = karstula.post(address, form(UNFIT, **{"action-publish": "1"}))
    assert response.status_code == 200 and not NewsPage.objects.filter(slug="uutinen").exists()
    page = response.content.decode()
    assert tells(page, language) and UNFIT in page, "the field says why, and what was entered is still there"
    assert "title" in response.context["form"].errors
    assert karstula.post(address, form(FIT, **{"action-publish": "1"})).status_code == 302
    assert NewsPage.objects.get(slug="uutinen").live


def test_create_and_publish_is_refused_before_the_hook_that_comes_too_late(karstula, parent):
    """`before_publish_page` runs when a page made live is already in the database."""
    seen = []
    entries = PageLogEntry.objects.count()
    with hooks.register_temporarily("before_publish_page", lambda request, page: seen.append(page.live)):
        address = f"/admin/pages/add/news/newspage/{parent.pk}/"
        karstula.post(address, form(UNFIT, **{"action-publish": "1"}))
        assert seen == [] and PageLogEntry.objects.count() == entries
        karstula.post(address, form(FIT, **{"action-publish": "1"}))
    assert seen == [True], "the page was live before the hook was asked"


def test_create_a_draft(karstula, parent):
    assert karstula.post(f"/admin/pages/add/news/newspage/{parent.pk}/", form(UNFIT)).status_code == 302
    assert not NewsPage.objects.get(slug="uutinen").live


def test_edit_and_publish(karstula, live, language):
    data = form(UNFIT, slug=live.slug, **{"action-publish": "1"})
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", data)
    assert response.status_code == 200 and tells(response.content.decode(), language)
    assert list(response.context["form"].errors) == ["title"]
    assert is_shown(live, FIT) and refreshed(live).latest_revision_id == live.latest_revision_id


def test_what_a_block_says_wrong_is_told_at_the_block(karstula, live):
    """Wagtail shows of a stream field's errors the first alone, and at no block."""
    link = rich_text("<p>Katso <a href='https://a.example'>tästä</a>. Tunnus on 131052-308T.</p>")
    body = streamfield([("paragraph", rich_text("<p>Teksti.</p>")), ("paragraph", link)])
    data = form(FIT, slug=live.slug, **{"action-publish": "1"}) | nested_form_data({"body": body})
    # The editor's script gives each block its id.
    data["body-1-id"] = "7f5b2b7e-6d0a-4c57-9a53-0f2f5f0f2b11"
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", data)
    (arguments,) = html.fromstring(response.content.decode()).xpath(
        "//*[@id='body']/@data-w-block-arguments-value"
    )
    _value, errors = json.loads(arguments)
    (link_words, code) = errors["blockErrors"]["1"]["messages"]
    assert "(TXT-07)" in link_words and "(CON-01)" in code and "0" not in errors["blockErrors"]
    assert is_shown(live, FIT)


def test_edit_and_save_a_draft_over_a_live_page(karstula, live):
    assert karstula.post(f"/admin/pages/{live.pk}/edit/", form(UNFIT, slug=live.slug)).status_code == 302
    assert is_shown(live, FIT) and refreshed(live).has_unpublished_changes


def test_revert_and_publish(karstula, live, language):
    unfit = make_unfit(live)
    before = live.revisions.count()
    data = form(UNFIT, slug=live.slug, revision=unfit.pk, **{"action-publish": "1"})
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", data)
    assert response.status_code == 200 and tells(response.content.decode(), language)
    assert is_shown(live, FIT) and live.revisions.count() == before


def test_a_schedule_for_what_is_unfit_is_refused(karstula, draft, language):
    data = form(UNFIT, slug=draft.slug, go_live_at="2090-01-01 12:00", **{"action-publish": "1"})
    response = karstula.post(f"/admin/pages/{draft.pk}/edit/", data)
    assert response.status_code == 200 and tells(response.content.decode(), language)
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()
