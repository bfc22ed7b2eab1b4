"""The tests: production's behaviour with quick passwords and mail kept in memory."""

from .base import *  # noqa: F403
from .base import settings_from
from .environment import PROJECT_ROOT, read_environment

DEBUG = False
globals().update(
    settings_from(
        read_environment(
            SECRET_KEY="for-tests-only-never-in-production",
            ALLOWED_HOSTS="*",
            BASE_URL="http://localhost",
            FROM_EMAIL="sydansuomessa@localhost",
            # Work is done at once, so that a bare server needs no second process.
            WORKER="0",
            TRUSTED_PROXIES="0",
            DATABASE_URL=f"sqlite:///{PROJECT_ROOT / 'var' / 'test.sqlite3'}",
        ),
        static_backend="django.contrib.staticfiles.storage.StaticFilesStorage",
    )
)
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A server under test serves the files itself, without collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
DEMO_ALLOWED = True
# On where a test is about it: the demonstration's people have no telephone.
SECOND_FACTOR_REQUIRED = False
