"""The log: a JSON object a line, with the request's number and the user's primary key, and nobody's data.

What a person wrote reaches a log by three ways, and each is shut: addresses (a search, an e-mail address after the
question mark), messages of exceptions (a database quotes the row it refuses), and what another package logs.
"""

import logging
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType

from pythonjsonlogger.json import JsonFormatter

from .current import current, user_of
from .personal import without_personal_data

# What our own lines say besides their message. Anything else that a record carries stays out.
OUR_FIELDS = ("method", "view", "status", "milliseconds", "job")


class PrivateJsonFormatter(JsonFormatter):
    """Writes the fields it knows and nothing else. Of an exception it tells the kind and the places, not the words."""

    def __init__(self) -> None:
        super().__init__(json_ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        now = current.get()
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(_message(record)),
            "request": now.id if now else None,
            "user": user_of(now.request) if now else None,
        }
        line |= {name: getattr(record, name) for name in OUR_FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            kind, _error, places = record.exc_info
            line |= {"exception": f"{kind.__module__}.{kind.__qualname__}", "places": _places(places)}
        return self.serialize_log_record({name: value for name, value in line.items() if value is not None})


def _message(record: logging.LogRecord) -> str:
    # Django's own lines end in the address that was asked for; the line "answered" names the view.
    if record.name.startswith("django.request"):
        status = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
        return HTTPStatus(status).phrase
    values = record.args.values() if isinstance(record.args, dict) else record.args or ()
    if any(isinstance(value, BaseException) for value in values):
        return _with_kinds_of_errors(record)
    return record.getMessage()


def _with_kinds_of_errors(record: logging.LogRecord) -> str:
    def told(value: object) -> object:
        return type(value).__qualname__ if isinstance(value, BaseException) else value

    arguments = record.args
    if isinstance(arguments, dict):
        return str(record.msg) % {name: told(value) for name, value in arguments.items()}
    return str(record.msg) % tuple(told(value) for value in arguments or ())


def _places(places: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(places)]
