"""The database and the clean slate every test gets.

A test with `@pytest.mark.django_db` finds the demo content and is rolled back. One with
`@pytest.mark.django_db(transaction=True)`, or a TransactionTestCase, finds it too; it flushes the database,
so it runs late (pytest-django's order) and a fresh copy follows it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import TestCase, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.services.demo_database import ProcessDatabase

pytest_plugins = ["tests.people"]

# The same few examples each time; thousands of new ones with --hypothesis-profile=fuzz. See docs/decisions/0021.
_FUZZING = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
settings.register_profile("suite", derandomize=True, max_examples=40, **_FUZZING)
settings.register_profile("fuzz", max_examples=3000, print_blob=True, **_FUZZING)
settings.load_profile("suite")

# What a test asks there, no database answers in a way of its own: the whole suite asks it once, on PostgreSQL.
ASK_ANY_DATABASE = (
    "brand/assets",
    "brand/documents",
    "brand/frame",
    "brand/pictures",
    "brand/portal",
    "brand/roles",
    "brand/rulebook",
    "brand/signin",
    "brand/strips",
)
HERE = Path(__file__).parent

DATABASE = pytest.StashKey[ProcessDatabase]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the whole suite runs on one database, before pytest selects by mark. What needs none comes first: one
    process has something to do while another builds the template."""
    for item in items:
        if _uses_no_database(item) or _place(item).startswith(ASK_ANY_DATABASE):
            item.add_marker("one_database")
    items.sort(key=lambda item: not _uses_no_database(item))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).as_posix()


def _uses_no_database(item: pytest.Item) -> bool:
    """Whether it has no database of pytest-django's, nor starts a site of its own, as those in a browser do."""
    own = {"db", "transactional_db", "django_db_setup", "site_server"}
    has_one = item.get_closest_marker("django_db") or own & set(item.fixturenames)
    return not (has_one or _place(item).startswith("browser/"))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """Instead of pytest-django's: a copy of a template with the demo content, a media folder included."""
    database = ProcessDatabase(tmp_path_factory.mktemp("site"), django_db_blocker)
    database.restore()
    request.config.stash[DATABASE] = database
    yield
    database.close()


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """What a rollback doesn't undo: the caches, and the language a request left active."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
    translation.deactivate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Restore the demo content after a test that flushed it, once all its own fixtures are gone."""
    try:
        return (yield)
    finally:
        database = item.config.stash.get(DATABASE, None)
        if database and database.is_open and _flushes(item):
            database.restore()


def _flushes(item: pytest.Item) -> bool:
    cls = getattr(item, "cls", None)
    if cls and issubclass(cls, TransactionTestCase):
        return not issubclass(cls, TestCase)
    marker = item.get_closest_marker("django_db")
    asked = marker and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    return bool(asked) or bool({"transactional_db", "live_server"} & set(item.fixturenames))
