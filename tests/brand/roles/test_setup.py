"""The roles are set up by one command, as often as one likes, and follow each municipality's choice."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
)
from wagtail_localize.operations import translate_object

from brand.models import Municipality
from brand.roles import BRAND_TEAM
from news.models import NewsPage
from tests.builders import make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db


def permissions() -> dict:
    return {
        "groups": list(Group.objects.order_by("pk").values_list("pk", "name", "permissions", "user")),
        "pages": set(GroupPagePermission.objects.values_list("group", "page", "permission")),
        "collections": set(
            GroupCollectionPermission.objects.values_list("group", "collection", "permission")
        ),
        "workflows": list(Workflow.objects.values_list("pk", "name", "active", "workflow_tasks__task")),
        "workflow pages": set(WorkflowPage.objects.values_list("page", "workflow")),
    }


def let_approve(slug: str) -> Municipality:
    municipality = Municipality.objects.get(slug=slug)
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    return municipality


def test_the_command_can_be_run_again():
    before = permissions()
    call_command("set_up_roles", verbosity=0)
    assert permissions() == before


def test_the_command_takes_away_what_does_not_belong():
    before = permissions()
    kinnula, karstula = (Municipality.objects.get(slug=slug).editors for slug in ("kinnula", "karstula"))
    row = GroupPagePermission.objects.filter(group=karstula).first()
    GroupPagePermission.objects.create(group=kinnula, page=row.page, permission=row.permission)
    row = GroupCollectionPermission.objects.filter(group=karstula).first()
    GroupCollectionPermission.objects.create(
        group=kinnula, collection=Collection.get_first_root_node(), permission=row.permission
    )
    call_command("set_up_roles", verbosity=0)
    assert permissions() == before


def test_a_renamed_group_stays_the_municipality_s():
    group = Municipality.objects.get(slug="karstula").editors
    group.name = "Karstulan väki"
    group.save()
    call_command("set_up_roles", verbosity=0)
    assert Municipality.objects.get(slug="karstula").editors == group
    assert not Group.objects.filter(name="Karstula: viestijät").exists()


def test_wagtail_s_groups_over_everything_are_gone_unless_somebody_is_in_them():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    account("viestija@kinnula.example").groups.add(Group.objects.create(name="Editors"))
    call_command("set_up_roles", verbosity=0)
    assert Group.objects.filter(name="Editors").exists()


def test_everything_that_has_no_approver_of_its_own_is_moderated_by_the_brand_team():
    workflow = municipality_page("karstula").get_workflow()
    task = workflow.tasks.get().specific
    assert list(task.groups.values_list("name", flat=True)) == [BRAND_TEAM]


def test_a_municipality_chooses_its_approver_and_changes_its_mind(brand_team):
    before = permissions()["pages"]
    municipality = let_approve("karstula")
    page = municipality_page("karstula")
    item = make_news(page)
    approvers = page.get_workflow().tasks.get().specific.groups.values_list("name", flat=True)
    assert set(approvers) == {municipality.chief_editors.name, BRAND_TEAM}
    editor = account("viestija@karstula.example")
    assert not item.permissions_for_user(editor).can_publish()
    neighbour = municipality_page("kinnula")
    assert neighbour.permissions_for_user(account("viestija@kinnula.example")).can_publish()
    municipality.publishing = Municipality.Publishing.EDITORS
    municipality.save()
    assert permissions()["pages"] == before
    assert Page.objects.get(pk=item.pk).permissions_for_user(account(editor.email)).can_publish()


def submitted(item: NewsPage) -> WorkflowState:
    item.lead = "Uusi ingressi kertoo samasta asiasta toisin sanoin, ja sitä on riittävästi."
    item.save_revision()
    editor = account("viestija@karstula.example")
    return item.get_workflow().start(refreshed(item), editor)


def approve(client, item: NewsPage, state: WorkflowState):
    task = state.current_task_state.pk
    return client.post(f"/admin/pages/workflow/action/{item.pk}/approve/{task}/", {"next": "/admin/"})


@pytest.mark.parametrize("who", ["paatoimittaja@karstula", "brandi@sydansuomessa"])
def test_the_chief_editor_or_the_brand_team_approves_and_the_page_is_published(who):
    let_approve("karstula")
    item = make_news(municipality_page("karstula"))
    approve(signed_in(f"{who}.example"), item, submitted(item))
    assert refreshed(item).lead.startswith("Uusi ingressi")


@pytest.mark.parametrize(
    "who", ["viestija@karstula", "paatoimittaja@kinnula", "viestija@kinnula", "hanke@sydansuomessa"]
)
def test_nobody_else_approves(who):
    let_approve("karstula")
    item = make_news(municipality_page("karstula"))
    state = submitted(item)
    approve(signed_in(f"{who}.example"), item, state)
    assert not refreshed(item).lead.startswith("Uusi ingressi")
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_the_front_page_in_another_language_is_the_editors_as_soon_as_it_is_there():
    swedish = Locale.objects.get(language_code="sv")
    page = municipality_page("karstula")
    translate_object(page, [swedish], user=account("brandi@sydansuomessa.example"))
    translated = page.get_translation(swedish)
    assert translated.permissions_for_user(account("viestija@karstula.example")).can_edit()
    assert not translated.permissions_for_user(account("viestija@kinnula.example")).can_edit()
