"""The worker's process: background tasks in its main thread, the schedule and the heartbeat in others."""

import logging
import os
import socket
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from ..models import WorkerHeartbeat
from .jobs import Job, claim, due_among, put_down, run

logger = logging.getLogger(__name__)
LOOK_SECONDS = 2.0
# A nightly job that takes minutes doesn't hold up the one that is due each minute.
JOBS_AT_ONCE = 3
FORGOTTEN_AFTER = timedelta(days=1)


class WorkerProcess:
    """Runs until it gets SIGTERM or SIGINT; then it finishes what it has begun."""

    def __init__(self, jobs: Sequence[Job], task_seconds: float = 0.5):
        self.jobs = jobs
        # As long as the name of a task worker may be.
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}"
        self._stopping = threading.Event()
        self._started_at = timezone.now()
        self._running: dict[str, Future] = {}
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
            while True:
                try:
                    self.look(pool)
                except DatabaseError:
                    # The database is away for now; the heartbeat goes stale and tells it.
                    logger.exception("The schedule could not be read")
                finally:
                    connections.close_all()
                if self._stopping.wait(LOOK_SECONDS):
                    break
        self._say_goodbye()

    def look(self, pool: ThreadPoolExecutor) -> None:
        """One look at the clock: write the heartbeat, start what is due. The jobs' records are put down at the first
        look that finds the database; a look at which nothing is due costs two statements."""
        now = timezone.now()
        self._beat(now)
        if not self._has_put_down:
            put_down(self.jobs, now)
            WorkerHeartbeat.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
            self._has_put_down = True
        for job in due_among(self.jobs, now):
            if not self._is_running(job) and claim(job, now):
                self._running[job.name] = pool.submit(_run_in_thread, job)

    def _beat(self, now: datetime) -> None:
        if not WorkerHeartbeat.objects.filter(name=self.name).update(seen_at=now):
            WorkerHeartbeat.objects.create(name=self.name, started_at=self._started_at, seen_at=now)

    def _is_running(self, job: Job) -> bool:
        future = self._running.get(job.name)
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
