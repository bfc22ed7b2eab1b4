"""What holds everywhere: development, tests and production."""

from email.utils import parseaddr

from botocore.config import Config
from django.utils.translation import gettext_lazy as _

from .environment import PROJECT_ROOT, Environment
from .signin import *  # noqa: F403
from .signin import directory_settings

SITE_DIR = PROJECT_ROOT / "site"
# Everything that is particular to the region whose site this is.
REGION_FOLDER = PROJECT_ROOT / "region" / "sydansuomessa"

INSTALLED_APPS = [
    "sydansuomessa.apps.SiteConfig",
    "home",
    "news",
    "projects",
    "brand",
    "wagtail_localize",
    # Not wagtail_localize.locales, which can mirror a whole tree: see docs/decisions/0011-no-mirrored-pages.md.
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v3",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "ninja",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # Outermost: what the others do, too, is counted and logged.
    "sydansuomessa.watching.requests.RequestMiddleware",
    "sydansuomessa.health.ProbesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "sydansuomessa.headers.middleware.ContentSecurityPolicyMiddleware",
    "sydansuomessa.headers.middleware.PermissionsPolicyMiddleware",
    # Outside of what sets cookies. The second answers 304 to who has the page already.
    "sydansuomessa.headers.caching.SharedCachingMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "brand.working_titles.ReaderMiddleware",
    "brand.signin.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "news.notices.robots.FilesOfNoticesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Turns a refused sign-in into the page that says when to try again.
    "axes.middleware.AxesMiddleware",
    "brand.people.middleware.AdminLanguageMiddleware",
    "sydansuomessa.methods.MethodMiddleware",
    # Last: it runs the view itself, after every other middleware has had its say.
    "brand.gate.middleware.PublicationRefusedMiddleware",
]

ROOT_URLCONF = "sydansuomessa.urls"
WSGI_APPLICATION = "sydansuomessa.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_USER_MODEL = "brand.User"
AUTHENTICATION_BACKENDS = [
    "brand.signin.throttling.ThrottledBackend",
    "brand.authentication.RefuseDemoPassword",
    "django.contrib.auth.backends.ModelBackend",
]
# The demo command and its accounts work only where this is true.
DEMO_ALLOWED = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("fi", _("Finnish")),
    ("sv", _("Swedish")),
    ("en", _("English")),
]
# What wagtail-localize hasn't in our languages stands beside our own texts, and is merged over its catalogue.
ADDONS_LOCALE = SITE_DIR / "addons" / "locale"
LOCALE_PATHS = [SITE_DIR / "locale", ADDONS_LOCALE]
TIME_ZONE = "Europe/Helsinki"
USE_I18N = True
USE_TZ = True
# How dates and times are shown in fields, and what may be typed there. The first is read by each of the second.
WAGTAIL_DATE_FORMAT, WAGTAIL_TIME_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%H.%M", "%d.%m.%Y %H.%M"
FORMAT_MODULE_PATH = "sydansuomessa.formats"
WAGTAIL_I18N_ENABLED = True
# A translation starts as a draft: it is published once it is one.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Sydänsuomessa"
WAGTAILIMAGES_IMAGE_MODEL = "brand.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "brand.BrandDocument"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "brand.pictures.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "brand.uploads.forms.DocumentForm"
# No pictures: they have their own place, where they lose what they say of where they were taken. No drawings
# either: a browser runs what is in them.
WAGTAILDOCS_EXTENSIONS = [
    "pdf",
    "docx",
    "pptx",
    "xlsx",
    "odt",
    "odp",
    "ods",
    "txt",
    "csv",
    "mp3",
    "m4a",
    "ogg",
    "wav",
]
# The same bounds as brand.uploads holds, so that the browser tells of them before it sends.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# An original never leaves in the format of a camera: every rendition the templates ask for names its own.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp", "jpeg": "webp", "png": "webp"}
# On PostgreSQL words are found in their Finnish forms; SQLite knows no such setting.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "finnish"}}
# The admin calls no other host: neither for news of a new version nor for avatars.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# ä and å become a, ö becomes o: an address is read aloud, typed and mailed.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_COMMENTS_ENABLED = True
# Asking whether another address means a page, Wagtail would tell the title of the page's draft.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# The forms and Wagtail's scripts find the token in the page.
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Wagtail's previews, which the editor shows in a frame, say otherwise themselves.
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000


def database_settings(environment: Environment) -> dict:
    """The DATABASES setting. SQLite is put in WAL mode with immediate transactions: the editor's autosave
    otherwise meets "database is locked"."""
    database = dict(environment.database)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        # A server that takes a connection and says nothing holds nobody for longer.
        database["OPTIONS"] = {"connect_timeout": 5} | database.get("OPTIONS", {})
    return {"default": database}


def cache_settings(environment: Environment) -> dict:
    """The CACHES setting. A cache that is down costs speed, never an answer: its errors are logged, and what it
    would have kept is made anew."""
    cache = dict(environment.cache)
    if cache["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
        cache["BACKEND"] = "django_redis.cache.RedisCache"
        cache["OPTIONS"] = {
            "IGNORE_EXCEPTIONS": True,
            "LOG_IGNORED_EXCEPTIONS": True,
            "SOCKET_CONNECT_TIMEOUT": 1,
            "SOCKET_TIMEOUT": 2,
        }
    return {"default": cache}


def task_settings(environment: Environment) -> dict:
    """The TASKS setting: tasks wait in the database for a worker, or are done at once where there is none."""
    place = "django_tasks_db.DatabaseBackend"
    at_once = "django_tasks.backends.immediate.ImmediateBackend"
    return {"default": {"BACKEND": place if environment.worker else at_once}}


def storage_settings(environment: Environment, static_backend: str) -> dict:
    """The STORAGES setting: two buckets where S3 is set, two local folders otherwise."""
    static = {"BACKEND": static_backend}
    if not environment.s3_public_bucket:
        return {
            "default": {"BACKEND": "sydansuomessa.storage.Folder"},
            "private": {"BACKEND": "sydansuomessa.storage.PrivateFolder"},
            "staticfiles": static,
        }
    shared = {
        "endpoint_url": environment.s3_endpoint or None,
        "client_config": Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            # Storage that says nothing holds a thread for half a minute at most.
            connect_timeout=5,
            read_timeout=10,
            retries={"total_max_attempts": 3},
        ),
        "default_acl": None,
        "file_overwrite": False,
    }
    backend = "storages.backends.s3.S3Storage"
    public = shared | {"bucket_name": environment.s3_public_bucket, "querystring_auth": False}
    # A rendition's and a mark's name changes with its content.
    public["object_parameters"] = {"CacheControl": "public, max-age=31536000, immutable"}
    if environment.media_url:
        public["custom_domain"] = environment.media_url.removeprefix("https://")
    return {
        "default": {"BACKEND": "sydansuomessa.storage.BucketByFolder"},
        "public": {"BACKEND": backend, "OPTIONS": public},
        "private": {
            "BACKEND": backend,
            "OPTIONS": shared
            | {
                "bucket_name": environment.s3_private_bucket,
                "querystring_auth": True,
                "querystring_expire": 300,
            },
        },
        "staticfiles": static,
    }


def settings_from(environment: Environment, static_backend: str) -> dict:
    """Every setting that follows from the environment, for `globals().update(…)` in a settings module."""
    return {
        "SECRET_KEY": environment.secret_key,
        "SECRET_KEY_FALLBACKS": environment.secret_key_fallbacks,
        "ALLOWED_HOSTS": environment.allowed_hosts,
        "WAGTAILADMIN_BASE_URL": environment.base_url,
        "CSRF_TRUSTED_ORIGINS": [environment.base_url],
        "DATABASES": database_settings(environment),
        "CACHES": cache_settings(environment),
        "TRUSTED_PROXIES": environment.trusted_proxies,
        **directory_settings(environment),
        "WORKER": environment.worker,
        "METRICS_TOKEN": environment.metrics_token,
        "SENTRY_DSN": environment.sentry_dsn,
        "TASKS": task_settings(environment),
        "DEFAULT_FROM_EMAIL": environment.from_email,
        # Where a finder of a hole in the site writes: an address of mailto: or https:.
        "SECURITY_CONTACT": environment.security_contact or f"mailto:{parseaddr(environment.from_email)[1]}",
        # A mail server that says nothing holds a thread no longer than this.
        "EMAIL_TIMEOUT": 10,
        "MEDIA_ROOT": environment.media_root,
        "STATIC_ROOT": environment.static_root,
        "STORAGES": storage_settings(environment, static_backend),
        **{name: value for name, value in environment.email.items() if value is not None},
    }
