"""The environment schema: what is missing or malformed stops the start, and is named."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from sydansuomessa.settings.environment import read_environment

ROOT = settings.SITE_DIR.parent
COMPLETE = {
    "SECRET_KEY": "not-a-real-one-but-long-enough-to-be-taken-for-one-0123456789",
    "ALLOWED_HOSTS": "sydansuomessa.example,www.sydansuomessa.example",
    "BASE_URL": "https://sydansuomessa.example",
    "FROM_EMAIL": "posti@sydansuomessa.example",
}
KNOWN = (
    *COMPLETE,
    "DATABASE_URL",
    "CACHE_URL",
    "EMAIL_URL",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "WORKER",
    "MEDIA_URL",
    "SECURITY_CONTACT",
    "METRICS_TOKEN",
    "SENTRY_DSN",
    "TRUSTED_PROXIES",
)


@pytest.fixture
def environment(monkeypatch):
    """A complete environment, with nothing of this machine's in it."""
    for name in (*KNOWN, "S3_ENDPOINT", "S3_PUBLIC_BUCKET", "S3_PRIVATE_BUCKET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_a_complete_environment_is_read_into_types(environment):
    read = read_environment()
    assert read.allowed_hosts == ["sydansuomessa.example", "www.sydansuomessa.example"]
    assert read.database["ENGINE"] == "django.db.backends.sqlite3"


@pytest.mark.parametrize("name", COMPLETE)
def test_what_is_missing_is_named(environment, name):
    environment.delenv(name)
    with pytest.raises(ImproperlyConfigured, match=f"{name}: "):
        read_environment()


def test_everything_missing_is_named_at_once(environment):
    for name in COMPLETE:
        environment.delenv(name)
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment()
    assert all(f"{name}: " in str(refused.value) for name in COMPLETE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("ALLOWED_HOSTS", " , "),
        ("BASE_URL", ""),
        ("FROM_EMAIL", "nonsense"),
        ("SECURITY_CONTACT", "nonsense"),
        ("DATABASE_URL", ""),
        ("CACHE_URL", ""),
        ("EMAIL_URL", ""),
        ("WORKER", ""),
        ("MEDIA_ROOT", "media"),
        ("STATIC_ROOT", ""),
        ("S3_ENDPOINT", "nonsense"),
        ("METRICS_TOKEN", "short"),
        ("SENTRY_DSN", "nonsense"),
        ("BASE_URL", "sydansuomessa.example"),
        ("DATABASE_URL", "nonsense"),
        ("CACHE_URL", "nonsense"),
        ("EMAIL_URL", "nonsense"),
        ("WORKER", "perhaps"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "nginx"),
        ("MEDIA_URL", "http://media.sydansuomessa.example"),
        ("MEDIA_URL", "https://media.sydansuomessa.example/kuvat"),
    ],
)
def test_what_is_malformed_is_named(environment, name, value):
    environment.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=rf"{name}: \w+"):
        read_environment()


def test_half_a_storage_is_refused(environment):
    environment.setenv("S3_PUBLIC_BUCKET", "julkinen")
    with pytest.raises(ImproperlyConfigured, match="S3_PRIVATE_BUCKET"):
        read_environment()


def production(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name not in KNOWN}
    clean |= {"DJANGO_SETTINGS_MODULE": "sydansuomessa.settings.production"} | environment
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        capture_output=True,
        text=True,
        env=clean,
        check=False,
    )


def test_production_does_not_start_without_its_secret():
    started = production("check", **{name: value for name, value in COMPLETE.items() if name != "SECRET_KEY"})
    assert started.returncode != 0 and "SECRET_KEY: " in started.stderr


def test_production_passes_django_s_deployment_check():
    started = production("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert started.returncode == 0, started.stderr


def test_the_demonstration_is_refused_in_production(tmp_path):
    started = production("demo", **COMPLETE, DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3")
    assert started.returncode != 0 and "DEBUG" in started.stderr


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("0", False), (None, False)])
def test_a_default_is_read_as_the_variable_is(environment, value, expected):
    if value:
        environment.setenv("WORKER", value)
    assert read_environment(WORKER="0").worker is expected
