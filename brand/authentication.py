"""The demonstration's password opens nothing outside a demonstration."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied

DEMO_PASSWORD = "sydansuomessa-demo"  # noqa: S105 - published on purpose, and refused below


class RefuseDemoPassword(BaseBackend):
    """First of the backends: a database that was once a demonstration's can't be entered in production."""

    def authenticate(self, request, password=None, **credentials):
        if password == DEMO_PASSWORD and not settings.DEMO_ALLOWED:
            raise PermissionDenied
