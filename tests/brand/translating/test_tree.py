"""However a page is made, it stands in its own language alone, and its translation is made the same way."""

import pytest
from wagtail.models import Page

from news.models import NewsPage
from tests.brand.gate.unfit import FIT, api, form
from tests.builders import LEAD, make_news, municipality_page

from .desk import locale, send_to_translation

pytestmark = pytest.mark.django_db


def by_form(client, parent) -> NewsPage:
    address = f"/admin/pages/add/news/newspage/{parent.pk}/"
    assert client.post(address, form(FIT) | {"action-publish": "action-publish"}).status_code == 302
    return NewsPage.objects.get(title=FIT)


def by_api(client, parent) -> NewsPage:
    body = [{"type": "paragraph", "value": "<p>Teksti.</p>"}]
    meta = {"type": "news.NewsPage", "action": "publish", "parent_id": parent.pk}
    answer = api("post", "", {"meta": meta, "title": FIT, "lead": LEAD, "body": body})
    assert answer.status_code == 201, answer.content
    return NewsPage.objects.get(title=FIT)


def by_script(client, parent) -> NewsPage:
    return make_news(parent, FIT)


@pytest.mark.parametrize("made", [by_form, by_api, by_script])
def test_a_page_is_in_one_language_until_it_is_translated(made, karstula, client):
    parent = municipality_page("karstula")
    before = Page.objects.count()
    page = made(karstula, parent)
    assert Page.objects.count() == before + 1 and not page.get_translations().exists()
    head = client.get(page.get_url()).content.decode().split("</head>")[0]
    assert "hreflang" not in head
    swedish = send_to_translation(karstula, page, "sv").get_target_instance()
    assert swedish.get_parent() == Page.objects.get(pk=parent.get_translation(locale("sv")).pk)
    assert swedish.alias_of_id is None and not swedish.live
    refused = api("post", f"{page.pk}/actions/copy_for_translation/", {"locale": "en", "copy_parents": True})
    assert refused.status_code == 403 and not page.has_translation(locale("en"))
