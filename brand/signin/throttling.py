"""Guessing passwords is made slow: django-axes counts, this says what is counted and what is answered."""

from datetime import datetime, timedelta
from math import ceil

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off, get_failure_limit
from axes.models import AccessAttempt
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

# To one name's failures (AXES_FAILURE_LIMIT), so many from one address: an office has one for many people.
NAMES_AN_ADDRESS = 3
LONGEST_NAME = 254


def typed_name(request: HttpRequest, credentials: dict | None) -> str:
    """The name an attempt is counted for, in one spelling: for AXES_USERNAME_CALLABLE."""
    credentials = credentials or {}
    name = credentials.get("username") or credentials.get("email") or ""
    return name.replace("\0", "").strip().lower()[:LONGEST_NAME]


class ThrottledBackend(AxesStandaloneBackend):
    """First of the backends: refuses before any password is looked at."""

    def authenticate(self, request=None, username=None, password=None, **kwargs):
        # Without a request nobody is at the door: a command or a test checks a password.
        if request is None:
            return None
        return super().authenticate(request, username=username, password=password, **kwargs)


class ThrottleHandler(AxesDatabaseHandler):
    """Axes's own handler with one limit for a name and another for an address.

    It knows a single limit; so an address's failures are counted in the measure of a name's.
    """

    def get_failures(self, request, credentials=None) -> int:
        by_name, by_address = (_failures(found) for found in self.get_user_attempts(request, credentials))
        return max(by_name, by_address // NAMES_AN_ADDRESS)

    def open_again(self, request, credentials=None) -> datetime:
        """When the next attempt will be let through, if nobody fails until then."""
        by_name, by_address = self.get_user_attempts(request, credentials)
        lasts, limit = get_cool_off(request), get_failure_limit(request, credentials)
        return max(_below(by_name, limit, lasts), _below(by_address, limit * NAMES_AN_ADDRESS, lasts))


def _failures(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def _below(attempts: QuerySet[AccessAttempt], limit: int, lasts: timedelta) -> datetime:
    """When so many of the attempts will have been forgotten that fewer than `limit` are left."""
    left, moment = _failures(attempts), timezone.now()
    for at, failures in attempts.order_by("attempt_time").values_list("attempt_time", "failures_since_start"):
        if left < limit:
            break
        left, moment = left - failures, at + lasts
    return moment


def forget_failures(email: str) -> None:
    """For somebody who has just proved by mail who they are, or whom the brand team helps."""
    AccessAttempt.objects.filter(username=typed_name(None, {"email": email})).delete()


def locked_out(request: HttpRequest, _response: HttpResponse, credentials: dict | None) -> HttpResponse:
    """The page that says when to try again: 429, with Retry-After in seconds. For AXES_LOCKOUT_CALLABLE."""
    opens = ThrottleHandler().open_again(request, credentials)
    seconds = max(1, ceil((opens - timezone.now()).total_seconds()))
    context = {"opens": timezone.localtime(opens) + timedelta(minutes=1), "minutes": ceil(seconds / 60)}
    response = render(request, "brand/signin/locked_out.html", context, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
