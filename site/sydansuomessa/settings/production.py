"""Production: every secret and address comes from the environment, none has a default."""

import logging

from .base import *  # noqa: F403
from .base import settings_from
from .environment import read_environment
from .logs import JSON_LOGGING

DEBUG = False
LOGGING = JSON_LOGGING
# A line that can't be written would be shown in Python's own words, with all that it was to be filled with.
logging.raiseExceptions = False
globals().update(
    settings_from(
        read_environment(),
        static_backend="whitenoise.storage.CompressedManifestStaticFilesStorage",
    )
)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# With this prefix a browser takes a cookie from this host alone, over https alone.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
