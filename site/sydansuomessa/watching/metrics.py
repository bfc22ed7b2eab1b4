"""Figures for Prometheus: what this machine's web processes have answered, and how the shared work stands.

Requests are counted by each process into a folder that its neighbours read too (PROMETHEUS_MULTIPROC_DIR, set by
site/gunicorn.conf.py). All else stands in the database, so it is the same whichever machine is asked.
"""

import json
import os
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from ..models import ScheduledJob
from ..worker.state import WorkState, work_state

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NIGHTLY_CHECK = "check_guideline"
_own = CollectorRegistry()
_requests = Counter(
    "http_requests",
    "Requests answered, by view, method and status.",
    ["view", "method", "status"],
    registry=_own,
)
_durations = Histogram(
    "http_request_duration_seconds",
    "Seconds until the answer was ready, by view.",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=_own,
)


def known_method(method: str) -> str:
    """The method, or OTHER: a stranger makes no new series."""
    return method if method in _METHODS else "OTHER"


def count(view: str, method: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    _requests.labels(view, known_method(method), str(status)).inc()
    _durations.labels(view).observe(seconds)


def metrics(request: HttpRequest) -> HttpResponse:
    """For who has METRICS_TOKEN; where none is set, for this machine alone. 404 to others."""
    if not _may_read(request):
        return HttpResponse("not here", status=404, content_type="text/plain")
    figures = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(figures)
    else:
        figures.register(_own)
    figures.register(SharedWork())
    return HttpResponse(generate_latest(figures), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    # A web server on this machine asks from loopback too, for anybody: it says so in this header.
    return (
        request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers
    )


class SharedWork:
    """Read from the database when asked. Where that doesn't answer, `site_database_up` is 0 and the rest is absent:
    an alarm goes by the absence too."""

    def describe(self) -> list[Metric]:
        """Nothing, so that registering asks the database for nothing."""
        return []

    def collect(self) -> Iterator[Metric]:
        try:
            found = [*_of_the_worker(work_state()), *_of_the_guideline()]
        except DatabaseError:
            yield GaugeMetricFamily("site_database_up", "1 when the database answers.", value=0)
            return
        yield GaugeMetricFamily("site_database_up", "1 when the database answers.", value=1)
        yield from found


def _of_the_worker(state: WorkState) -> Iterator[Metric]:
    figures = {
        "worker_processes": ("Workers seen within the last minute.", state.workers),
        "worker_deaths": ("Workers that were killed or broke off within a day.", state.died),
        "worker_heartbeat_age_seconds": ("Seconds since a worker was last seen.", state.heartbeat_age),
        "schedule_lag_seconds": ("How late the latest job of the schedule is.", state.schedule_lag),
        "schedule_failed_jobs": ("Jobs of the schedule that failed the last time.", len(state.failed_jobs)),
        "queue_length": ("Background tasks that wait.", state.waiting_tasks),
        "queue_oldest_seconds": ("How long the oldest of them has waited.", state.waiting_seconds),
        "queue_failed": ("Background tasks that failed, among those still kept.", state.failed_tasks),
    }
    for name, (meaning, value) in figures.items():
        if value is not None:
            yield GaugeMetricFamily(name, meaning, value=value)


def _of_the_guideline() -> Iterator[Metric]:
    """What the last nightly check found. No series where it hasn't run, or its report can't be read."""
    check = ScheduledJob.objects.filter(name__startswith=_NIGHTLY_CHECK, finished_at__isnull=False).first()
    if check is None:
        return
    yield GaugeMetricFamily(
        "guideline_checked_timestamp_seconds",
        "When the live pages were last checked.",
        value=check.finished_at.timestamp(),
    )
    try:
        findings = json.loads(check.output)["findings"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return
    failing = GaugeMetricFamily(
        "guideline_findings", "What live pages fail, by rule and severity.", labels=["rule", "severity"]
    )
    counts: dict[tuple[str, str], int] = {}
    for finding in findings:
        key = finding["rule_id"], finding["severity"]
        counts[key] = counts.get(key, 0) + 1
    for labels, number in sorted(counts.items()):
        failing.add_metric(labels, number)
    yield failing
    must = sum(number for (_rule, severity), number in counts.items() if severity == "must")
    yield GaugeMetricFamily("guideline_must_failures", "Failures of must rules on live pages.", value=must)
