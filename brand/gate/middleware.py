"""A refusal in the admin or the API becomes a message to the person, and leaves nothing half done."""

import logging
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import DataError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

from ..api_requests import unanswerable, unreadable
from ..crafted_requests import MAY_BE_CRAFTED, is_crafted, refuse_crafted
from ..languages import admin_language_of
from ..one_at_a_time import wait_for_others
from .api import refused_over_the_api, unknown_keys
from .refusal import PublicationRefused

logger = logging.getLogger(__name__)
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
        refuse_crafted(request)
        if refused := unanswerable(request):
            return refused
        if not _writes(request):
            return None
        with _language_of_script(request):
            if refused := unreadable(request, kwargs) or unknown_keys(request):
                return refused
            try:
                response = _in_one_transaction(view, request, args, kwargs)
                gone = response.status_code == HTTPStatus.NOT_FOUND and _is_of_a_page_that_is_gone(
                    request, kwargs
                )
                return _gone_meanwhile(request) if gone else response
            except PublicationRefused as refusal:
                return refused_in_the_admin(request, refusal)
            except (ProtectedError, DataError, UnicodeEncodeError) as error:
                logger.warning("The database refused what was asked of it", exc_info=error)
                return _refused_by_the_database(request, error)
            except MAY_BE_CRAFTED as error:
                if is_crafted(error):
                    raise BadRequest("What was sent doesn't fit the form") from error
                raise


def _in_one_transaction(view, request: HttpRequest, args, kwargs) -> HttpResponse:
    """The view's answer; what it did is undone where it answers with an error."""
    with transaction.atomic():
        if _may_change_pages(request):
            wait_for_others()
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            # A form that is shown again looks up what was chosen in it.
            response = response.render()
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            transaction.set_rollback(True)
        return response


def _writes(request: HttpRequest) -> bool:
    place = request.path.startswith(WRITING_PLACES) and not request.path.startswith(SIGNING_IN)
    return place and request.method in WRITING_METHODS


def _may_change_pages(request: HttpRequest) -> bool:
    """All but a preview, which keeps nothing, and a file's arrival, which takes long and changes no page."""
    return "/preview/" not in request.path and not request.FILES


def _is_of_a_page_that_is_gone(request: HttpRequest, kwargs: dict) -> bool:
    if not request.path.startswith("/admin/pages/") or not request.accepts("text/html"):
        return False
    pk = kwargs.get("page_id") or kwargs.get("page_to_move_id")
    return pk is not None and not Page.objects.filter(pk=pk).exists()


def _gone_meanwhile(request: HttpRequest) -> HttpResponse:
    messages.error(
        request,
        _(
            "The page is no more: somebody has deleted it meanwhile. Nothing was saved. What you wrote is still in "
            "your browser: go back to copy it."
        ),
    )
    return redirect("wagtailadmin_explore_root")


def refused_in_the_admin(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    """The answer to a refused request: a message where the person came from, or JSON for a program."""
    if request.path.startswith("/admin/api/") or not request.accepts("text/html"):
        return refused_over_the_api(refusal, status=400)
    messages.error(request, refusal.explain())
    return redirect(_way_back(request, refusal))


def _refused_by_the_database(request: HttpRequest, error: Exception) -> HttpResponse:
    """What no form of the admin sends, or something that other things rest on. Wagtail would answer 500."""
    if isinstance(error, ProtectedError):
        status, message = (
            409,
            _("It can't be deleted: something else still rests on it. Nothing was changed."),
        )
    else:
        status = 422
        message = _("Nothing was saved: something in it is too long, too large or no text. Write it anew.")
    if request.path.startswith((API, "/admin/api/")) or not request.accepts("text/html"):
        return problem_response(status=status, detail=message)
    messages.error(request, message)
    return redirect(_where_one_came_from(request) or "/admin/")


def _language_of_script(request: HttpRequest) -> AbstractContextManager:
    """The admin knows its user's language; a script's is the one that its token's owner has chosen there."""
    if not request.path.startswith(API):
        return nullcontext()
    token = BearerTokenAuth()(request)
    return translation.override(admin_language_of(token.user if token else None))


def _way_back(request: HttpRequest, refusal: PublicationRefused) -> str:
    here = f"/admin/pages/{refusal.page.pk}/edit/" if refusal.page.pk else "/admin/pages/"
    return _where_one_came_from(request) or here


def _where_one_came_from(request: HttpRequest) -> str:
    """The page of the site from which the request was sent; empty where it isn't known."""
    came_from = request.headers.get("referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    return came_from if is_ours else ""
