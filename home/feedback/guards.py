"""What keeps machines from filling the box: where a form comes from, and how much one address sends."""

import hashlib
import hmac
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

SECONDS = 60 * 60
MOST_FROM_ONE_ADDRESS = 10
MOST_FROM_ALL = 300


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent the form. A browser that says nothing is believed:
    the form's key is asked for anyway, and there is no cookie whose authority could be misused."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def has_sent_too_much(request: HttpRequest) -> bool:
    """Whether this address, or all together, have sent as much as one hour bears."""
    return _sent(_key_of(request)) >= MOST_FROM_ONE_ADDRESS or _sent("feedback:sent:all") >= MOST_FROM_ALL


def count_sent(request: HttpRequest) -> None:
    """Count one piece of feedback against the hour's limits."""
    for key in (_key_of(request), "feedback:sent:all"):
        cache.add(key, 0, SECONDS)
        try:
            cache.incr(key)
        except ValueError:  # the hour ended, or the cache went away, between the two calls
            continue


def _sent(key: str) -> int:
    return cache.get(key) or 0


def _key_of(request: HttpRequest) -> str:
    """The sender's address as a key that doesn't tell it: it is kept for an hour and for counting only."""
    digest = hmac.new(settings.SECRET_KEY.encode(), _address(request).encode(), hashlib.sha256).hexdigest()
    return f"feedback:sent:{digest[:32]}"


def _address(request: HttpRequest) -> str:
    """Where a proxy is trusted to say that a request was encrypted, it is trusted to say whose it was: the last
    address in its header is the one that it saw itself."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.split(",")[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
