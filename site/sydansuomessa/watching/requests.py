"""Each request's number, and one line in the log and one figure when it has been answered."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from . import metrics
from .current import Current, current

logger = logging.getLogger(__name__)
REQUEST_ID = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestMiddleware:
    """Outermost: gives the request its number and tells how it was answered.

    A number that comes from the web server is kept, so that its log and ours can be laid side by side.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if current.get():
            # The preview of a page is made inside the request for it.
            return self.get_response(request)
        given = request.headers.get(REQUEST_ID, "")
        number = given if _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
        token = current.set(Current(request, number))
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            _tell(request, response, time.perf_counter() - started)
        finally:
            current.reset(token)
        response[REQUEST_ID] = number
        return response


def view_of(request: HttpRequest) -> str:
    """Which view answers, by its module and name. An address can hold what a person wrote, a view can't."""
    match = request.resolver_match
    return match._func_path if match else "none"


def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    if request.path_info.startswith(settings.STATIC_URL):
        return
    view = view_of(request)
    metrics.count(view, request.method or "", response.status_code, seconds)
    logger.info(
        "answered",
        extra={
            "method": metrics.known_method(request.method or ""),
            "view": view,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000, 1),
        },
    )
