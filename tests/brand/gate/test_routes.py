"""Every route to publishing meets the gate: what breaks a must rule doesn't go live, and nothing else changes.

The page under test breaks TXT-01 (a headline in capitals); its twin is fit. Each route is tried with both.
"""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from brand.gate.refusal import PublicationRefused
from brand.models import RefusedSchedule
from news.models import NewsPage
from tests.builders import LEAD, bearer, make_news, municipality_page, refreshed
from tests.people import account

pytestmark = pytest.mark.django_db

FIT = "Kirjaston aukioloajat muuttuvat keväällä"
UNFIT = "KIRJASTON AUKIOLOAJAT MUUTTUVAT KEVÄÄLLÄ"
ROUTED = "viestija@karstula.example"


@pytest.fixture
def parent():
    return municipality_page("karstula")


@pytest.fixture
def draft(parent) -> NewsPage:
    """A draft that breaks a must rule."""
    page = NewsPage(
        title=UNFIT, slug="luonnos", lead=LEAD, live=False, body=[("paragraph", "<p>Teksti.</p>")]
    )
    parent.add_child(instance=page)
    page.save_revision(user=account(ROUTED))
    return refreshed(page)


@pytest.fixture
def live(parent) -> NewsPage:
    return make_news(parent, title=FIT)


@pytest.fixture
def once_fit(live) -> NewsPage:
    """A live page that a change of the rules, or SQL, has left unfit."""
    NewsPage.objects.filter(pk=live.pk).update(title=UNFIT)
    return refreshed(live)


def make_unfit(page: NewsPage):
    """A new revision of the page that breaks a must rule."""
    unfit = page.get_latest_revision_as_object()
    unfit.title = UNFIT
    return unfit.save_revision(user=account(ROUTED))


def form(title: str, **changes) -> dict:
    data = {
        "title": title,
        "slug": "uutinen",
        "lead": LEAD,
        "date": "2026-11-24",
        "picture": "",
        "project": "",
        "body": streamfield([("paragraph", rich_text("<p>Teksti.</p>"))]),
        "contact": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    return nested_form_data(data | changes)


def api(method: str, path: str, body: dict | None = None):
    return getattr(Client(), method)(
        f"/api/v3/pages/{path}",
        json.dumps(body or {}),
        content_type="application/json",
        headers=bearer(account(ROUTED)),
    )


def is_shown(page: NewsPage, title: str) -> bool:
    response = Client().get(page.get_url())
    return response.status_code == 200 and title in response.content.decode().replace("\u00ad", "")


def messages_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


# Through the editor


def test_create_and_publish(karstula, parent):
    address = f"/admin/pages/add/news/newspage/{parent.pk}/"
    response = karstula.post(address, form(UNFIT, **{"action-publish": "1"}))
    assert response.status_code == 200 and not NewsPage.objects.filter(slug="uutinen").exists()
    page = response.content.decode()
    assert "TXT-01" in page and UNFIT in page, "the field says why, and what was entered is still there"
    assert karstula.post(address, form(FIT, **{"action-publish": "1"})).status_code == 302
    assert NewsPage.objects.get(slug="uutinen").live


def test_create_a_draft(karstula, parent):
    assert karstula.post(f"/admin/pages/add/news/newspage/{parent.pk}/", form(UNFIT)).status_code == 302
    assert not NewsPage.objects.get(slug="uutinen").live


def test_edit_and_publish(karstula, live):
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", form(UNFIT, **{"action-publish": "1"}))
    assert response.status_code == 200 and "TXT-01" in response.content.decode()
    assert is_shown(live, FIT) and refreshed(live).latest_revision_id == live.latest_revision_id


def test_edit_and_save_a_draft_over_a_live_page(karstula, live):
    assert karstula.post(f"/admin/pages/{live.pk}/edit/", form(UNFIT, slug=live.slug)).status_code == 302
    assert is_shown(live, FIT) and refreshed(live).has_unpublished_changes


def test_revert_and_publish(karstula, live):
    unfit = make_unfit(live)
    data = form(UNFIT, slug=live.slug, revision=unfit.pk, **{"action-publish": "1"})
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", data)
    assert response.status_code == 200 and is_shown(live, FIT)


def test_the_word_is_in_the_language_of_the_editor_s_admin(karstula, live):
    profile = account(ROUTED).wagtail_userprofile if hasattr(account(ROUTED), "wagtail_userprofile") else None
    assert profile is None or profile.preferred_language in ("", "fi")
    response = karstula.post(f"/admin/pages/{live.pk}/edit/", form("Lyhyt", **{"action-publish": "1"}))
    with translation.override("en"):
        english = karstula.post(
            f"/admin/pages/{live.pk}/edit/", form("Lyhyt", **{"action-publish": "1"})
        ).content.decode()
    assert "TXT-01" in response.content.decode() and "TXT-01" in english


# Through a workflow


@pytest.fixture
def workflow(parent):
    """The brand team approves what Karstula writes."""
    task = GroupApprovalTask.objects.create(name="Hyväksyntä")
    task.groups.set(account("brandi@sydansuomessa.example").groups.all())
    workflow = Workflow.objects.create(name="Hyväksyntä")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=parent)
    return workflow


def approval(page: NewsPage, state) -> str:
    return reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state_id]
    )


def test_workflow_approval(brand_team, workflow, draft):
    state = workflow.start(draft, account(ROUTED))
    address = approval(draft, state)
    response = brand_team.post(
        address, HTTP_REFERER=f"http://testserver/admin/pages/{draft.pk}/edit/", follow=True
    )
    assert response.status_code == 200 and "TXT-01" not in response.request["PATH_INFO"]
    assert UNFIT in response.content.decode()
    state.refresh_from_db()
    assert not refreshed(draft).live and state.status == state.STATUS_IN_PROGRESS


def test_workflow_approval_from_the_editor(brand_team, workflow, draft):
    workflow.start(draft, account(ROUTED))
    data = form(UNFIT, slug=draft.slug, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    response = brand_team.post(f"/admin/pages/{draft.pk}/edit/", data)
    assert response.status_code == 200 and "TXT-01" in response.content.decode()
    assert not refreshed(draft).live


def test_workflow_approval_of_a_fit_page(brand_team, workflow, parent):
    page = NewsPage(title=FIT, slug="kunnossa", lead=LEAD, live=False, body=[("paragraph", "<p>Teksti.</p>")])
    parent.add_child(instance=page)
    page.save_revision(user=account(ROUTED))
    state = workflow.start(page, account(ROUTED))
    brand_team.post(approval(page, state))
    assert refreshed(page).live


# In bulk


def test_bulk_publish_sends_out_the_good_and_lists_the_rest(karstula, parent, draft):
    good = NewsPage(title=FIT, slug="kunnossa", lead=LEAD, live=False, body=[("paragraph", "<p>Teksti.</p>")])
    parent.add_child(instance=good)
    good.save_revision()
    response = karstula.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}&id={good.pk}&next=/admin/pages/{parent.pk}/",
        follow=True,
    )
    assert response.status_code == 200
    assert refreshed(good).live and not refreshed(draft).live
    assert UNFIT in response.content.decode()


# On schedule


def schedule(page: NewsPage, title: str = FIT):
    """An approved schedule that is due, put in place while the page was fit."""
    revision_page = page.get_latest_revision_as_object()
    revision_page.title = FIT
    revision_page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = revision_page.save_revision(user=account(ROUTED))
    revision.publish()
    due = timezone.now() - timedelta(minutes=1)
    content = revision.content | {"title": title, "draft_title": title, "go_live_at": due.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=due)
    revision.refresh_from_db()
    return revision


def test_a_schedule_for_what_is_unfit_is_refused(karstula, draft):
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    data = form(UNFIT, slug=draft.slug, go_live_at=later, **{"action-publish": "1"})
    assert karstula.post(f"/admin/pages/{draft.pk}/edit/", data).status_code == 200
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_script_s_schedule_over_a_live_page_is_refused(live):
    unfit = live.get_latest_revision_as_object()
    unfit.title = UNFIT
    unfit.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(PublicationRefused):
        unfit.save_revision().publish()
    assert not live.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_scheduled_publishing_goes_page_by_page(parent, draft, mailoutbox):
    good = NewsPage(
        title=FIT, slug="ajastettu", lead=LEAD, live=False, body=[("paragraph", "<p>Teksti.</p>")]
    )
    parent.add_child(instance=good)
    bad_revision, _good_revision = schedule(draft, UNFIT), schedule(good)
    call_command("publish_scheduled", verbosity=0)
    bad_revision.refresh_from_db()
    assert refreshed(good).live and not refreshed(draft).live
    assert bad_revision.approved_go_live_at is not None, "its schedule stands"
    (mail,) = mailoutbox
    assert mail.to == [ROUTED] and FIT not in mail.body and f"/admin/pages/{draft.pk}/edit/" in mail.body


def test_a_refused_schedule_is_told_once_and_on_the_dashboard(karstula, kinnula, draft, mailoutbox):
    schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    call_command("publish_scheduled", verbosity=0)
    assert len(mailoutbox) == 1 and RefusedSchedule.objects.count() == 1
    assert 'id="refused-schedules' in karstula.get("/admin/").content.decode()
    assert 'id="refused-schedules' not in kinnula.get("/admin/").content.decode()


def test_a_mended_page_goes_out_at_the_next_run(draft):
    revision = schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content | {"title": FIT})
    call_command("publish_scheduled", verbosity=0)
    assert refreshed(draft).live and not RefusedSchedule.objects.exists()


def test_a_page_published_by_hand_is_refused_no_longer(karstula, draft):
    schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    mended = refreshed(draft).get_latest_revision_as_object()
    mended.title, mended.go_live_at = FIT, None
    mended.save_revision().publish()
    assert 'id="refused-schedules' not in karstula.get("/admin/").content.decode()
    call_command("publish_scheduled", verbosity=0)
    assert not RefusedSchedule.objects.exists()


def test_what_has_run_out_is_unpublished(live):
    NewsPage.objects.filter(pk=live.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert not refreshed(live).live


# Over the API


def test_api_create_and_publish(parent):
    body = {
        "meta": {"type": "news.NewsPage", "action": "publish", "parent_id": parent.pk},
        "title": UNFIT,
        "lead": LEAD,
    }
    response = api("post", "", body)
    assert response.status_code == 422 and "TXT-01" in response.content.decode()
    assert not NewsPage.objects.filter(title=UNFIT).exists()


def test_api_patch_and_publish(live):
    body = {"meta": {"type": "news.NewsPage", "action": "publish"}, "title": UNFIT}
    response = api("patch", f"{live.pk}/", body)
    assert response.status_code == 422 and "TXT-01" in response.content.decode()
    assert is_shown(live, FIT) and refreshed(live).latest_revision_id == live.latest_revision_id


def test_api_patch_a_draft(live):
    response = api("patch", f"{live.pk}/", {"meta": {"type": "news.NewsPage"}, "title": UNFIT})
    assert response.status_code == 200 and is_shown(live, FIT)


def test_api_publish(draft):
    response = api("post", f"{draft.pk}/actions/publish/")
    assert response.status_code == 422 and "TXT-01" in response.content.decode()
    assert not refreshed(draft).live


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_api_copies_of_an_unfit_live_page(once_fit, action):
    before = Page.objects.count()
    body = {"parent_id": once_fit.get_parent().pk, "slug": "kopio", "keep_live": True, "recursive": True}
    response = api("post", f"{once_fit.pk}/actions/{action}/", body)
    assert response.status_code in (400, 422), response.content
    assert Page.objects.count() == before


def test_the_old_admin_api_s_publish(karstula, draft):
    response = karstula.post(f"/admin/api/main/pages/{draft.pk}/action/publish/")
    assert response.status_code == 400 and not refreshed(draft).live


# By copy and alias


def test_copy_with_keep_live(karstula, once_fit, parent):
    data = {
        "new_title": UNFIT,
        "new_slug": "kopio",
        "new_parent_page": parent.pk,
        "copy_subpages": "",
        "publish_copies": "on",
        "alias": "",
    }
    response = karstula.post(f"/admin/pages/{once_fit.pk}/copy/", data, follow=True)
    assert response.status_code == 200 and not Page.objects.filter(slug="kopio").exists()
    assert (
        karstula.post(f"/admin/pages/{once_fit.pk}/copy/", data | {"publish_copies": ""}).status_code == 302
    )
    assert not Page.objects.get(slug="kopio").live


def test_recursive_copy_is_all_or_nothing(once_fit, brand_team):
    parent = once_fit.get_parent()
    before = Page.objects.count()
    data = {
        "new_title": "Kopio kunnan sivusta",
        "new_slug": "kopio",
        "new_parent_page": parent.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "",
    }
    response = brand_team.post(f"/admin/pages/{parent.pk}/copy/", data, follow=True)
    assert response.status_code == 200 and Page.objects.count() == before


def test_alias_of_an_unfit_page(once_fit):
    with pytest.raises(PublicationRefused):
        once_fit.create_alias(parent=municipality_page("kinnula"))


def test_converting_an_alias_changes_nothing_readers_see(karstula, live, parent):
    alias = live.create_alias(parent=parent, update_slug="alias")
    NewsPage.objects.filter(pk=alias.pk).update(title=UNFIT)
    response = karstula.post(f"/admin/pages/{alias.pk}/convert_alias/", follow=True)
    assert response.status_code == 200
    assert refreshed(alias).title == UNFIT


def test_an_alias_update_carries_no_unfit_text(live):
    alias = live.create_alias(parent=municipality_page("kinnula"))
    with pytest.raises(PublicationRefused):
        make_unfit(live).publish()
    assert refreshed(alias).title == FIT


# By script


def test_a_script_s_publish(draft):
    with pytest.raises(PublicationRefused) as refused:
        draft.get_latest_revision().publish()
    assert "title" in refused.value.message_dict
    assert not refreshed(draft).live


def test_a_script_s_save(live):
    live.title = UNFIT
    with pytest.raises(ValidationError):
        live.save()
    assert is_shown(live, FIT)


def test_a_script_s_new_live_page(parent):
    with pytest.raises(ValidationError):
        parent.add_child(instance=NewsPage(title=UNFIT, slug="uusi", lead=LEAD, live=True))
    assert not NewsPage.objects.filter(slug="uusi").exists()


def test_housekeeping_passes_an_unfit_live_page(once_fit, karstula):
    """What changes nothing for readers is not refused: drafts, locks, moves, unpublishing."""
    once_fit.save_revision()
    once_fit.locked = True
    once_fit.save(update_fields=["locked"])
    once_fit.move(municipality_page("kinnula"), pos="last-child")
    page = refreshed(once_fit)
    page.unpublish()
    assert not refreshed(page).live
