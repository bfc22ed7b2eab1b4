"""Background tasks that didn't come to their end: taken up again, or given up in words.

All there are (Wagtail's and its search's: an index, a file's deletion, a picture's focal point) may be done twice.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from ..models import WorkerHeartbeat
from .state import ALIVE_SECONDS

logger = logging.getLogger(__name__)
# Before the second attempt, the third and so on; after as many failures as stand here and one more, it is given up.
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
# What it was about has been deleted meanwhile: there is nothing to be done.
POINTLESS = Q(exception_class_path__endswith=".DoesNotExist")
# What stands as the cause of a task at which one worker after another died.
_DIED = "WorkerDied"


def take_up_again(now: datetime) -> None:
    """Let tasks wait anew: those at which a worker died, and those that failed and whose pause is over."""
    for task in _left_behind(now):
        if len(task.worker_ids) > len(PAUSES):
            _give_up(task, now)
        elif _wait_anew(task, now):
            logger.warning("The worker at task %s (%s) died: it is done again", task.pk, task.task_path)
    for task in _failed(now):
        _wait_anew(task, now)


def given_up() -> list[DBTaskResult]:
    """The tasks that are tried no more, among those still kept."""
    failed = DBTaskResult.objects.failed().exclude(POINTLESS)
    return [task for task in failed if len(task.worker_ids) > len(PAUSES)]


def _left_behind(now: datetime) -> list[DBTaskResult]:
    silent_since = now - timedelta(seconds=ALIVE_SECONDS)
    alive = set(WorkerHeartbeat.objects.filter(seen_at__gte=silent_since).values_list("name", flat=True))
    begun = DBTaskResult.objects.running().filter(started_at__lt=silent_since)
    return [task for task in begun if task.worker_ids[-1] not in alive]


def _failed(now: datetime) -> list[DBTaskResult]:
    failed = DBTaskResult.objects.failed().exclude(POINTLESS).filter(finished_at__lt=now - PAUSES[0])
    return [task for task in failed if _is_due(task, now)]


def _is_due(task: DBTaskResult, now: datetime) -> bool:
    attempts = len(task.worker_ids)
    return attempts <= len(PAUSES) and task.finished_at < now - PAUSES[attempts - 1]


def _wait_anew(task: DBTaskResult, now: datetime) -> bool:
    """Whether it was this worker, of several that look, that put the task back. It has waited since now."""
    return bool(_as_it_was(task).update(status="READY", enqueued_at=now))


def _give_up(task: DBTaskResult, now: datetime) -> None:
    words = f"{len(task.worker_ids)} workers died at it, the last of them {task.worker_ids[-1]}."
    if _as_it_was(task).update(status="FAILED", finished_at=now, exception_class_path=_DIED, traceback=words):
        logger.error("Task %s (%s) is given up: %s", task.pk, task.task_path, words)


def _as_it_was(task: DBTaskResult):
    return DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at)
