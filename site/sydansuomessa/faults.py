"""What a person is told when a part that the site stands on has failed: which it was, and that nothing was kept."""

import errno
import sys
from smtplib import SMTPException

from botocore.exceptions import BotoCoreError, ClientError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error as unexplained

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
# PostgreSQL's number of "disk full"; SQLite has words only, the second where it can't begin its journal.
_FULL_DATABASE = "53100"
_FULL_SQLITE = ("disk is full", "disk I/O error")
SOON_SECONDS = 120


def server_error(request: HttpRequest) -> HttpResponse:
    """The site's handler500, which Django calls while the error is at hand and after it has been logged."""
    part = failed_part(sys.exception())
    if part is None:
        return unexplained(request)
    # Without the request: what its template would be given may ask the very part that fails.
    answer = HttpResponse(render_to_string("503.html", {"part": part}), status=503)
    answer.headers["Retry-After"] = str(SOON_SECONDS)
    return answer


def failed_part(error: BaseException | None) -> str | None:
    """Either "disk", "database", "files", "mail", or None where the fault lies elsewhere."""
    if isinstance(error, OperationalError):
        state = getattr(error.__cause__, "sqlstate", None)
        is_disk = state == _FULL_DATABASE or any(words in str(error) for words in _FULL_SQLITE)
        return "disk" if is_disk else "database"
    if isinstance(error, BotoCoreError | ClientError):
        return "files"
    if isinstance(error, SMTPException):
        return "mail"
    return "disk" if isinstance(error, OSError) and error.errno in _FULL else None
