"""What keeps machines from filling the box: where a form comes from, and how much one address sends."""

from contextlib import suppress
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest

from brand.limits import Limit

SECONDS = 60 * 60
FROM_ONE_ADDRESS = Limit("feedback", 10, SECONDS)
MOST_FROM_ALL = 300
_ALL = "feedback:sent:all"


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent the form. A browser that says nothing is believed:
    the form's key is asked for anyway, and there is no cookie whose authority could be misused."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:  # what no browser sends: "http://[", say
        return False


def has_sent_too_much(request: HttpRequest) -> bool:
    """Whether this address, or all together, have sent as much as one hour bears."""
    return FROM_ONE_ADDRESS.is_reached(request) or (cache.get(_ALL) or 0) >= MOST_FROM_ALL


def count_sent(request: HttpRequest) -> None:
    """Count one piece of feedback against the hour's limits."""
    FROM_ONE_ADDRESS.count(request)
    cache.add(_ALL, 0, SECONDS)
    # The hour may end, or the cache go away, between the two calls.
    with suppress(ValueError):
        cache.incr(_ALL)
