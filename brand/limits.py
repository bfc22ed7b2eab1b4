"""How often one visitor may ask for what costs work: a search, a drawing, a form.

    SEARCHES = Limit("search", 60, seconds=60)

    @SEARCHES.over_view                                         on a view
    @SEARCHES.over_view(when=lambda request: "q" in request.GET)   counts only what costs

    class PosterPage(LimitedPage, BrandedPage):                 on a page type
        limit = Limit("posters", 30, seconds=60)

Counted in Django's cache, by a key from which nobody's address can be had back: the address is hashed with a
salt made by chance for the day and forgotten with it. Where the cache is down, or the site can't tell its visitors
apart, nobody is refused.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .client_address import UNKNOWN, client_address

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """So many requests from one address in so many seconds, counted from the first of them on the clock's grid."""

    name: str
    allowed: int
    seconds: int

    def count(self, request: HttpRequest) -> int:
        """Count one request. Returns the seconds until the next is let through; 0 where this one is."""
        key = self._key(request)
        if key is None:
            return 0
        cache.add(key, 0, timeout=self.seconds)
        try:
            counted = cache.incr(key)
        except ValueError:  # the time ended, or the cache went away, between the two calls
            return 0
        return self.seconds_left() if (counted or 0) > self.allowed else 0

    def is_reached(self, request: HttpRequest) -> bool:
        """Whether the next request would be too much. Counts nothing."""
        key = self._key(request)
        return key is not None and (cache.get(key) or 0) >= self.allowed

    def seconds_left(self) -> int:
        """Until the count begins anew, for everybody at once."""
        return self.seconds - int(time.time()) % self.seconds

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Count one request; the page that asks for patience where it was too much."""
        seconds = self.count(request)
        return too_many_requests(request, seconds) if seconds else None

    def over_view(self, view: Callable | None = None, *, when: Callable[[HttpRequest], bool] | None = None):
        """Decorate a view. `when` tells which requests count; all do without it."""
        if view is None:
            return partial(self.over_view, when=when)

        @wraps(view)
        def limited(request, *args, **kwargs):
            refused = self.refusal(request) if when is None or when(request) else None
            return refused or view(request, *args, **kwargs)

        return limited

    def _key(self, request: HttpRequest) -> str | None:
        address, salt = client_address(request), _salt_of_today()
        if address == UNKNOWN or salt is None:
            return None
        window = int(time.time()) // self.seconds
        digest = hmac.new(salt.encode(), f"{self.name}|{address}".encode(), hashlib.sha256).hexdigest()
        return f"limit:{self.name}:{window}:{digest[:32]}"


class LimitedPage:
    """Mix in before a page type whose serving costs work; `limit` says how much of it."""

    limit: Limit

    def serve(self, request, *args, **kwargs):
        return self.limit.refusal(request) or super().serve(request, *args, **kwargs)


def too_many_requests(request: HttpRequest, seconds: int) -> HttpResponse:
    """429 with Retry-After, as a plain page in the language that is being read."""
    response = render(request, "429.html", {"seconds": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def _salt_of_today() -> str | None:
    key = f"limit:salt:{int(time.time()) // DAY}"
    return cache.get(key) or cache.get_or_set(key, lambda: secrets.token_hex(16), timeout=2 * DAY)
