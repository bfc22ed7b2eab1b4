"""What nobody should send, through the editor's own form: refused or taken, never an error of the site's own."""

import logging

import pytest
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from brand.rulebook.registry import CHECKS, Check
from news.models import NewsPage
from tests.builders import refreshed

from .unfit import FIT, api, form, is_shown

pytestmark = pytest.mark.django_db
LENGTH = 200_000
PUBLISH = {"action-publish": "1"}
FROM_WORD = (
    '<p class="MsoNormal" style="mso-x:auto"><span lang="FI">Kirjasto on auki illalla.<o:p></o:p></span></p>'
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
    '<p class="MsoListParagraph"><b style="mso-bidi-font-weight:normal">Opastusta</b> saa arkisin.</p>'
)


@pytest.fixture
def broken_check(monkeypatch):
    """The check of the headline fails by itself."""

    def broken(facts, parameters):
        yield from ()
        raise ZeroDivisionError("the check's own fault")

    monkeypatch.setitem(CHECKS, "headline", Check("headline", broken, CHECKS["headline"].schema))


def failed_itself(language: str) -> str:
    with translation.override(language):
        message = _("Rule %(rule)s could not be checked: the check itself failed. Tell the site's operator.")
        return message % {"rule": "TXT-01"}


def posted(client, page: NewsPage, title: str = FIT, body: str = "<p>Teksti.</p>", **changes):
    stream = nested_form_data({"body": streamfield([("paragraph", rich_text(body))])})
    return client.post(f"/admin/pages/{page.pk}/edit/", form(title, **{"slug": page.slug} | changes) | stream)


def test_a_check_that_breaks_stops_the_publication(karstula, live, broken_check, language, caplog):
    with caplog.at_level(logging.ERROR):
        response = posted(karstula, live, title="Kirjasto avaa ovensa illalla", **PUBLISH)
    assert response.status_code == 200 and is_shown(live, FIT)
    # Above the form, and in the panel.
    assert response.content.decode().count(escape(failed_itself(language))) >= 2
    assert "ZeroDivisionError" in caplog.text, "the operator has the traceback"


def test_a_check_that_breaks_stops_a_script_too(live, broken_check, language):
    body = {"meta": {"type": "news.NewsPage", "action": "publish"}, "title": "Kirjasto avaa ovensa illalla"}
    response = api("patch", f"{live.pk}/", body)
    (error,) = response.json()["errors"]
    assert response.status_code == 422 and failed_itself(language) in error["msg"]
    assert is_shown(live, FIT)


def test_a_check_that_breaks_lets_a_draft_be_saved(karstula, live, broken_check):
    assert posted(karstula, live, title="Kirjasto avaa ovensa illalla").status_code == 302
    assert refreshed(live).draft_title == "Kirjasto avaa ovensa illalla"


@pytest.mark.parametrize("field", ["title", "lead", "slug", "author"])
def test_200_000_characters_in_a_field_are_refused_at_it(karstula, live, field):
    response = posted(karstula, live, **{field: "a" * LENGTH, **PUBLISH})
    assert response.status_code == 200 and field in response.context["form"].errors
    assert is_shown(live, FIT)


def test_200_000_characters_of_text_are_saved_and_published(karstula, live):
    text = "Kirjasto on auki illalla. " * (LENGTH // 26)
    assert posted(karstula, live, body=f"<p>{text}</p>", **PUBLISH).status_code == 302
    assert refreshed(live).body[0].value.source.count("Kirjasto on auki illalla.") == LENGTH // 26


@pytest.mark.parametrize(
    "title", ["Kirjasto\u200b on auki iltaan asti", "Auki" + "\u200b" * 30, "\u200b" * 40]
)
def test_zero_width_characters_in_a_headline_are_refused_at_it(karstula, live, title):
    response = posted(karstula, live, title=title, **PUBLISH)
    assert response.status_code == 200 and "(TXT-01)" in str(response.context["form"].errors["title"])
    assert is_shown(live, FIT)


def test_what_is_pasted_from_word_leaves_its_markup_behind(karstula, live):
    assert posted(karstula, live, body=FROM_WORD, **PUBLISH).status_code == 302
    source = refreshed(live).body[0].value.source
    assert "Kirjasto on auki illalla." in source and "<b>Opastusta</b>" in source
    assert not [
        one for one in ("mso", "Mso", "<o:p", "style", "class", "<!--", "WordDocument") if one in source
    ]
