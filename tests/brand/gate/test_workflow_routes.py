"""Approval in a workflow meets the gate, and isn't offered where the gate would refuse it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext
from lxml import html
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from brand.models import RuleSetting
from brand.rulebook import Severity
from news.models import NewsPage
from tests.builders import refreshed
from tests.people import account

from .unfit import BRAND_TEAM, FIT, UNFIT, WRITER, form, headline, new_draft, tells

pytestmark = pytest.mark.django_db


@pytest.fixture
def workflow(parent):
    """The brand team approves what Karstula writes."""
    task = GroupApprovalTask.objects.create(name="Hyväksyntä")
    task.groups.set(account(BRAND_TEAM).groups.all())
    workflow = Workflow.objects.create(name="Hyväksyntä")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=parent)
    return workflow


def approval(page: NewsPage, state) -> str:
    names = [page.pk, "approve", state.current_task_state_id]
    return reverse("wagtailadmin_pages:workflow_action", args=names)


def test_approval_from_the_dashboard(brand_team, workflow, draft, language):
    state = workflow.start(draft, account(WRITER))
    came_from = "http://testserver/admin/"
    response = brand_team.post(approval(draft, state), headers={"referer": came_from}, follow=True)
    assert response.redirect_chain == [(came_from, 302)]
    (message,) = [str(one) for one in response.context["messages"]]
    assert UNFIT in message and tells(message, language, headline(language))
    state.refresh_from_db()
    assert not refreshed(draft).live and state.status == state.STATUS_IN_PROGRESS


def test_approval_from_the_editor(brand_team, workflow, draft, language):
    state = workflow.start(draft, account(WRITER))
    data = form(UNFIT, slug=draft.slug, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    response = brand_team.post(f"/admin/pages/{draft.pk}/edit/", data)
    assert response.status_code == 200 and tells(response.content.decode(), language)
    state.refresh_from_db()
    assert not refreshed(draft).live and state.status == state.STATUS_IN_PROGRESS


def test_approval_of_a_fit_page(brand_team, workflow, parent):
    page = new_draft(parent, FIT)
    state = workflow.start(page, account(WRITER))
    brand_team.post(approval(page, state))
    assert refreshed(page).live


def actions_in_editor(client, page: NewsPage) -> list[str]:
    tree = html.fromstring(client.get(f"/admin/pages/{page.pk}/edit/").content.decode())
    return tree.xpath("//@data-workflow-action-name")


def dashboard(client) -> html.HtmlElement:
    return html.fromstring(client.get("/admin/").content.decode())


def test_the_editor_doesn_t_offer_it_and_says_why(brand_team, workflow, draft, language):
    workflow.start(draft, account(WRITER))
    assert set(actions_in_editor(brand_team, draft)) == {"reject"}
    page = brand_team.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    with translation.override(language):
        one, many = (
            f"Not to be approved yet: %(counter)s {things} to mend" for things in ("thing", "things")
        )
        assert ngettext(one, many, 1).split(":")[0] in page
    draft.title = FIT
    draft.save_revision(user=account(BRAND_TEAM))
    assert set(actions_in_editor(brand_team, draft)) == {"reject", "approve"}


def test_the_dashboard_doesn_t_offer_it_and_says_why(brand_team, workflow, draft, parent, language):
    fit = new_draft(parent, FIT, slug="kunnossa")
    workflow.start(draft, account(WRITER))
    workflow.start(fit, account(WRITER))
    tree = dashboard(brand_team)
    offered = tree.xpath("//@data-workflow-action-url")
    assert [one for one in offered if f"/workflow/action/{fit.pk}/approve/" in one]
    assert not [one for one in offered if f"/workflow/action/{draft.pk}/approve/" in one]
    assert [one for one in offered if f"/workflow/action/{draft.pk}/reject/" in one]
    said = " ".join(tree.xpath("//*[starts-with(@id, 'approval-held-back')]//text()"))
    assert UNFIT in said and tells(said, language, headline(language)) and FIT not in said


def test_nothing_is_held_back_where_nothing_waits(brand_team):
    assert not dashboard(brand_team).xpath("//*[starts-with(@id, 'approval-held-back')]")


def test_the_dashboard_judges_once_until_something_changes(brand_team, workflow, draft):
    workflow.start(draft, account(WRITER))
    with CaptureQueriesContext(connection) as judging:
        assert held_back(brand_team)
    with CaptureQueriesContext(connection) as again:
        assert held_back(brand_team)
    assert reads_of_the_region(again) < reads_of_the_region(judging)
    RuleSetting.objects.create(rule_id="TXT-01", severity=Severity.SHOULD)
    assert not held_back(brand_team), "the rulebook has changed"


def held_back(client) -> list:
    return dashboard(client).xpath("//*[starts-with(@id, 'approval-held-back')]")


def reads_of_the_region(captured: CaptureQueriesContext) -> int:
    """Each judgement reads the region's record."""
    return sum('FROM "brand_region"' in query["sql"] for query in captured.captured_queries)
