"""Says how long what everybody sees may be kept before the site: by a content network, a proxy, a browser.

See docs/decisions/0023-a-minute-before-the-site.md.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from .middleware import ADMIN_PATH

# A reader sees what was published at most this much later. Nothing is purged.
SHARED_SECONDS = 60
# What these answer depends on who asks, or says itself how long it may be kept.
_OTHERS = (ADMIN_PATH, "/api/", "/documents/", settings.STATIC_URL, settings.MEDIA_URL)


class SharedCachingMiddleware:
    """Lets the residents' pages be kept for a minute, and nobody's own answer anywhere but in their browser.

    A view's own `Cache-Control` stands. Outside of all that sets cookies, which are a sign of an answer for one.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and not request.path_info.startswith(_OTHERS):
            _say(request, response)
        return response


def _say(request: HttpRequest, response: HttpResponseBase) -> None:
    is_one_s_own = request.COOKIES or response.cookies or "Authorization" in request.headers
    if is_one_s_own:
        patch_cache_control(response, private=True, max_age=0)
    elif request.method in ("GET", "HEAD") and response.status_code in (200, 304):
        patch_cache_control(response, public=True, max_age=0, s_maxage=SHARED_SECONDS)
        _forget_accept_language(response)


def _forget_accept_language(response: HttpResponseBase) -> None:
    """The language follows from the address alone. Django names the header all the same where the address has no
    prefix; browsers fill it in a hundred ways, and each would have a page of its own kept."""
    names = [name.strip() for name in response.get("Vary", "").split(",")]
    if kept := [name for name in names if name and name.lower() != "accept-language"]:
        response.headers["Vary"] = ", ".join(kept)
    elif names:
        del response.headers["Vary"]
