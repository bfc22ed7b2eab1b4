"""A worker that is killed in the midst of its work: another does it, within minutes and without anybody's help."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail.tasks import delete_file_from_storage_task

from sydansuomessa.doctor import State
from sydansuomessa.doctor.database import examine_content, tasks_given_up
from sydansuomessa.models import ScheduledJob, WorkerHeartbeat
from sydansuomessa.schedule import SCHEDULE
from sydansuomessa.worker.jobs import claim, put_down
from sydansuomessa.worker.state import ALIVE_SECONDS
from sydansuomessa.worker.tasks import PAUSES, take_up_again
from tests.builders import make_news, municipality_page
from tests.services.process import stop, wait_until
from tests.services.project import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)


class HangsOnce(FileSystemStorage):
    """Storage that says nothing when it is first told to delete a file."""

    def delete(self, name: str) -> None:
        begun = Path(self.path(name)).with_suffix(".begun")
        if not begun.exists():
            begun.touch()
            time.sleep(600)
        super().delete(name)


class TakesTime(FileSystemStorage):
    """Storage that is slow to delete."""

    def delete(self, name: str) -> None:
        Path(self.path(name)).with_suffix(".begun").touch()
        time.sleep(3)
        super().delete(name)


class Counts(FileSystemStorage):
    """Storage that writes down what it deletes."""

    def delete(self, name: str) -> None:
        with Path(self.path("deleted")).open("a") as deleted:
            deleted.write(f"{name}\n")
        super().delete(name)


@pytest.fixture
def start_worker(tmp_path):
    """Starts a worker on this test's own database."""
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    env = environment(url, settings.MEDIA_ROOT, WORKER="1")
    running = []

    def start() -> subprocess.Popen:
        with (tmp_path / "worker.log").open("a") as log:
            command = [sys.executable, "manage.py", "worker"]
            running.append(subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log))
        return running[-1]

    yield start
    for process in running:
        process.kill()
    stop(running)


@pytest.fixture
def doomed(tmp_path):
    """A file that a background task is to delete from a storage that hangs once."""
    file = tmp_path / "alkuperainen.jpg"
    file.touch()
    enqueue((f"{HangsOnce.__module__}.HangsOnce", [str(tmp_path)], {}), file.name)
    return file


def enqueue(*arguments) -> DBTaskResult:
    """One of Wagtail's own tasks, as it stands in the database when a worker is to do it."""
    return DBTaskResult.objects.create(
        task_path=delete_file_from_storage_task.module_path,
        args_kwargs={"args": arguments, "kwargs": {}},
        backend_name="default",
    )


def as_if_long_ago() -> None:
    """What the dead worker left was left before it counts as dead."""
    before = timezone.now() - timedelta(seconds=ALIVE_SECONDS + 1)
    WorkerHeartbeat.objects.update(seen_at=before)
    DBTaskResult.objects.update(started_at=before)
    ScheduledJob.objects.exclude(claimed_until=None).update(
        claimed_until=F("claimed_until") - (timezone.now() - before)
    )


def test_the_task_of_a_killed_worker_is_done_by_the_next(start_worker, doomed):
    first = start_worker()
    wait_until(doomed.with_suffix(".begun").exists, "the task's beginning", first)
    first.kill()
    first.wait()
    assert DBTaskResult.objects.get().status == "RUNNING" and doomed.exists()
    as_if_long_ago()
    second = start_worker()
    wait_until(lambda: DBTaskResult.objects.get().status == "SUCCESSFUL", "the task's end", second)
    assert not doomed.exists()


def test_a_living_worker_keeps_its_task(start_worker, doomed):
    """However long it takes."""
    first = start_worker()
    wait_until(doomed.with_suffix(".begun").exists, "the task's beginning", first)
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(hours=3))
    take_up_again(timezone.now())
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_what_was_scheduled_goes_out_though_the_worker_at_it_was_killed(start_worker):
    """The claim of a dead worker ends with it, not an hour later."""
    page = make_news(municipality_page("karstula"))
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(milliseconds=10)
    page.save_revision(approved_go_live_at=page.go_live_at)
    put_down(SCHEDULE, timezone.now())
    ScheduledJob.objects.filter(name="publish_scheduled").update(due=timezone.now())
    assert claim(next(job for job in SCHEDULE if job.name == "publish_scheduled"), timezone.now())
    as_if_long_ago()
    worker = start_worker()
    wait_until(lambda: Page.objects.get(pk=page.pk).live, "the scheduled page", worker)


def test_a_task_at_which_worker_after_worker_dies_is_given_up_and_told(caplog):
    task = enqueue()
    for number in range(1, len(PAUSES) + 2):
        assert DBTaskResult.objects.get().status == "READY"
        DBTaskResult.objects.get().claim(f"worker-{number}")
        as_if_long_ago()
        take_up_again(timezone.now())
    task.refresh_from_db()
    assert task.status == "FAILED" and "worker-5" in task.traceback
    assert str(task.pk) in caplog.records[-1].getMessage() and caplog.records[-1].levelname == "ERROR"
    take_up_again(timezone.now() + timedelta(days=3))
    assert DBTaskResult.objects.get().status == "FAILED"
    (told,) = tasks_given_up()
    assert told.state == State.NOTICE and "delete_file_from_storage_task" in told.seen


def test_a_task_that_fails_is_tried_again_after_a_pause_and_not_for_ever():
    task = enqueue()
    now = timezone.now()
    for number, pause in enumerate(PAUSES, 1):
        task.claim(f"worker-{number}")
        task.set_failed(ConnectionError("storage is away"))
        DBTaskResult.objects.update(finished_at=now)
        take_up_again(now + pause - timedelta(seconds=1))
        assert DBTaskResult.objects.get().status == "FAILED"
        now += pause + timedelta(seconds=1)
        take_up_again(now)
        task.refresh_from_db()
        assert task.status == "READY" and task.enqueued_at == now
        assert not list(tasks_given_up())
    task.claim("worker-5")
    task.set_failed(ConnectionError("storage is away"))
    take_up_again(now + timedelta(days=3))
    assert DBTaskResult.objects.get().status == "FAILED" and list(tasks_given_up())


def test_a_task_about_what_has_been_deleted_is_left_alone():
    task = enqueue()
    task.claim("worker-1")
    task.set_failed(Page.DoesNotExist())
    take_up_again(timezone.now() + timedelta(days=3))
    assert DBTaskResult.objects.get().status == "FAILED" and not list(tasks_given_up())


def test_workers_that_die_again_and_again_are_told(settings):
    settings.WORKER = True
    now = timezone.now()
    for number in range(3):
        gone = now - timedelta(minutes=5 * (number + 1))
        WorkerHeartbeat.objects.create(name=f"gone-{number}", started_at=gone, seen_at=gone)
    WorkerHeartbeat.objects.create(name="alive", started_at=now, seen_at=now)
    (told,) = [found for found in examine_content() if "3" in found.seen and found.state == State.NOTICE]
    assert "journalctl" in told.mend


def test_a_worker_told_to_stop_finishes_its_task(start_worker, tmp_path):
    slow = tmp_path / "hidas.jpg"
    slow.touch()
    enqueue((f"{TakesTime.__module__}.TakesTime", [str(tmp_path)], {}), slow.name)
    worker = start_worker()
    wait_until(slow.with_suffix(".begun").exists, "the task's beginning", worker)
    worker.terminate()
    assert worker.wait(30) == 0
    assert DBTaskResult.objects.get().status == "SUCCESSFUL" and not slow.exists()
    assert not WorkerHeartbeat.objects.exists()


def test_two_workers_do_each_task_once(start_worker, tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.txt").touch()
        enqueue((f"{Counts.__module__}.Counts", [str(tmp_path)], {}), f"{number}.txt")
    workers = [start_worker(), start_worker()]
    wait_until(
        lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists(), "the tasks", workers[0]
    )
    assert len((tmp_path / "deleted").read_text().splitlines()) == 20
    assert {len(task.worker_ids) for task in DBTaskResult.objects.all()} == {1}
