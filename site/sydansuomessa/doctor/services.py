"""The cache, the mail server, and what of others' the site is told to use: a directory, an error service."""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterator
from http.client import HTTPException
from urllib.request import Request, urlopen

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.mail import get_connection
from django.utils.translation import gettext as _
from redis import Redis
from redis.exceptions import RedisError
from sentry_sdk.utils import Dsn

from .finding import Finding, failed, good, notice

TIMEOUT_SECONDS = 5
# The other process asks the cache by itself, without the site: what it reads has gone through the server.
_READ_BY_ANOTHER = """
import sys
from redis import Redis
print(Redis.from_url(sys.stdin.read(), socket_timeout=5).exists(sys.argv[1]))
"""


def examine() -> Iterator[Finding]:
    yield _cache()
    yield _mail()
    if settings.DIRECTORY_ORIGIN:
        yield _directory()
    if settings.SENTRY_DSN:
        yield _errors()


def examine_groups() -> Iterator[Finding]:
    """Whether OIDC_GROUPS names groups that the site has."""
    named = set(settings.DIRECTORY_GROUPS.values()) if settings.DIRECTORY_ORIGIN else set()
    unknown = named - set(Group.objects.filter(name__in=named).values_list("name", flat=True))
    if unknown:
        seen = _("OIDC_GROUPS names groups that there are not: %(names)s") % {
            "names": ", ".join(sorted(unknown))
        }
        yield failed(
            _("Directory"), seen, _("Write the site's groups as they stand in the admin under Groups.")
        )


def _cache() -> Finding:
    part, configuration = _("Cache"), settings.CACHES["default"]
    if "redis" not in configuration["BACKEND"].lower():
        mend = _("Set CACHE_URL to a Redis or Valkey where more than one web process runs.")
        return notice(part, _("each process keeps its own"), mend)
    location = configuration["LOCATION"]
    mend = _("Start Redis or Valkey, or set CACHE_URL to where it is.")
    name, value = f"doctor:{uuid.uuid4()}", uuid.uuid4().hex
    try:
        # Asked directly: the site's own client hides a cache that is down, so that pages are served without it.
        Redis.from_url(location, socket_timeout=5, socket_connect_timeout=5).ping()
        cache.set(name, value, 60)
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _READ_BY_ANOTHER, cache.make_key(name)],
            input=location,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        is_shared = done.stdout.strip() == "1" and cache.get(name) == value
        cache.delete(name)
    except (RedisError, OSError, subprocess.SubprocessError) as error:
        return failed(part, error, mend)
    if not is_shared:
        return failed(part, _("one process doesn't read what another wrote"), mend)
    return good(part, _("writes, is read by another process, deletes"))


def _mail() -> Finding:
    part = _("Mail")
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        mend = _("Set EMAIL_URL, such as smtp+tls://user:password@host:587.")
        return notice(part, _("is not sent anywhere"), mend)
    mend = _("See EMAIL_URL: host, port, user, password, and smtp+tls:// or smtp+ssl:// as the server wants.")
    connection = get_connection(timeout=10, fail_silently=False)
    try:
        connection.open()
        connection.connection.ehlo_or_helo_if_needed()
        code, answer = connection.connection.mail(settings.DEFAULT_FROM_EMAIL.split("<")[-1].strip(">"))
        connection.connection.rset()
    except OSError as error:
        return failed(part, error, mend)
    finally:
        connection.close()
    if code != 250:
        seen = _("refuses the sender: %(answer)s") % {"answer": answer.decode(errors="replace")}
        return failed(part, seen, _("See FROM_EMAIL."))
    words = {"host": settings.EMAIL_HOST, "sender": settings.DEFAULT_FROM_EMAIL}
    return good(part, _("%(host)s takes letters from %(sender)s") % words)


def _directory() -> Finding:
    """Reads what the directory tells of itself. Nobody signs in."""
    part = _("Directory")
    (app,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    server = app["settings"]["server_url"]
    mend = _(
        "See OIDC_SERVER_URL: the address before /.well-known/openid-configuration, as the directory gives it."
    )
    address = (
        server if "/.well-known/" in server else f"{server.rstrip('/')}/.well-known/openid-configuration"
    )
    try:
        with urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - what the operator set
            told = json.load(answer)
        where = told["authorization_endpoint"]
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        return failed(part, f"{server}: {error}", mend)
    return good(part, _("%(server)s signs in at %(where)s") % {"server": server, "where": where})


def _errors() -> Finding:
    """Sends an empty envelope, of which the service keeps nothing."""
    part, dsn = _("Error service"), Dsn(settings.SENTRY_DSN)
    mend = _("See SENTRY_DSN, and that this machine may call that host.")
    address = f"{dsn.scheme}://{dsn.netloc}{dsn.path}api/{dsn.project_id}/envelope/"
    key = {"X-Sentry-Auth": f"Sentry sentry_version=7, sentry_key={dsn.public_key}"}
    try:
        with urlopen(Request(address, b"{}\n", key), timeout=TIMEOUT_SECONDS):  # noqa: S310 - what the operator set
            return good(part, _("%(host)s answers") % {"host": dsn.host})
    except (OSError, HTTPException) as error:
        return failed(part, f"{dsn.host}: {error}", mend)
