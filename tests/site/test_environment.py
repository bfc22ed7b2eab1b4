"""The environment schema: what is missing or malformed stops the start, and is named."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from sydansuomessa.settings.environment import read_environment
from tests.services.process import free_port

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
    "SECRET_KEY_FALLBACKS",
    "OIDC_GROUPS",
    "OIDC_NAME",
    "OIDC_GROUPS_CLAIM",
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
        ("METRICS_TOKEN", " " * 30),
        ("EMAIL_URL", "smtp+tls://"),
        ("SENTRY_DSN", "nonsense"),
        ("BASE_URL", "sydansuomessa.example"),
        ("DATABASE_URL", "nonsense"),
        ("CACHE_URL", "nonsense"),
        ("EMAIL_URL", "nonsense"),
        ("WORKER", "perhaps"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "nginx"),
        ("ALLOWED_HOSTS", "https://sydansuomessa.example"),
        ("ALLOWED_HOSTS", "sydansuomessa.example;www.sydansuomessa.example"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://sydansuomessa.example/"),
        ("BASE_URL", "https://sydansuomessa.example:99999"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "mysql://u@h/db"),
        ("CACHE_URL", "redis://"),
        ("MEDIA_URL", "https://"),
        ("S3_ENDPOINT", "https://"),
        ("SECRET_KEY_FALLBACKS", "one,,another"),
        ("OIDC_NAME", ""),
        ("OIDC_GROUPS_CLAIM", ""),
        ("OIDC_GROUPS", "nonsense"),
        ("OIDC_GROUPS", "viestinta="),
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


def test_one_bucket_for_all_is_refused(environment):
    for name in ("S3_PUBLIC_BUCKET", "S3_PRIVATE_BUCKET"):
        environment.setenv(name, "yhteinen")
    with pytest.raises(ImproperlyConfigured, match="S3_PRIVATE_BUCKET: must be another"):
        read_environment()


@pytest.mark.parametrize(
    ("address", "tls", "ssl"),
    [
        ("smtp://mail.example", False, False),
        ("smtp+tls://user:password@mail.example:587", True, False),
        ("smtp+ssl://user:password@mail.example:465", False, True),
    ],
)
def test_mail_is_sent_as_the_address_says(environment, address, tls, ssl):
    environment.setenv("EMAIL_URL", address)
    mail = read_environment().email
    assert mail["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and mail["EMAIL_HOST"] == "mail.example"
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (tls, ssl)


def test_the_directory_s_groups_are_pairs(environment):
    environment.setenv("OIDC_GROUPS", "CN=viestinta=Karstula: viestijät;brandi=Brändi; ")
    with pytest.raises(ImproperlyConfigured, match="OIDC_GROUPS"):
        read_environment()
    environment.setenv("OIDC_GROUPS", "viestinta=Karstula: viestijät;brandi=Brändi")
    assert read_environment().oidc_groups == {"viestinta": "Karstula: viestijät", "brandi": "Brändi"}


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
    assert "Traceback" not in started.stderr


def test_a_command_says_in_a_line_that_the_database_is_away():
    url = f"postgres://site@127.0.0.1:{free_port()}/site"
    started = production("migrate", "--noinput", **COMPLETE, DATABASE_URL=url)
    assert started.returncode == 1 and started.stderr.startswith("DATABASE_URL: the database does not answer")
    assert len(started.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", ""), ("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.prod"), ("WEB_CONCURRENCY", "0")],
)
def test_the_web_process_says_what_it_lacks_and_ends(name, value):
    command = [sys.executable, "-m", "gunicorn", "--config", "site/gunicorn.conf.py", "sydansuomessa.wsgi"]
    env = {key: kept for key, kept in os.environ.items() if key not in KNOWN} | COMPLETE | {name: value}
    env["PORT"] = str(free_port())
    env.setdefault("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.production")
    started = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert started.returncode == 1 and f"{name}: " in started.stderr and "Traceback" not in started.stderr


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
