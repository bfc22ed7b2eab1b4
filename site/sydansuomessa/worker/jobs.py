"""One job of the schedule: claimed by one worker of several, run, and its outcome kept."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO

from django.core.management import CommandError, call_command
from django.db.models import Q
from django.utils import timezone

from ..models import ScheduledJob
from .state import ALIVE_SECONDS
from .times import Times

logger = logging.getLogger(__name__)
# A claim is held anew with each heartbeat, so that it outlives its worker by no more than this.
LEASE = timedelta(seconds=ALIVE_SECONDS)
# Enough for a report of a night; the table is no archive.
KEPT_CHARACTERS = 200_000


@dataclass(frozen=True)
class Job:
    """A command line with its times. `longest` is how long a living worker may be at it before another takes it over;
    `on_failure` is told when the command fails and says something else than the last time."""

    times: Times
    command_line: str
    longest: timedelta = timedelta(hours=1)
    on_failure: Callable[[str], None] | None = None

    @property
    def name(self) -> str:
        """What it is called in records and logs."""
        return self.command_line


def put_down(jobs: Iterable[Job], now: datetime) -> None:
    """Make the record of each job that has none, and forget those that are no longer scheduled."""
    jobs = list(jobs)
    for job in jobs:
        ScheduledJob.objects.get_or_create(name=job.name, defaults={"due": job.times.after(now)})
    ScheduledJob.objects.exclude(name__in=[job.name for job in jobs]).delete()


def due_among(jobs: Iterable[Job], now: datetime) -> list[Job]:
    """Those whose time has come. One query; whether another worker is at one of them, `claim` finds out."""
    due = set(ScheduledJob.objects.filter(due__lte=now).values_list("name", flat=True))
    return [job for job in jobs if job.name in due]


def claim(job: Job, now: datetime) -> bool:
    """Take the job if it is due and nobody is at it. One statement: of several workers one succeeds."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    claimed = ScheduledJob.objects.filter(free, name=job.name, due__lte=now).update(
        claimed_until=now + LEASE, started_at=now
    )
    return claimed == 1


def hold_on(job: Job, now: datetime) -> None:
    """Hold the claim of a job that this process is at, for as long as it may be at it."""
    ScheduledJob.objects.filter(
        name=job.name, claimed_until__gte=now, started_at__gt=now - job.longest
    ).update(claimed_until=now + LEASE)


def run(job: Job) -> bool:
    """Run a claimed job, keep its outcome, set its next time. True if the command succeeded."""
    printed = StringIO()
    succeeded = _run_command(job, printed)
    output = printed.getvalue()[-KEPT_CHARACTERS:]
    now = timezone.now()
    ScheduledJob.objects.filter(name=job.name).update(
        claimed_until=None, finished_at=now, due=job.times.after(now), succeeded=succeeded, output=output
    )
    _tell(job, succeeded, output)
    return succeeded


def _run_command(job: Job, printed: StringIO) -> bool:
    try:
        call_command(*job.command_line.split(), stdout=printed, stderr=printed, no_color=True)
    except CommandError as error:
        if job.on_failure is None:
            printed.write(f"{error}\n")
        logger.warning("The scheduled command %s failed: %s", job.name, error)
        return False
    except Exception as error:
        # The edge of the process: whatever a command raises, the others still run tonight.
        printed.write(f"{type(error).__name__}: {error}\n")
        logger.exception("The scheduled command %s broke off", job.name)
        return False
    return True


def _tell(job: Job, succeeded: bool, output: str) -> None:
    """Once for each outcome: a night that fails like the one before writes no second letter."""
    if job.on_failure is None:
        return
    record = ScheduledJob.objects.get(name=job.name)
    news = "" if succeeded else output
    if news and news != record.told_output:
        job.on_failure(output)
    if news != record.told_output:
        ScheduledJob.objects.filter(name=job.name).update(told_output=news)
