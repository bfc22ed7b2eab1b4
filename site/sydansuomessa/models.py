"""What the worker writes down, so that every process and the operator can see it."""

from django.db import models


class ScheduledJob(models.Model):
    """One line of the schedule: when it is due, who is at it, and how it went the last time."""

    name = models.CharField(max_length=200, unique=True)
    due = models.DateTimeField()
    # A worker that dies leaves its claim: after this time another takes the job over.
    claimed_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    succeeded = models.BooleanField(null=True)
    output = models.TextField(blank=True)
    told_output = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerHeartbeat(models.Model):
    """A worker process that is alive, or was when it last wrote here."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
