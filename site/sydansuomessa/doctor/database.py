"""The database, its migrations, its clock, the worker's records and the search index in it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry

from ..models import ScheduledJob, WorkerHeartbeat
from ..worker.state import work_state
from .finding import Finding, failed, good, notice

# Below this, schedules and signed addresses are still right.
MOST_SKEW_SECONDS = 30
_NAMES = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


def examine_connection() -> Iterator[Finding]:
    """Writes a row and takes it back; asks for migrations; compares the clocks."""
    part = _NAMES.get(connection.vendor, connection.vendor)
    try:
        with transaction.atomic():
            WorkerHeartbeat.objects.create(
                name="doctor", started_at=timezone.now(), seen_at=timezone.now()
            ).delete()
    except DatabaseError as error:
        yield from _explain(part, error)
        return
    yield good(part, "writes, reads and deletes a row")
    missing = _missing_migrations()
    if missing:
        yield failed(
            "Migrations", f"{len(missing)} not applied, the first {missing[0]}", "Run manage.py migrate."
        )
    else:
        yield good("Migrations", "all applied")
    yield _clock()


def _explain(part: str, error: DatabaseError) -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        yield failed(part, error, "Start the database, or set DATABASE_URL to where it is.")
    else:
        yield failed(
            part, error, "Run manage.py migrate; else see that its user may write and its disk has room."
        )


def _missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _clock() -> Finding:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        else:
            cursor.execute("SELECT strftime('%s', 'now')")
        theirs = datetime.fromtimestamp(float(cursor.fetchone()[0]), tz=UTC)
    skew = (timezone.now() - theirs).total_seconds()
    if abs(skew) > MOST_SKEW_SECONDS:
        mend = "Set both machines' clocks by NTP (timedatectl set-ntp true): schedules and signed addresses go by them."
        return failed("Clock", f"{skew:+.0f} s against the database", mend)
    return good("Clock", "agrees with the database's")


def examine_content() -> Iterator[Finding]:
    """The worker and its schedule, and whether the search index follows the pages."""
    yield from _worker()
    pages = Page.objects.live().filter(depth__gt=1)
    live = pages.count()
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    entries = IndexEntry.objects.filter(content_type__in=kinds)
    indexed = pages.annotate(key=Cast("pk", CharField())).filter(key__in=entries.values("object_id")).count()
    if live > indexed:
        yield failed(
            "Search index", f"{indexed} entries for {live} live pages", "Run manage.py update_index."
        )
    else:
        yield good("Search index", f"has every one of {live} live pages")


def _worker() -> Iterator[Finding]:
    if not settings.WORKER:
        mend = "Set WORKER=1 and run manage.py worker: until then nothing is published by its schedule."
        yield notice("Worker", "WORKER is 0", mend)
        return
    state = work_state()
    complaints = state.complaints()
    for complaint in complaints:
        yield failed(
            "Worker", complaint, "Start it: manage.py worker (systemctl start sydansuomessa-worker)."
        )
    if not complaints:
        yield good("Worker", f"{state.workers} at work, heartbeat {state.heartbeat_age:.0f} s old")
        yield good(
            "Schedule", f"{ScheduledJob.objects.count()} jobs, none late; {state.waiting_tasks} tasks wait"
        )
    for name in state.failed_jobs:
        yield notice(
            "Schedule", f"“{name}” failed the last time", f"Run manage.py {name} and read what it says."
        )
