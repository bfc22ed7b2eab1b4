"""Signing in by a municipality's own directory (OpenID Connect), where the environment names one.

The directory says who somebody is and which groups they are in; `settings.DIRECTORY_GROUPS` says what of the
site's groups these mean. At each sign-in a person has exactly those, and nobody becomes a superuser by it.
"""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import login
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests.exceptions import RequestException

from ..models import User

logger = logging.getLogger(__name__)


class DirectoryAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever comes this far has been let through by `pre_social_login`."""
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """The directory has told all there is to tell: no form follows."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let them on with the groups that the directory gives now, or say why not."""
        groups = groups_of(sociallogin)
        if sociallogin.is_existing:
            if sociallogin.user.is_superuser:
                raise _refused(request, "superuser")
            sociallogin.user.groups.set(groups)
        elif not sociallogin.user.email:
            raise _refused(request, "no_address")
        elif User.objects.filter(email__iexact=sociallogin.user.email).exists():
            raise _refused(request, "taken")
        # A directory's account is never tied to an account that is signed in: its groups would be overwritten.
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise _refused(request, "taken")
        if not groups:
            raise _refused(request, "no_group")

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form=None) -> User:
        user = super().save_user(request, sociallogin, form)
        user.groups.set(groups_of(sociallogin))
        return user

    def on_authentication_error(self, request, provider, **kwargs) -> None:
        raise _refused(request, "failed")


def groups_of(sociallogin: SocialLogin) -> list[Group]:
    """The site's groups that the directory's claim means; what isn't mapped means nothing."""
    told, claim = sociallogin.account.extra_data, settings.DIRECTORY_GROUPS_CLAIM
    named = next(
        (part[claim] for part in (told.get("userinfo"), told.get("id_token")) if claim in (part or {})), []
    )
    named = named if isinstance(named, list) else [named]
    wanted = {settings.DIRECTORY_GROUPS.get(name) for name in named if isinstance(name, str)}
    return list(Group.objects.filter(name__in=wanted - {None}))


def _refused(request: HttpRequest, why: str) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(refusal(request, why))


def refusal(request: HttpRequest, why: str = "failed") -> HttpResponse:
    """The page that says why the directory's word isn't enough, and what to do."""
    return render(request, "brand/signin/directory_refused.html", {"why": why}, status=403)


def go_to_directory(request: HttpRequest, provider_id: str) -> HttpResponse:
    """allauth's way to the directory. Where that is down, its certificate ran out or it tells of no place to sign in,
    allauth would break off."""
    try:
        return login(request, provider_id)
    except (RequestException, KeyError):
        logger.exception("The directory did not say where to sign in")
        return refusal(request)
