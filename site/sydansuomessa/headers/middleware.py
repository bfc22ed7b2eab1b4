"""Puts the policies on every answer, those of the static files and of errors included."""

from collections.abc import Callable

from csp.constants import HEADER, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from ..storage import public_files_origin
from .policies import ADMIN, PERMISSIONS, PUBLIC, UPLOADED_FILE

ADMIN_PATH = "/admin/"
# A browser runs what stands in such a file when it is opened by itself.
ACTIVE_FILE = "image/svg+xml"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Chooses the policy by what is answered. A view's own header stands, and so do django-csp's decorators."""

    def __init__(self, get_response: Callable):
        super().__init__(get_response)
        # Pictures come from the bucket's own address, or that of the content network before it.
        self._files = [origin] if (origin := public_files_origin()) else []

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        # Wagtail's preview is an answer of the public page, made inside one of the admin's.
        if _may_be_framed(response) and request.path_info.startswith(ADMIN_PATH):
            del response[HEADER]
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None:
            parts.config = self._policy(request, response)
        return parts

    def _policy(self, request: HttpRequest, response: HttpResponseBase) -> dict:
        is_active_file = response.get("Content-Type", "").startswith(ACTIVE_FILE)
        if is_active_file or request.path_info.startswith(settings.MEDIA_URL):
            return UPLOADED_FILE
        policy = _admin_policy() if request.path_info.startswith(ADMIN_PATH) else PUBLIC
        return policy | {
            "img-src": [*policy["img-src"], *self._files],
            "frame-ancestors": [SELF if _may_be_framed(response) else NONE],
        }


def _admin_policy() -> dict:
    """The admin's, with the way out to the municipality's directory: form-action rules a form's redirects too."""
    origin = settings.DIRECTORY_ORIGIN
    return ADMIN | {"form-action": [*ADMIN["form-action"], origin]} if origin else ADMIN


def _may_be_framed(response: HttpResponseBase) -> bool:
    """What the view says of it: the editor shows previews in a frame."""
    return response.get("X-Frame-Options") == "SAMEORIGIN"


class PermissionsPolicyMiddleware:
    """Says which of a device's abilities no page asks for."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        return response
