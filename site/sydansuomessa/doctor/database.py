"""The database, its migrations, its clock, the worker's records and the search index in it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import CharField, Max
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry

from brand.words.base_forms import voikko

from ..models import ScheduledJob, WorkerHeartbeat
from ..worker.process import LOOK_SECONDS
from ..worker.state import ALIVE_SECONDS, work_state
from ..worker.tasks import given_up
from .finding import Finding, failed, good, notice

# Below this, schedules and signed addresses are still right.
MOST_SKEW_SECONDS = 30
# A heartbeat of another time than that is a worker's that has ended.
LONGEST_SKEW_SECONDS = 26 * 60 * 60
_NAMES = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


def examine_connection() -> Iterator[Finding]:
    """Writes a row and takes it back; asks for migrations."""
    part = _NAMES.get(connection.vendor, connection.vendor)
    try:
        with transaction.atomic():
            WorkerHeartbeat.objects.create(
                name="doctor", started_at=timezone.now(), seen_at=timezone.now()
            ).delete()
    except DatabaseError as error:
        yield from _explain(part, error)
        return
    yield good(part, _("writes, reads and deletes a row"))
    missing = _missing_migrations()
    if missing:
        seen = _("%(count)d not applied, the first %(name)s") % {"count": len(missing), "name": missing[0]}
        yield failed(_("Migrations"), seen, _("Run manage.py migrate."))
    else:
        yield good(_("Migrations"), _("all applied"))


def _explain(part: str, error: DatabaseError) -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        yield failed(part, error, _("Start the database, or set DATABASE_URL to where it is."))
    else:
        yield failed(
            part,
            error,
            _("Run manage.py migrate; else see that its user may write and its disk has room."),
        )


def _missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def examine_clock() -> Iterator[Finding]:
    """Compares this machine's clock with the database's."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        else:
            cursor.execute("SELECT strftime('%s', 'now')")
        theirs = datetime.fromtimestamp(float(cursor.fetchone()[0]), tz=UTC)
    skew = (timezone.now() - theirs).total_seconds()
    if abs(skew) > MOST_SKEW_SECONDS:
        yield _skewed(_("%(seconds)s s against the database") % {"seconds": f"{skew:+.0f}"})
    else:
        yield good(_("Clock"), _("agrees with the database's"))


def _skewed(seen: str) -> Finding:
    mend = _(
        "Set both machines' clocks by NTP (timedatectl set-ntp true): schedules and signed addresses go by them."
    )
    return failed(_("Clock"), seen, mend)


def examine_content() -> Iterator[Finding]:
    """The worker and its schedule, and whether the search index follows the pages."""
    yield from _worker()
    pages = Page.objects.live().filter(depth__gt=1)
    live = pages.count()
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    entries = IndexEntry.objects.filter(content_type__in=kinds)
    indexed = pages.annotate(key=Cast("pk", CharField())).filter(key__in=entries.values("object_id")).count()
    if live > indexed:
        seen = _("%(indexed)d entries for %(live)d live pages") % {"indexed": indexed, "live": live}
        yield failed(_("Search index"), seen, _("Run manage.py update_index."))
    else:
        yield good(_("Search index"), _("has every one of %(live)d live pages") % {"live": live})
    if voikko() is None:
        mend = _("Run apt install libvoikko1 voikko-fi, restart the site, then run manage.py update_index.")
        yield notice(_("Search index"), _("goes without a Finnish dictionary"), mend)


def _worker() -> Iterator[Finding]:
    if not settings.WORKER:
        mend = _("Set WORKER=1 and run manage.py worker: until then nothing is published by its schedule.")
        yield notice(_("Worker"), _("WORKER is 0"), mend)
        return
    if skew := _skew_of_the_worker():
        yield _skewed(_("the worker's is %(seconds)s s against this machine's") % {"seconds": f"{skew:+.0f}"})
        return
    state = work_state()
    complaints = state.complaints()
    for complaint in complaints:
        mend = _("Start it: manage.py worker (systemctl start sydansuomessa-worker).")
        yield failed(_("Worker"), complaint, mend)
    if not complaints:
        age = {"count": state.workers, "age": f"{state.heartbeat_age:.0f}"}
        yield good(_("Worker"), _("%(count)d at work, heartbeat %(age)s s old") % age)
        counts = {"jobs": ScheduledJob.objects.count(), "tasks": state.waiting_tasks}
        yield good(_("Schedule"), _("%(jobs)d jobs, none late; %(tasks)d tasks wait") % counts)
    if state.died:
        seen = ngettext(
            "%(count)d worker was killed or broke off within a day",
            "%(count)d workers were killed or broke off within a day",
            state.died,
        )
        mend = _(
            "Read why (journalctl -u sydansuomessa-worker; memory?). What they were at has been taken up again."
        )
        yield notice(_("Worker"), seen % {"count": state.died}, mend)
    yield from tasks_given_up()
    for name in state.failed_jobs:
        mend = _("Run manage.py %(name)s and read what it says.") % {"name": name}
        yield notice(_("Schedule"), _("“%(name)s” failed the last time") % {"name": name}, mend)


def tasks_given_up() -> Iterator[Finding]:
    """What nobody tries any more, by kind."""
    tasks = given_up()
    for path in sorted({task.task_path for task in tasks}):
        alike = [task for task in tasks if task.task_path == path]
        kinds = {"count": len(alike), "name": path, "error": alike[-1].exception_class_path}
        seen = ngettext(
            "%(count)d task given up after several attempts: %(name)s (%(error)s)",
            "%(count)d tasks given up after several attempts: %(name)s (%(error)s)",
            len(alike),
        )
        mend = _(
            "The worker's log says why. Indexes are mended at night; a file that wasn't deleted is still there."
        )
        yield notice(_("Worker"), seen % kinds, mend)


def _skew_of_the_worker() -> float | None:
    """Seconds by which a living worker's clock differs, None where it doesn't or nobody is alive.

    By its time alone a heartbeat of another clock looks like one that has stopped, or like one that is still to
    come: that it beats on tells them apart.
    """
    before = _last_beat()
    age = (timezone.now() - before).total_seconds() if before else 0
    if -MOST_SKEW_SECONDS < age < ALIVE_SECONDS or abs(age) > LONGEST_SKEW_SECONDS:
        return None
    time.sleep(2 * LOOK_SECONDS)
    after = _last_beat()
    return (after - timezone.now()).total_seconds() if after and after != before else None


def _last_beat() -> datetime | None:
    return WorkerHeartbeat.objects.aggregate(last=Max("seen_at"))["last"]
