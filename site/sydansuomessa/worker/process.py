"""The worker's process: background tasks in its main thread, the schedule and the heartbeat in others."""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from ..models import WorkerHeartbeat
from .jobs import Job, claim, due_among, hold_on, put_down, run
from .tasks import take_up_again

logger = logging.getLogger(__name__)
LOOK_SECONDS = 2.0
# A nightly job that takes minutes doesn't hold up the one that is due each minute.
JOBS_AT_ONCE = 3
FORGOTTEN_AFTER = timedelta(days=1)
TASKS_TAKEN_UP_EVERY = timedelta(seconds=30)


class WorkerProcess:
    """Runs until it gets SIGTERM or SIGINT; then it finishes what it has begun."""

    def __init__(self, jobs: Sequence[Job], task_seconds: float = 0.5):
        self.jobs = jobs
        # At most as long as the name of a task worker may be. Where each start has the same host and number, as in a
        # container, what a dead worker left would otherwise look like this one's.
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._stopping = threading.Event()
        self._started_at = timezone.now()
        self._running: dict[Job, Future] = {}
        self._took_up_tasks_at = self._started_at - TASKS_TAKEN_UP_EVERY
        self._has_put_down = False
        self._tasks = TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=task_seconds,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
        )

    def run(self) -> None:
        """Work until told to stop. Raises what breaks the schedule's thread: a worker that does half is none."""
        self._tasks.configure_signals()
        schedule = threading.Thread(target=self._follow_schedule, name="schedule", daemon=True)
        schedule.start()
        try:
            self._tasks.run()
        finally:
            self._stopping.set()
            schedule.join()

    def _follow_schedule(self) -> None:
        with ThreadPoolExecutor(JOBS_AT_ONCE, thread_name_prefix="job") as pool:
            while not self._stopping.is_set():
                self._as_far_as_there_is_a_database(lambda: self.look(pool))
                self._stopping.wait(LOOK_SECONDS)
            # Its jobs are its own until they have ended.
            while wait(self._running.values(), LOOK_SECONDS).not_done:
                self._as_far_as_there_is_a_database(lambda: self._beat(timezone.now()))
        self._say_goodbye()

    def _as_far_as_there_is_a_database(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DatabaseError:
            # It is away for now; the heartbeat goes stale and tells it.
            logger.exception("The schedule could not be read")
        finally:
            connections.close_all()

    def look(self, pool: ThreadPoolExecutor) -> None:
        """One look at the clock: write the heartbeat, start what is due. The jobs' records are put down at the first
        look that finds the database; a look at which nothing is due costs two statements."""
        now = timezone.now()
        self._beat(now)
        if not self._has_put_down:
            put_down(self.jobs, now)
            WorkerHeartbeat.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
            self._has_put_down = True
        if now - self._took_up_tasks_at >= TASKS_TAKEN_UP_EVERY:
            take_up_again(now)
            self._took_up_tasks_at = now
        for job in due_among(self.jobs, now):
            if not self._is_running(job) and claim(job, now):
                self._running[job] = pool.submit(_run_in_thread, job)

    def _beat(self, now: datetime) -> None:
        if not WorkerHeartbeat.objects.filter(name=self.name).update(seen_at=now):
            WorkerHeartbeat.objects.create(name=self.name, started_at=self._started_at, seen_at=now)
        for job in filter(self._is_running, self._running):
            hold_on(job, now)

    def _is_running(self, job: Job) -> bool:
        future = self._running.get(job)
        return future is not None and not future.done()

    def _say_goodbye(self) -> None:
        try:
            WorkerHeartbeat.objects.filter(name=self.name).delete()
        except DatabaseError:
            logger.warning("The worker could not take its heartbeat away")
        finally:
            connections.close_all()


def _run_in_thread(job: Job) -> None:
    close_old_connections()
    try:
        run(job)
    except DatabaseError:
        logger.exception("The outcome of the scheduled command %s could not be kept", job.name)
    finally:
        connections.close_all()
