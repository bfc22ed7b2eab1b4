"""Ready-made blocks: an editor places one and never edits it; it says the same everywhere, in the page's language."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from brand.models import LibraryBlock
from home.models import StandardPage
from tests.builders import make_news, municipality_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def block() -> LibraryBlock:
    return LibraryBlock.objects.get(key="hankeidea", locale=Locale.get_default())


@pytest.fixture
def page(block):
    return make_news(
        municipality_page("karstula"), body=[("paragraph", "<p>Teksti.</p>"), ("library", block)]
    )


def test_a_communicator_chooses_one(karstula, block):
    response = karstula.get(reverse("wagtailsnippetchoosers_brand_libraryblock:choose"))
    assert response.status_code == 200 and block.heading in response.json()["html"]


def test_the_page_keeps_which_one_and_not_what_it_says(page, block):
    content = json.dumps(page.latest_revision.content, ensure_ascii=False)
    assert block.heading not in content and block.text not in content
    assert block.heading in Client().get(page.get_url()).content.decode()


def test_a_change_by_the_brand_team_shows_on_every_page_at_once(page, block, brand_team):
    address = reverse("wagtailsnippets_brand_libraryblock:edit", args=[block.pk])
    data = {
        "key": block.key,
        "kind": block.kind,
        "heading": "Kerro hankeideasi meille",
        "text": block.text,
        "link_text": "",
        "link_url": "",
    }
    assert brand_team.post(address, data).status_code == 302
    assert "Kerro hankeideasi meille" in Client().get(page.get_url()).content.decode()


@pytest.mark.parametrize("person", ["karstula", "kinnula", "project_staff"])
def test_nobody_else_changes_it(request, block, person):
    client = request.getfixturevalue(person)
    address = reverse("wagtailsnippets_brand_libraryblock:edit", args=[block.pk])
    data = {"key": block.key, "kind": block.kind, "heading": "Kaapattu", "text": "Kaapattu"}
    assert client.post(address, data).status_code in (302, 403)
    block.refresh_from_db()
    assert block.heading != "Kaapattu"


def test_it_is_said_in_the_language_of_the_page(block):
    swedish = block.get_translation(Locale.objects.get(language_code="sv"))
    home = municipality_page("karstula").get_parent().get_translation(swedish.locale)
    body = [("paragraph", "<p>Om regionen.</p>"), ("library", block)]
    page = StandardPage(title="Om oss", slug="om-oss", lead="Om regionen.", live=False, body=body)
    home.add_child(instance=page)
    page.save_revision().publish()
    assert swedish.heading in Client().get("/sv/om-oss/").content.decode()
