"""The locked regions as an editor sees them: there, in their place, with nothing to change."""

import pytest
from lxml import html

from tests.builders import make_news, make_project, make_project_page, municipality_page

pytestmark = pytest.mark.django_db


def editor_of(client, page):
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def shown_regions(tree):
    return tree.xpath("//template[@shadowrootmode='open']//@data-locked-region")


def test_a_communicator_sees_each_region_of_a_news_item_in_place(karstula):
    project = make_project()
    make_project_page(project)
    tree = editor_of(karstula, make_news(municipality_page("karstula"), project=project))
    assert shown_regions(tree) == ["masthead", "publisher", "funding", "closing"]
    assert "Keski-Suomen liitto" in tree.xpath("//*[@data-locked-region='funding']")[0].text_content()


def test_project_staff_see_each_region_of_a_project_page_in_place(project_staff):
    tree = editor_of(project_staff, make_project_page(make_project()))
    assert shown_regions(tree) == ["masthead", "granting-authority", "facts", "parties", "funding", "closing"]


def test_a_locked_region_has_nothing_to_follow_press_or_fill_in(karstula):
    tree = editor_of(karstula, make_news(municipality_page("karstula")))
    locked = tree.xpath("//template[@shadowrootmode='open']")
    assert locked
    for region in locked:
        assert not region.xpath(
            ".//a[@href] | .//input | .//select | .//textarea | .//button[not(@disabled)]"
        )
        assert not region.xpath(".//@name")


def test_a_new_page_shows_the_regions_before_it_is_saved(karstula):
    parent = municipality_page("karstula")
    response = karstula.get(f"/admin/pages/add/news/newspage/{parent.pk}/")
    assert shown_regions(html.fromstring(response.content.decode())) == [
        "masthead",
        "publisher",
        "funding",
        "closing",
    ]
