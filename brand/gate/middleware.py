"""A refusal in the admin or the API becomes a message to the person, and leaves nothing half done."""

from contextlib import AbstractContextManager, nullcontext

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.api.v3.auth import BearerTokenAuth

from ..languages import admin_language_of
from .api import refused_over_the_api, too_far, unknown_keys
from .refusal import PublicationRefused

WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
API = "/api/"
WRITING_PLACES = ("/admin/", API)
# Nothing is published there, and allauth's own middleware answers what those views raise.
SIGNING_IN = ("/admin/login/", "/admin/second-step/")


class PublicationRefusedMiddleware:
    """Last in MIDDLEWARE: runs each writing view of the admin and the API in one transaction.

    Wagtail's workflow approval, bulk and copy views would answer 500 with half their work done.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if refused := too_far(request):
            return refused
        if not _writes(request):
            return None
        with _language_of_script(request):
            if refused := unknown_keys(request):
                return refused
            try:
                with transaction.atomic():
                    response = view(request, *args, **kwargs)
                    if response.status_code >= 400:
                        transaction.set_rollback(True)
                    return response
            except PublicationRefused as refusal:
                return refused_in_the_admin(request, refusal)


def _writes(request: HttpRequest) -> bool:
    place = request.path.startswith(WRITING_PLACES) and not request.path.startswith(SIGNING_IN)
    return place and request.method in WRITING_METHODS


def refused_in_the_admin(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    """The answer to a refused request: a message where the person came from, or JSON for a program."""
    if request.path.startswith("/admin/api/") or not request.accepts("text/html"):
        return refused_over_the_api(refusal, status=400)
    messages.error(request, refusal.explain())
    return redirect(_way_back(request, refusal))


def _language_of_script(request: HttpRequest) -> AbstractContextManager:
    """The admin knows its user's language; a script's is the one that its token's owner has chosen there."""
    if not request.path.startswith(API):
        return nullcontext()
    token = BearerTokenAuth()(request)
    return translation.override(admin_language_of(token.user if token else None))


def _way_back(request: HttpRequest, refusal: PublicationRefused) -> str:
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return came_from
    return f"/admin/pages/{refusal.page.pk}/edit/" if refusal.page.pk else "/admin/pages/"
