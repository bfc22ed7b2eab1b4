"""How the background work stands, for the probes and the doctor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from ..models import ScheduledJob, WorkerHeartbeat

# A heartbeat comes every two seconds; a worker that is silent for so long is gone.
ALIVE_SECONDS = 60
LATE_SECONDS = 5 * 60


@dataclass(frozen=True)
class WorkState:
    """Times in seconds. `heartbeat_age` is None where no worker has been; `died` counts those that ended within a day
    without taking their heartbeat away."""

    workers: int
    died: int
    heartbeat_age: float | None
    schedule_lag: float
    late_jobs: tuple[str, ...]
    failed_jobs: tuple[str, ...]
    waiting_tasks: int
    waiting_seconds: float
    failed_tasks: int

    @property
    def is_alive(self) -> bool:
        return self.workers > 0

    def complaints(self) -> list[str]:
        """What is wrong, in words for an operator; [] if nothing is."""
        found = []
        if not self.is_alive:
            if self.heartbeat_age is None:
                found.append(_("no worker is running, and none has ever been seen"))
            else:
                age = {"age": f"{self.heartbeat_age:.0f}"}
                found.append(_("no worker is running (last seen %(age)s s ago)") % age)
        if self.schedule_lag > LATE_SECONDS:
            lag = {"lag": f"{self.schedule_lag:.0f}", "jobs": ", ".join(self.late_jobs)}
            found.append(_("the schedule is %(lag)s s late (%(jobs)s)") % lag)
        if self.waiting_seconds > LATE_SECONDS:
            waits = {"count": self.waiting_tasks, "age": f"{self.waiting_seconds:.0f}"}
            found.append(_("%(count)d background tasks wait, the oldest for %(age)s s") % waits)
        return found


def work_state() -> WorkState:
    """Read it from the database: four queries."""
    now = timezone.now()
    silent_since = now - timedelta(seconds=ALIVE_SECONDS)
    seen = WorkerHeartbeat.objects.aggregate(
        last=Max("seen_at"),
        alive=Count("pk", filter=Q(seen_at__gte=silent_since)),
        died=Count("pk", filter=Q(seen_at__lt=silent_since, seen_at__gte=now - timedelta(days=1))),
    )
    jobs = list(ScheduledJob.objects.only("name", "due", "claimed_until", "succeeded"))
    overdue = {job.name: (now - job.due).total_seconds() for job in jobs if _waits(job, now)}
    tasks = DBTaskResult.objects.aggregate(
        waiting=Count("pk", filter=_READY),
        oldest=Min("enqueued_at", filter=_READY),
        failed=Count("pk", filter=Q(status="FAILED")),
    )
    return WorkState(
        workers=seen["alive"],
        died=seen["died"],
        heartbeat_age=(now - seen["last"]).total_seconds() if seen["last"] else None,
        schedule_lag=max(overdue.values(), default=0.0),
        late_jobs=tuple(name for name, lag in overdue.items() if lag > LATE_SECONDS),
        failed_jobs=tuple(job.name for job in jobs if job.succeeded is False),
        waiting_tasks=tasks["waiting"],
        waiting_seconds=(now - tasks["oldest"]).total_seconds() if tasks["oldest"] else 0.0,
        failed_tasks=tasks["failed"],
    )


_READY = Q(status="READY")


def _waits(job: ScheduledJob, now: datetime) -> bool:
    """Whether the job is due and nobody is at it."""
    return job.due <= now and (job.claimed_until is None or job.claimed_until < now)
