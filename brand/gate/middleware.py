"""A refusal in the admin or the API becomes a message to the person, and leaves nothing half done."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from .refusal import PublicationRefused

WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
WRITING_PLACES = ("/admin/", "/api/")


class PublicationRefusedMiddleware:
    """Last in MIDDLEWARE: runs each writing view of the admin and the API in one transaction.

    Wagtail's workflow approval, bulk and copy views would answer 500 with half their work done.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method not in WRITING_METHODS or not request.path.startswith(WRITING_PLACES):
            return None
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
                return response
        except PublicationRefused as refusal:
            return refused(request, refusal)


def refused(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    """The answer to a refused request: a message where the person came from, or JSON for a program."""
    if "/api/" in request.path or request.accepts("text/html") is False:
        return JsonResponse({"message": refusal.explain(), "errors": refusal.message_dict}, status=400)
    messages.error(request, refusal.explain())
    return redirect(_way_back(request, refusal))


def _way_back(request: HttpRequest, refusal: PublicationRefused) -> str:
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return came_from
    return f"/admin/pages/{refusal.page.pk}/edit/" if refusal.page.pk else "/admin/pages/"
