"""Errors to Sentry where SENTRY_DSN is set: what broke and where, not who was there or what they wrote."""

from typing import Any

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from .current import current, user_of
from .personal import without_personal_data


def send_to(dsn: str) -> None:
    """Begin to send. Bodies, headers, cookies and variables of the frames stay here."""
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
        before_send=_without_persons,
        integrations=[DjangoIntegration(middleware_spans=False, signals_spans=False)],
    )


def _without_persons(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    now = current.get()
    for part in ("request", "extra", "server_name"):
        event.pop(part, None)
    if now:
        event["request"] = {"method": now.request.method}
    event["user"] = {"id": user} if now and (user := user_of(now.request)) else {}
    event["tags"] = {"request": now.id} if now else {}
    for error in (event.get("exception") or {}).get("values", []):
        # A database quotes the row that it refuses, a parser the text.
        error["value"] = ""
    # A line of a log that carries an error: its message is kept as a pattern, without what it was filled with.
    if line := event.get("logentry"):
        event["logentry"] = {"message": without_personal_data(str(line.get("message", "")))}
    return event
