"""The request that a thread is at. Knows no model, since the log is set up before there are any."""

from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest


@dataclass
class Current:
    """The request that this thread is at, and its number."""

    request: HttpRequest
    id: str


current: ContextVar[Current | None] = ContextVar("current_request", default=None)


def user_of(request: HttpRequest) -> str | None:
    """The primary key of whoever asks, if that is already known: asking costs no query and touches no session."""
    token = getattr(request, "auth", None)
    if user := getattr(token, "user_id", None):
        return str(user)
    # What the session has read by now. Asked for more it would ask the database, which may be what has failed.
    loaded = getattr(getattr(request, "session", None), "_session_cache", {})
    return loaded.get(SESSION_KEY)
