"""The schedule and the worker's records: each job once, whoever runs it, and what it said is kept."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import get_commands, load_command_class
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.users.models import UserProfile

from brand.models import User
from brand.roles import BRAND_TEAM
from home.demo.accounts import make_account
from news.models import NewsPage
from sydansuomessa.models import ScheduledJob, WorkerHeartbeat
from sydansuomessa.schedule import SCHEDULE
from sydansuomessa.worker.jobs import LEASE, Job, claim, hold_on, put_down, run
from sydansuomessa.worker.state import work_state
from sydansuomessa.worker.times import daily, every
from tests.builders import make_news, municipality_page

pytestmark = pytest.mark.django_db
FINLAND = ZoneInfo("Europe/Helsinki")


def scheduled(job: Job, ago: timedelta = timedelta(seconds=1)) -> ScheduledJob:
    """The job's record, due since then."""
    put_down([job], timezone.now())
    ScheduledJob.objects.filter(name=job.name).update(due=timezone.now() - ago)
    return ScheduledJob.objects.get(name=job.name)


def run_when_due(job: Job) -> ScheduledJob:
    ScheduledJob.objects.filter(name=job.name).update(due=timezone.now())
    assert claim(job, timezone.now())
    run(job)
    return ScheduledJob.objects.get(name=job.name)


def test_steps_fall_on_the_clock():
    assert every(minutes=5).after(datetime(2026, 11, 24, 9, 3, 7, tzinfo=UTC)).minute == 5
    assert every(minutes=5).after(datetime(2026, 11, 24, 9, 5, tzinfo=UTC)).minute == 10


def test_a_daily_job_keeps_local_time_over_the_change_of_clocks():
    before = datetime(2026, 3, 28, 12, tzinfo=FINLAND)
    due = daily(4, 10).after(before)
    assert due.astimezone(FINLAND).isoformat() == "2026-03-29T04:10:00+03:00"
    assert daily(4, 10).after(due).astimezone(FINLAND).isoformat() == "2026-03-30T04:10:00+03:00"


@pytest.mark.parametrize("job", SCHEDULE, ids=lambda job: job.name)
def test_every_line_of_the_schedule_is_a_command_that_takes_its_arguments(job, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    name, *arguments = job.command_line.split()
    command = load_command_class(get_commands()[name], name)
    command.create_parser("manage.py", name).parse_args(arguments)


def test_lines_have_different_names():
    assert len({job.name for job in SCHEDULE}) == len(SCHEDULE)


def test_a_job_is_claimed_once_and_only_when_due():
    job = Job(every(minutes=1), "clearsessions")
    put_down([job], timezone.now())
    assert not claim(job, timezone.now())
    scheduled(job)
    assert [claim(job, timezone.now()) for _worker in range(3)] == [True, False, False]


def test_a_dead_worker_s_job_is_taken_over_soon():
    job = Job(every(minutes=1), "clearsessions")
    scheduled(job)
    now = timezone.now()
    assert claim(job, now)
    assert not claim(job, now + LEASE)
    assert claim(job, now + LEASE + timedelta(seconds=1))


def test_a_living_worker_holds_its_job_but_not_for_ever():
    job = Job(every(minutes=1), "clearsessions", longest=timedelta(minutes=10))
    scheduled(job)
    began = now = timezone.now()
    assert claim(job, began)
    while now < began + timedelta(minutes=9):
        now += LEASE / 2
        hold_on(job, now)
        assert not claim(job, now)
    for _beat in range(6):
        now += LEASE / 2
        hold_on(job, now)
    assert claim(job, now)


def test_what_has_run_is_kept_and_due_again():
    job = Job(daily(2, 30), "check_guideline --json")
    scheduled(job)
    record = run_when_due(job)
    assert record.succeeded is True and '"findings"' in record.output
    assert record.due > timezone.now() and record.claimed_until is None


def test_a_command_that_breaks_off_is_kept_as_failed_and_due_again():
    job = Job(every(minutes=1), "import_project no-such-file.txt")
    scheduled(job)
    record = run_when_due(job)
    assert record.succeeded is False and "no-such-file.txt" in record.output
    assert record.due > timezone.now()


def test_a_job_taken_off_the_schedule_is_forgotten():
    scheduled(Job(every(minutes=1), "clearsessions"))
    put_down([Job(every(minutes=2), "publish_scheduled")], timezone.now())
    assert list(ScheduledJob.objects.values_list("name", flat=True)) == ["publish_scheduled"]


def test_publishing_by_the_schedule():
    page = make_news(municipality_page("karstula"))
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(milliseconds=10)
    page.save_revision(approved_go_live_at=page.go_live_at)
    job = Job(every(minutes=1), "publish_scheduled")
    scheduled(job)
    run_when_due(job)
    assert NewsPage.objects.get(pk=page.pk).live


def test_the_brand_team_is_told_once_of_what_the_night_finds():
    job = next(job for job in SCHEDULE if job.command_line.startswith("check_guideline"))
    scheduled(job)
    page = make_news(municipality_page("karstula"))
    NewsPage.objects.filter(pk=page.pk).update(lead="")
    Page.objects.filter(pk=page.pk).update(title="")
    reader = make_account(
        "svensk@sydansuomessa.example", "Svea", "Svensk", Group.objects.get(name=BRAND_TEAM)
    )
    reader = User.objects.get(email=reader.email)
    UserProfile.objects.create(user=reader, preferred_language="sv")

    assert run_when_due(job).succeeded is False
    (letter,) = [each for each in mail.outbox if each.to == ["brandi@sydansuomessa.example"]]
    assert f"/admin/pages/{page.pk}/edit/" in letter.body
    assert "Julkaistut sivut" in letter.subject
    (swedish,) = [each for each in mail.outbox if each.to == [reader.email]]
    with translation.override("sv"):
        assert swedish.subject == gettext("The published pages break the guideline")
    assert "TXT-02: Ingressen" in swedish.body, "what is to mend, not the opening alone"
    assert f"/admin/pages/{page.pk}/edit/" in swedish.body
    count = len(mail.outbox)
    run_when_due(job)
    assert len(mail.outbox) == count

    page.delete()
    assert run_when_due(job).succeeded is True
    assert len(mail.outbox) == count


def test_one_of_the_brand_team_who_can_t_be_reached_keeps_the_letter_from_nobody(monkeypatch):
    job = next(job for job in SCHEDULE if job.command_line.startswith("check_guideline"))
    scheduled(job)
    make_account("uusi@sydansuomessa.example", "Uuno", "Uusi", Group.objects.get(name=BRAND_TEAM))
    page = make_news(municipality_page("karstula"))
    NewsPage.objects.filter(pk=page.pk).update(lead="")
    send = EmailBackend.send_messages

    def refuse_one(self, messages):
        if messages[0].to == ["brandi@sydansuomessa.example"]:
            raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)
    run_when_due(job)
    assert [letter.to for letter in mail.outbox] == [["uusi@sydansuomessa.example"]]
    run_when_due(job)
    assert len(mail.outbox) == 1


def test_a_missing_worker_is_named(client, settings):
    settings.WORKER = True
    assert "taustatyö ei ole käynnissä" in client.get("/healthz/ready").content.decode()
    now = timezone.now()
    WorkerHeartbeat.objects.create(name="one", started_at=now, seen_at=now)
    assert client.get("/healthz/ready").content == b"ok"
    WorkerHeartbeat.objects.update(seen_at=now - timedelta(minutes=2))
    assert (
        "taustatyö ei ole käynnissä (nähty viimeksi 120 s sitten)"
        in client.get("/healthz/ready").content.decode()
    )


def test_a_late_schedule_is_named():
    scheduled(Job(every(minutes=1), "publish_scheduled"), ago=timedelta(minutes=20))
    state = work_state()
    assert state.schedule_lag == pytest.approx(1200, abs=5)
    assert any("publish_scheduled" in complaint for complaint in state.complaints())
