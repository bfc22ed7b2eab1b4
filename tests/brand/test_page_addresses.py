"""A page's address is written in ASCII, whichever door its title comes through."""

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from news.models import NewsPage
from tests.brand.gate.unfit import FIT, api, form, speaks
from tests.builders import LEAD, make_news, municipality_page, refreshed

pytestmark = pytest.mark.django_db
TITLE = "Åkerlundin kesäyö vie öljymyllyn pihalle"
ADDRESS = "akerlundin-kesayo-vie-oljymyllyn-pihalle"
WRITER = "viestija@karstula.example"


@pytest.fixture
def parent(db) -> Page:
    return municipality_page("karstula")


def created(parent: Page, **fields):
    body = {"title": TITLE, "lead": LEAD, "meta": {"type": "news.NewsPage", "parent_id": parent.pk}} | fields
    return api("post", "", body)


def test_a_script_s_title_becomes_the_address(parent):
    response = created(parent)
    assert response.status_code == 201, response.content
    assert NewsPage.objects.get(pk=response.json()["id"]).slug == ADDRESS


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_letters_beyond_ascii_are_refused_with_what_to_write(karstula, parent, language):
    speaks(WRITER, language)
    answer = karstula.post(f"/admin/pages/add/news/newspage/{parent.pk}/", form(FIT, slug="kesäyö"))
    with translation.override(language):
        said = _("Only the letters a–z, numbers and hyphens: write a for ä and å, o for ö.")
    assert answer.status_code == 200 and said in answer.content.decode()
    assert not NewsPage.objects.child_of(parent).filter(title=FIT).exists()


def test_a_script_is_refused_too(karstula, parent):
    page = make_news(parent, title=FIT)
    for response in (
        api("patch", f"{page.pk}/", {"slug": "kesäyö"}),
        api("post", f"{page.pk}/actions/copy/", {"slug": "kesäyö", "keep_live": False}),
    ):
        assert response.status_code == 422 and "slug" in response.content.decode()
    assert refreshed(page).slug == page.slug
    assert not NewsPage.objects.filter(slug="kesäyö").exists()


def test_an_older_address_stands(karstula, parent):
    page = make_news(parent, title=FIT)
    NewsPage.objects.filter(pk=page.pk).update(slug="kesäyö")
    answer = karstula.post(
        f"/admin/pages/{page.pk}/edit/", form("Kesäyö vie öljymyllyn pihalle", slug="kesäyö")
    )
    assert answer.status_code == 302
    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.slug, draft.title) == ("kesäyö", "Kesäyö vie öljymyllyn pihalle")
