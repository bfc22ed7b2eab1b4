"""Who must have a second factor and hasn't shown it opens nothing but the way to it."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.api.v3.auth import BearerTokenAuth

from .second_factor import must_prove, must_set_up

ADMIN, API = "/admin/", "/api/v3/"
# What a session that isn't complete yet may ask for: the way on, and the way out.
OPEN = {
    "account_login",
    "account_reauthenticate",
    "account_inactive",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "socialaccount_login_cancelled",
    "brand_invitation",
    "openid_connect_login",
    "openid_connect_callback",
    "account_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}


class SecondFactorMiddleware:
    """After the one that says who somebody is. Without SECOND_FACTOR_REQUIRED it does nothing.

    Everywhere but on the way to the second factor an incomplete session is a stranger's; in the admin, where
    strangers would be sent to sign in once more, it is led on instead. A token counts as long as its owner
    has a second factor: it was made in a complete session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED:
            signed_in = request.user
            request.user = SimpleLazyObject(lambda: self._complete(request, signed_in))
            request.signed_in_user = signed_in
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or _is_open(request):
            return None
        if request.path.startswith(API):
            return _refuse_token(request)
        if not request.path.startswith(ADMIN) or not request.signed_in_user.is_authenticated:
            return None
        return self._lead_on(request, request.signed_in_user)

    def _lead_on(self, request, user) -> HttpResponse | None:
        if must_set_up(user):
            name = "mfa_activate_totp"
        elif must_prove(user, request.session):
            name = "mfa_reauthenticate"
        else:
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
        return redirect(f"{reverse(name)}?{urlencode({'next': back})}")

    def _complete(self, request, user):
        if not user.is_authenticated or _is_open(request):
            return user
        return AnonymousUser() if must_set_up(user) or must_prove(user, request.session) else user


def _is_open(request) -> bool:
    match = getattr(request, "resolver_match", None)
    return match is not None and match.url_name in OPEN


def _refuse_token(request) -> HttpResponse | None:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    known = BearerTokenAuth().authenticate(request, token.strip())
    if known is None or not must_set_up(known.user):
        return None
    detail = _("Sign in and set up your second step first: whoever may publish needs it.")
    problem = {"type": "about:blank", "title": "Forbidden", "status": 403, "detail": detail}
    return JsonResponse(problem, status=403, content_type="application/problem+json")
