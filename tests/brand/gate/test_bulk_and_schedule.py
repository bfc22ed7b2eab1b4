"""Many pages at once: the good ones go out, the others stay as they were and their editors are told."""

from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from brand.gate.refusal import PublicationRefused
from brand.models import RefusedSchedule
from news.models import NewsPage
from tests.builders import refreshed
from tests.people import account

from .unfit import FIT, UNFIT, WRITER, headline, is_shown, new_draft, speaks, tells

pytestmark = pytest.mark.django_db


def test_bulk_publish_sends_out_the_good_and_lists_the_rest(karstula, parent, draft, language):
    good = new_draft(parent, FIT, slug="kunnossa")
    address = (
        f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}&id={good.pk}&next=/admin/pages/{parent.pk}/"
    )
    response = karstula.post(address, follow=True)
    assert response.status_code == 200
    assert refreshed(good).live and not refreshed(draft).live
    refusals = [str(one) for one in response.context["messages"] if one.level_tag == "error"]
    (said,) = refusals
    assert UNFIT in said and FIT not in said and tells(said, language, headline(language))
    assert refreshed(draft).latest_revision_id == draft.latest_revision_id


def schedule(page: NewsPage, title: str = FIT):
    """An approved schedule that is due, put in place while the page was fit."""
    revision_page = page.get_latest_revision_as_object()
    revision_page.title = FIT
    revision_page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = revision_page.save_revision(user=account(WRITER))
    revision.publish()
    due = timezone.now() - timedelta(minutes=1)
    content = revision.content | {"title": title, "draft_title": title, "go_live_at": due.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=due)
    revision.refresh_from_db()
    return revision


def test_a_script_s_schedule_over_a_live_page_is_refused(live):
    unfit = live.get_latest_revision_as_object()
    unfit.title = UNFIT
    unfit.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(PublicationRefused):
        unfit.save_revision().publish()
    assert not live.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_scheduled_publishing_goes_page_by_page(parent, draft, mailoutbox, language):
    """Wagtail's stops at the first page that fails and has cleared its schedule. The bad one is due first here."""
    good = new_draft(parent, FIT, slug="ajastettu")
    bad_revision, _good_revision = schedule(draft, UNFIT), schedule(good)
    call_command("publish_scheduled", verbosity=0)
    bad_revision.refresh_from_db()
    assert refreshed(good).live and not refreshed(draft).live
    assert bad_revision.approved_go_live_at is not None, "its schedule stands"
    (mail,) = mailoutbox
    assert mail.to == [WRITER] and FIT not in mail.body and f"/admin/pages/{draft.pk}/edit/" in mail.body
    assert tells(mail.body, language, headline(language)), "in the editor's language, not the run's"


def test_a_schedule_over_a_live_page_leaves_it_as_readers_know_it(live):
    schedule(live, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    assert is_shown(live, FIT)


def test_a_refused_schedule_is_told_once_and_on_the_dashboard(karstula, kinnula, draft, mailoutbox, language):
    schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    call_command("publish_scheduled", verbosity=0)
    assert len(mailoutbox) == 1 and RefusedSchedule.objects.count() == 1
    dashboard = karstula.get("/admin/").content.decode()
    assert 'id="refused-schedules' in dashboard and tells(dashboard, language, headline(language))
    assert 'id="refused-schedules' not in kinnula.get("/admin/").content.decode()


def test_each_who_looks_reads_it_in_their_own_language(karstula, karstula_chief, draft):
    schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    speaks("paatoimittaja@karstula.example", "sv")
    assert tells(karstula.get("/admin/").content.decode(), "fi")
    assert tells(karstula_chief.get("/admin/").content.decode(), "sv")


def test_a_mended_page_goes_out_at_the_next_run(karstula, draft):
    revision = schedule(draft, UNFIT)
    call_command("publish_scheduled", verbosity=0)
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content | {"title": FIT})
    dashboard = karstula.get("/admin/").content.decode()
    assert 'id="refused-schedules' in dashboard and "TXT-01" not in dashboard
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


def test_a_refused_page_s_letter_that_can_t_be_sent_holds_up_no_other_page(parent, draft, monkeypatch):
    schedule(draft, title=UNFIT)
    other = new_draft(parent, FIT, slug="kunnossa")
    schedule(other)

    def fail(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    call_command("publish_scheduled", verbosity=0)
    assert refreshed(other).live and not refreshed(draft).live
    assert RefusedSchedule.objects.get().page_id == draft.pk
