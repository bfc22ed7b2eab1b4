"""The environment the site reads, as one typed schema.

Every variable the software knows stands here and nowhere else. A missing or malformed one stops the start
with a message that names it; all faults are named at once.
"""

import re
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError, ValidationError
from sentry_sdk.utils import BadDsn, Dsn

PROJECT_ROOT = Path(__file__).resolve().parents[3]
LEAST_TOKEN = 20
# What may stand in ALLOWED_HOSTS: a name, a number, all hosts under a name (.example.fi), or any host.
_HOST = re.compile(r"\*|\.?[\w-]+(\.[\w-]+)*|\[[0-9a-fA-F:]+\]|", re.ASCII)
_DATABASES = ("django.db.backends.postgresql", "django.db.backends.sqlite3")
_SMTP = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
# What the parser of EMAIL_URL doesn't know by these names.
_ENCRYPTED_MAIL = {"smtp+tls": _SMTP | {"EMAIL_USE_TLS": True}, "smtp+ssl": _SMTP | {"EMAIL_USE_SSL": True}}
SQLITE_URL = f"sqlite:///{PROJECT_ROOT / 'var' / 'sydansuomessa.sqlite3'}"


@dataclass(frozen=True)
class Environment:
    """What one process was told at start. Sizes and times say their unit in their name."""

    secret_key: str
    secret_key_fallbacks: list[str]
    allowed_hosts: list[str]
    base_url: str
    database: dict[str, Any]
    cache: dict[str, Any]
    email: dict[str, Any]
    from_email: str
    security_contact: str
    trusted_proxies: int
    oidc_server_url: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    oidc_groups_claim: str
    oidc_groups: dict[str, str]
    worker: bool
    media_root: Path
    static_root: Path
    s3_endpoint: str
    s3_public_bucket: str
    s3_private_bucket: str
    media_url: str
    metrics_token: str
    sentry_dsn: str


def read_environment(**defaults: str) -> Environment:
    """Read and check the environment.

    `defaults` are for a developer's machine and the tests: production passes none, so that no secret
    has a value there by accident. Raises ImproperlyConfigured, naming every variable at fault.
    """
    env = Env(eager=False, expand_vars=False)

    def text(name: str, **options) -> str:
        return env.str(name, **({"default": defaults[name]} if name in defaults else {}), **options)

    def required_list(name: str) -> list[str]:
        default = {"default": defaults[name].split(",")} if name in defaults else {}
        return env.list(name, validate=_names_a_host, **default)

    mail_scheme = env.str("EMAIL_URL", default="").partition("://")[0]
    values = {
        "secret_key": text("SECRET_KEY", validate=_not_empty),
        # Keys of before, by which sessions and links in letters still hold: docs/operations.md, Keys.
        "secret_key_fallbacks": env.list("SECRET_KEY_FALLBACKS", default=[], validate=_no_empty_key),
        "allowed_hosts": required_list("ALLOWED_HOSTS"),
        "base_url": text("BASE_URL", validate=_web_host),
        "database": env.dj_db_url("DATABASE_URL", default=defaults.get("DATABASE_URL", SQLITE_URL)),
        "cache": env.dj_cache_url("CACHE_URL", default="locmem://"),
        "email": env.dj_email_url("EMAIL_URL", default="console:"),
        "from_email": text("FROM_EMAIL", validate=[_not_empty, _mail_address]),
        "security_contact": env.str("SECURITY_CONTACT", default="", validate=_contact),
        # Production stands behind the proxy that speaks https for it.
        "trusted_proxies": env.int(
            "TRUSTED_PROXIES", default=int(defaults.get("TRUSTED_PROXIES", "1")), validate=_not_negative
        ),
        "oidc_server_url": env.str("OIDC_SERVER_URL", default="", validate=_secret_address),
        "oidc_client_id": env.str("OIDC_CLIENT_ID", default=""),
        "oidc_client_secret": env.str("OIDC_CLIENT_SECRET", default=""),
        "oidc_name": env.str("OIDC_NAME", default="OpenID Connect", validate=_not_empty),
        "oidc_groups_claim": env.str("OIDC_GROUPS_CLAIM", default="groups", validate=_not_empty),
        # A group of the directory = a group of the site; the next pair after a semicolon.
        "oidc_groups": env.list("OIDC_GROUPS", default=[], delimiter=";", validate=_pairs),
        "worker": env.bool("WORKER", default=defaults.get("WORKER", "1") == "1"),
        "media_root": env.path("MEDIA_ROOT", default=PROJECT_ROOT / "var" / "media", validate=_whole_path),
        "static_root": env.path("STATIC_ROOT", default=PROJECT_ROOT / "var" / "static", validate=_whole_path),
        "s3_endpoint": env.str("S3_ENDPOINT", default="", validate=_web_address_or_none),
        "s3_public_bucket": env.str("S3_PUBLIC_BUCKET", default=""),
        "s3_private_bucket": env.str("S3_PRIVATE_BUCKET", default=""),
        "media_url": env.str("MEDIA_URL", default="", validate=_https_address),
        "metrics_token": env.str("METRICS_TOKEN", default="", validate=_hard_to_guess),
        "sentry_dsn": env.str("SENTRY_DSN", default="", validate=_error_service),
    }
    try:
        env.seal()
    except EnvValidationError as error:
        raise ImproperlyConfigured(_explain(error)) from error
    _refuse_unknown_database(values["database"])
    _refuse_cache_without_host(values["cache"])
    values["email"] |= _ENCRYPTED_MAIL.get(mail_scheme, {})
    _refuse_unknown_mail(values["email"])
    values["oidc_groups"] = dict(pair.strip().split("=", 1) for pair in values["oidc_groups"])
    environment = Environment(**values)
    _refuse_half_a_storage(environment)
    _refuse_half_a_directory(environment)
    return environment


def _refuse_half_a_storage(environment: Environment) -> None:
    if bool(environment.s3_public_bucket) != bool(environment.s3_private_bucket):
        raise ImproperlyConfigured(
            "S3_PUBLIC_BUCKET and S3_PRIVATE_BUCKET go together: public files and private originals "
            "never share a bucket. Set both, or neither to keep files in MEDIA_ROOT."
        )
    if environment.s3_public_bucket and environment.s3_public_bucket == environment.s3_private_bucket:
        raise ImproperlyConfigured(
            "S3_PRIVATE_BUCKET: must be another bucket than S3_PUBLIC_BUCKET, or anybody could read originals."
        )


def _refuse_half_a_directory(environment: Environment) -> None:
    parts = {
        "OIDC_CLIENT_ID": environment.oidc_client_id,
        "OIDC_CLIENT_SECRET": environment.oidc_client_secret,
        "OIDC_GROUPS": environment.oidc_groups,
    }
    missing = [name for name, value in parts.items() if not value]
    if environment.oidc_server_url and missing:
        raise ImproperlyConfigured(
            f"{', '.join(missing)}: set where OIDC_SERVER_URL is set, or leave OIDC_SERVER_URL out to sign in by "
            "password only. OIDC_GROUPS is written as: directory's group=site's group;another=another."
        )


def _refuse_unknown_database(database: dict[str, Any]) -> None:
    if database["ENGINE"] not in _DATABASES or not database["NAME"]:
        raise ImproperlyConfigured(
            "DATABASE_URL: write an address such as postgres://user:password@host/database, or leave it out for SQLite."
        )


def _refuse_cache_without_host(cache: dict[str, Any]) -> None:
    if cache["LOCATION"].startswith("unix://?"):
        raise ImproperlyConfigured("CACHE_URL: write an address such as redis://127.0.0.1:6379/0.")


def _refuse_unknown_mail(email: dict[str, Any]) -> None:
    # The parser takes any text for an address, and then names no backend.
    is_smtp = email.get("EMAIL_BACKEND") == _SMTP["EMAIL_BACKEND"]
    if not email.get("EMAIL_BACKEND") or (is_smtp and not email.get("EMAIL_HOST")):
        raise ImproperlyConfigured("EMAIL_URL: write an address such as smtp+tls://user:password@host:587.")


def _explain(error: EnvValidationError) -> str:
    lines = [f"  {name}: {' '.join(map(str, messages))}" for name, messages in error.error_messages.items()]
    return "\n".join(
        ["These variables of the environment are at fault (README.md lists all there are):", *lines]
    )


def _not_empty(value: str) -> None:
    if not value.strip():
        raise ValidationError("must not be empty.")


def _no_empty_key(value: list[str]) -> None:
    if not all(key.strip() for key in value):
        raise ValidationError("must be earlier keys with commas between, or be left out.")


def _mail_address(value: str) -> None:
    if "@" not in parseaddr(value)[1]:
        raise ValidationError("must be an e-mail address, with or without a name before it: Name <a@b.fi>.")


def _contact(value: str) -> None:
    if value and not value.startswith(("mailto:", "https://")):
        raise ValidationError("must start with mailto: or https://, or be left out.")


def _names_a_host(value: list[str]) -> None:
    if not any(each.strip() for each in value):
        raise ValidationError("must name at least one host.")
    wrong = [each for each in value if not _HOST.fullmatch(each.strip())]
    if wrong:
        raise ValidationError(
            f"must be host names with commas between, without https:// or a port: {wrong[0]}"
        )


def _pairs(value: list[str]) -> None:
    if any(not all(part.strip() for part in (*pair.split("=", 1), "")[:2]) for pair in value):
        raise ValidationError("must be written as: directory's group=site's group;another=another.")


def _whole_path(value: Path) -> None:
    if not value.is_absolute():
        raise ValidationError("must be a whole path, beginning with /.")


def _hard_to_guess(value: str) -> None:
    if value and len(value.strip()) < LEAST_TOKEN:
        raise ValidationError(f"must have at least {LEAST_TOKEN} characters, or be left out.")


def _error_service(value: str) -> None:
    try:
        if value:
            Dsn(value)
    except BadDsn:
        raise ValidationError("must be an address such as https://key@host/number, or be left out.") from None


def _not_negative(value: int) -> None:
    if value < 0:
        raise ValidationError("must be 0 or the number of proxies before the site.")


def _https_address(value: str) -> None:
    if value and not (value.startswith("https://") and _is_bare_host(value)):
        raise ValidationError("must be https:// and a host name, without a path.")


def _web_address_or_none(value: str) -> None:
    if value:
        _web_address(value)


def _secret_address(value: str) -> None:
    _web_address_or_none(value)
    if (
        value
        and urlsplit(value).scheme != "https"
        and urlsplit(value).hostname not in ("localhost", "127.0.0.1")
    ):
        raise ValidationError("must start with https://: what the directory says is believed because of it.")


def _web_host(value: str) -> None:
    _web_address(value)
    if not _is_bare_host(value):
        raise ValidationError("must be https:// and a host name, without a path or a slash at the end.")


def _web_address(value: str) -> None:
    if not (value.startswith(("http://", "https://")) and urlsplit(value).hostname):
        raise ValidationError("must start with http:// or https:// and name a host.")


def _is_bare_host(value: str) -> bool:
    """Whether a web address has a host, perhaps a port that there can be, and nothing after them."""
    parts = urlsplit(value)
    try:
        return bool(parts.hostname) and parts.port != 0 and f"{parts.scheme}://{parts.netloc}" == value
    except ValueError:
        return False
