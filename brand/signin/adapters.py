"""What django-allauth asks of the site: it brings the steps of signing in, and no accounts of its own."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..client_address import client_address
from ..models import Region

SESSION_BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | dict.fromkeys(
        ("rate_limited", "too_many_login_attempts"), _("Too many wrong codes. Try again in five minutes.")
    )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: people are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def login(self, request: HttpRequest, user) -> None:
        # Of the backends allauth would take the first, which knows no users.
        user.backend = SESSION_BACKEND
        super().login(request, user)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Who signed in a moment ago isn't asked for the same password again."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - one["at"] < app_settings.REAUTHENTICATION_TIMEOUT for one in records)

    def add_message(self, request, level, message_template=None, *args, **kwargs) -> None:
        """The pages themselves say what has happened."""


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        region = Region.objects.first()
        return region.name if region else self._get_site_name()
