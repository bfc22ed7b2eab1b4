"""Probes. Liveness asks only whether the process answers: a database that is down mends itself without
a restart of the web process. Readiness asks whether a request sent here could be served; what ails the rest of
the site is named in its text and doesn't take this process out of service."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from .worker.state import work_state


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated, 503 when it doesn't or isn't. A line each for what else is
    wrong: a missing worker publishes nothing on time, but pages are still served."""
    try:
        complaints = work_state().complaints() if settings.WORKER else []
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("\n".join(["ok", *complaints]), content_type="text/plain")
