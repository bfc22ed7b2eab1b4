"""The admin in the language of the person at it, also around its views."""

from django.http import HttpRequest
from django.utils import translation

from ..languages import admin_language_of

ADMIN = "/admin/"


class AdminLanguageMiddleware:
    """Wagtail speaks the person's language within its views, but says in the site's that one may not enter."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        """Here, and not earlier: who is signed in depends on the view. The next request chooses its own language."""
        if request.path.startswith(ADMIN) and request.user.is_authenticated:
            translation.activate(admin_language_of(request.user))
