"""Probes. Liveness asks only whether the process answers: a database that is down mends itself without
a restart of the web process. Readiness asks whether a request sent here could be served; what ails the rest of
the site is named in its text and doesn't take this process out of service."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from .watching.metrics import metrics
from .worker.state import work_state


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has the site's tables, 503 when not. A line each for what else is wrong:
    a missing worker publishes nothing on time, but pages are still served."""
    try:
        state = work_state()
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    complaints = state.complaints() if settings.WORKER else []
    return HttpResponse("\n".join(["ok", *complaints]), content_type="text/plain")


class ProbesMiddleware:
    """Answers the probes before anything asks for whom: who watches knows a process by its number, not the site's
    name, and comes by plain http from within."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info) if request.method in ("GET", "HEAD") else None
        return probe(request) if probe else self.get_response(request)


PROBES = {"/healthz/live": live, "/healthz/ready": ready, "/metrics": metrics}
