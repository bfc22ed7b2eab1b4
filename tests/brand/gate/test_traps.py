"""What Wagtail lets through though a form would refuse it: half-filled blocks, and fields that a panel protects."""

import pytest
from wagtail.admin.panels import FieldPanel
from wagtail.models import get_page_models

from brand.gate.refusal import PublicationRefused
from brand.models import BrandedPage
from news.blocks import NewsBody
from news.models import NewsPage
from projects.models import ProjectPage
from tests.builders import CONTACT, LEAD, make_project, make_project_page, refreshed

from .unfit import FIT, api, new_draft

pytestmark = pytest.mark.django_db
PARAGRAPH = ("paragraph", "<p>Teksti.</p>")


def refused_fields(page: NewsPage) -> set[str]:
    with pytest.raises(PublicationRefused) as refused:
        page.get_latest_revision().publish()
    assert not refreshed(page).live
    assert {one.rule_id for one in refused.value.findings} >= {"FRM-02"}
    return set(refused.value.message_dict)


@pytest.mark.parametrize(
    "block",
    [
        ("quote", {"text": "", "speaker": "Kunta"}),
        ("quote", {"text": "Pitkä. " * 60, "speaker": ""}),
        ("heading", ""),
        ("heading", "Väliotsikko " * 12),
        ("paragraph", "<p> </p>"),
        ("picture", {"picture": None, "alt_text": "", "caption": ""}),
        ("library", None),
    ],
    ids=lambda block: f"{block[0]}",
)
def test_full_clean_never_runs_blocks_clean_but_the_gate_asks(parent, block):
    page = new_draft(parent, FIT, body=[PARAGRAPH, block])
    page.full_clean()
    assert refused_fields(page) == {"body"}


def test_parts_of_a_block_that_don_t_go_together(parent):
    page = new_draft(parent, FIT, contact=[("contact", CONTACT | {"email": "", "phone": ""})])
    assert refused_fields(page) == {"contact"}
    project = make_project_page(make_project())
    draft = project.get_latest_revision_as_object()
    draft.further_reading = [("link", {"page": None, "address": "", "words": "Kunnan sivut"})]
    with pytest.raises(PublicationRefused) as refused:
        draft.save_revision().publish()
    assert set(refused.value.message_dict) == {"further_reading"}
    assert list(ProjectPage.objects.get(pk=project.pk).further_reading) == []


def test_a_draft_with_a_missing_required_block_is_not_published_over_the_api(parent):
    page = new_draft(parent, FIT, body=[PARAGRAPH, ("quote", {"text": "", "speaker": ""})])
    response = api("post", f"{page.pk}/actions/publish/")
    assert response.status_code == 422 and not refreshed(page).live
    (error,) = response.json()["errors"]
    assert error["loc"] == ["body"] and error["type"] == "FRM-02"


def test_a_draft_that_the_api_made_with_a_missing_block_is_not_published_by_it(parent):
    body = [
        {"type": "paragraph", "value": "<p>Teksti.</p>"},
        {"type": "quote", "value": {"text": "", "speaker": ""}},
    ]
    meta = {"type": "news.NewsPage", "parent_id": parent.pk}
    made = api("post", "", {"meta": meta, "title": FIT, "slug": "kesken", "lead": LEAD, "body": body})
    assert made.status_code == 201, made.content
    assert api("post", f"{made.json()['id']}/actions/publish/").status_code == 422
    assert not NewsPage.objects.get(slug="kesken").live


def test_too_many_blocks_of_a_blank_stream(parent):
    page = new_draft(parent, FIT, contact=[("contact", CONTACT)] * 3)
    assert refused_fields(page) == {"contact"}


def test_block_counts_hold_on_drafts_and_blank_streams(parent, monkeypatch):
    stream = NewsPage._meta.get_field("body").stream_block
    assert isinstance(stream, NewsBody)
    monkeypatch.setattr(stream.meta, "block_counts", {"quote": {"min_num": 1}, "paragraph": {"max_num": 1}})
    page = new_draft(parent, FIT, body=[PARAGRAPH, PARAGRAPH])
    with pytest.raises(PublicationRefused) as refused:
        page.get_latest_revision().publish()
    assert [one.rule_id for one in refused.value.findings] == ["FRM-02", "FRM-02"]
    assert not refreshed(page).live


def panels_of(panel):
    yield panel
    for child in getattr(panel, "children", ()):
        yield from panels_of(child)


def test_no_page_type_trusts_a_panel_to_protect_a_field():
    """`read_only` is overwritten over API v3, and `permission` answers 500 there: what is locked isn't a field,
    or is a column that no form has."""
    trusting = [
        (model.__name__, panel.field_name)
        for model in get_page_models()
        if issubclass(model, BrandedPage)
        for panel in panels_of(model.get_edit_handler())
        if isinstance(panel, FieldPanel) and (panel.read_only or panel.permission)
        if model._meta.get_field(panel.field_name).editable
    ]
    assert trusting == []


@pytest.mark.parametrize("field", ["publisher", "page_key", "funding", "locked", "live", "owner", "path"])
def test_what_is_locked_is_not_written_over_the_api(parent, field):
    page = new_draft(parent, FIT)
    before = NewsPage.objects.filter(pk=page.pk).values().get()
    assert api("patch", f"{page.pk}/", {"title": FIT, field: 1}).status_code == 422
    assert NewsPage.objects.filter(pk=page.pk).values().get() == before
