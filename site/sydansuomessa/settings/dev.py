"""A developer's machine: nothing needs to be set."""

from .base import *  # noqa: F403
from .base import settings_from
from .environment import read_environment

DEBUG = True
DEMO_ALLOWED = True
# The demonstration's accounts are everybody's: no telephone could be theirs.
SECOND_FACTOR_REQUIRED = False
globals().update(
    settings_from(
        read_environment(
            SECRET_KEY="for-development-only-never-in-production",
            ALLOWED_HOSTS="*",
            BASE_URL="http://127.0.0.1:8000",
            FROM_EMAIL="sydansuomessa@localhost",
            # Work is done at once, so that a bare server needs no second process.
            WORKER="0",
            TRUSTED_PROXIES="0",
        ),
        static_backend="django.contrib.staticfiles.storage.StaticFilesStorage",
    )
)
