"""The cache and the mail server."""

import subprocess
import sys
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.utils.translation import gettext as _
from redis import Redis
from redis.exceptions import RedisError

from .finding import Finding, failed, good, notice

# The other process asks the cache by itself, without the site: what it reads has gone through the server.
_READ_BY_ANOTHER = """
import sys
from redis import Redis
print(Redis.from_url(sys.stdin.read(), socket_timeout=5).exists(sys.argv[1]))
"""


def examine() -> Iterator[Finding]:
    yield _cache()
    yield _mail()


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
