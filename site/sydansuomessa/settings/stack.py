"""Production as it is, over real parts on one's own machine, for the tests. Plain HTTP on
loopback, the demonstration's accounts, quick passwords, static files served without being collected."""

from .production import *  # noqa: F403
from .production import STORAGES

DEMO_ALLOWED = True
# The demonstration's accounts have no telephone.
SECOND_FACTOR_REQUIRED = False
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
# Over plain HTTP a browser takes no cookie of the prefixed names.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
