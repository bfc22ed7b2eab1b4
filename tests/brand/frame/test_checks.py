"""The declared frame against the template, the editor and the rendered page."""

import pytest
from django.test import Client
from lxml import html
from wagtail.models import Page, get_page_models

from brand.frame.checks import check_frame, regions_of_template
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD
from brand.models import BrandedPage
from home.models import StandardPage
from projects.models import ProjectPage
from tests.builders import make_event, make_news, make_project, make_project_page, municipality_page

BRANDED = [model for model in get_page_models() if issubclass(model, BrandedPage)]


def test_every_page_type_of_the_site_is_branded():
    assert {model for model in get_page_models() if model is not Page} == set(BRANDED)


@pytest.mark.parametrize("model", BRANDED, ids=lambda model: model.__name__)
def test_the_template_and_the_editor_show_the_declared_regions(model):
    assert check_frame(model) == []
    assert regions_of_template(model.template) == [region.name for region in model.frame]


@pytest.mark.parametrize(
    "frame",
    [(MASTHEAD,), (CLOSING, MASTHEAD), (MASTHEAD, FUNDING, CLOSING), (MASTHEAD, MASTHEAD, CLOSING)],
    ids=["missing", "out of order", "undrawn", "twice"],
)
def test_a_departure_is_found(monkeypatch, frame):
    monkeypatch.setattr(StandardPage, "frame", frame)
    assert [fault.id for fault in check_frame(StandardPage)] == ["brand.E001", "brand.E002"]


@pytest.mark.django_db
def test_each_rendered_page_has_each_region_once_in_order():
    project = make_project()
    make_project_page(project)
    make_news(municipality_page("karstula"), project=project)
    make_event(municipality_page("karstula"))
    for model in BRANDED:
        for page in model.objects.live():
            tree = html.fromstring(Client().get(page.get_url()).content.decode())
            assert tree.xpath("//@data-locked-region") == [region.name for region in model.frame], page


@pytest.mark.django_db
def test_a_region_with_nothing_to_say_is_there_and_hidden():
    page = make_news(municipality_page("karstula"))
    tree = html.fromstring(Client().get(page.get_url()).content.decode())
    (funding,) = tree.xpath("//*[@data-locked-region='funding']")
    assert funding.get("hidden") is not None and not funding.text_content().strip()


@pytest.mark.django_db
def test_an_error_page_has_the_frame_too():
    response = Client().get("/ei-ole/")
    assert response.status_code == 404
    tree = html.fromstring(response.content.decode())
    assert tree.xpath("//@data-locked-region") == ["masthead", "closing"]


def test_nothing_of_a_region_is_a_field_of_the_page():
    names = {field.name for field in ProjectPage._meta.get_fields()}
    assert not names & {region.name for region in ProjectPage.frame}
    assert not names & {"budget", "record", "municipalities", "start_date"}
