"""The database the tests start from: migrated, with the demo content in it.

Migrating takes longer than most test runs, so it happens once: into a template, named after everything
that could change its content. Every test process works on a copy, and gets a new one after a test that
flushed it. The first test that needs a template builds it; `python -m tests.services.demo_database` does so before,
for the database of DATABASE_URL, or SQLite.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connections
from django.test.utils import override_settings
from pytest_django import DjangoDbBlocker

from .project import ROOT, environment, manage

TEMPLATES = ROOT / "var" / "test-templates"
# Longer than any test run: a template is never taken away from under one.
KEPT_SECONDS = 24 * 60 * 60
CONTENT_DIRECTORIES = ("brand", "projects", "news", "home", "site", "region", "seed")
WITHOUT_INFLUENCE = {".pyc", ".mo", ".po", ".html", ".css", ".js"}


class SqliteDemo:
    """One process's copy of the demo site: a database file and a media folder in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder / "site.sqlite3")
        self.media = folder / "media"
        self.url = f"sqlite:///{self.name}"

    def restore(self) -> None:
        """Put the database and the files back as the demo left them. No connection may be open."""
        template = self.template()
        for stale in self.folder.glob("site.sqlite3*"):
            stale.unlink()
        shutil.copy(template / "site.sqlite3", self.name)
        _restore_media(template, self.media)

    def drop(self) -> None:
        """Nothing to do: pytest removes old temporary folders."""

    @classmethod
    def template(cls) -> Path:
        """The folder all copies are made from."""
        return _template(f"sqlite-{_fingerprint()}", cls._build)

    @staticmethod
    def _build(folder: Path) -> None:
        _fill(f"sqlite:///{folder / 'site.sqlite3'}", folder / "media")


class PostgresDemo:
    """A copy of the demo site in a database of its own, one of each purpose in a process, on DATABASE_URL's server."""

    def __init__(self, folder: Path, purpose: str = "test") -> None:
        self.media = folder / "media"
        self.name = f"{purpose}_{os.getpid()}"

    def restore(self) -> None:
        """Put the database and the files back as the demo left them. No connection may be open."""
        template = self.template()
        self.drop()
        self._execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self._template_name()}"')
        _restore_media(template, self.media)

    def drop(self) -> None:
        """Remove the database."""
        self._execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    @classmethod
    def template(cls) -> Path:
        """The folder with the files that belong to the database all copies are made from."""
        return _template(cls._template_name().replace("demo_", "postgres-"), cls._build)

    @staticmethod
    def _template_name() -> str:
        return f"demo_{_fingerprint(os.environ['DATABASE_URL'])}"

    @classmethod
    def _build(cls, folder: Path) -> None:
        name = cls._template_name()
        cls._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
        _fill(urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")), folder / "media")

    @staticmethod
    def _execute(*statements: str) -> None:
        with connections["default"]._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


class ProcessDatabase:
    """The default connection of this process, on its own copy of the demo site."""

    def __init__(self, folder: Path, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._connection = connections["default"]
        self._demo = _kind_of_demo()(folder)
        self._media_setting = override_settings(MEDIA_ROOT=self._demo.media)
        self._media_setting.enable()
        self._name_before = self._connection.settings_dict["NAME"]
        self._connection.settings_dict["NAME"] = self._demo.name
        self.is_open = False

    def restore(self) -> None:
        """Give this process a fresh copy."""
        with self._blocker.unblock():
            self._connection.close()
            self._demo.restore()
        self.is_open = True

    def close(self) -> None:
        """Drop the copy, and put the settings back."""
        self.is_open = False
        with self._blocker.unblock():
            self._connection.close()
            self._demo.drop()
        self._connection.settings_dict["NAME"] = self._name_before
        self._media_setting.disable()


def _kind_of_demo() -> type[SqliteDemo] | type[PostgresDemo]:
    return SqliteDemo if connections["default"].vendor == "sqlite" else PostgresDemo


def _fill(database_url: str, media_root: Path) -> None:
    media_root.mkdir(parents=True)
    env = environment(database_url, media_root)
    manage("migrate", "--verbosity=0", env=env)
    manage("demo", "--verbosity=0", env=env)
    # Renders every page once, so that the pictures are encoded here and not again by each test that looks.
    manage("check_guideline", env=env)


def _restore_media(template: Path, media: Path) -> None:
    shutil.rmtree(media, ignore_errors=True)
    shutil.copytree(template / "media", media)


def _template(name: str, build: Callable[[Path], None]) -> Path:
    """The folder of a template, built first where there is none. One process builds, the others wait."""
    folder = TEMPLATES / name
    with _lock(name):
        if not folder.exists():
            _remove_old_templates()
            unfinished = TEMPLATES / f"unfinished-{name}"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            build(unfinished)
            unfinished.rename(folder)
    return folder


def _remove_old_templates() -> None:
    for folder in filter(Path.is_dir, TEMPLATES.glob("*-*")):
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _lock(name: str) -> Iterator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@cache
def _fingerprint(server: str = "") -> str:
    """Changes with everything the demo site is made from, and with the server that holds the template."""
    digest = hashlib.sha256(server.encode())
    files = [ROOT / "requirements.txt"]
    for directory in CONTENT_DIRECTORIES:
        files += sorted(path for path in (ROOT / directory).rglob("*") if path.is_file())
    for path in files:
        if path.suffix not in WITHOUT_INFLUENCE:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    import django

    django.setup()
    _kind_of_demo().template()
