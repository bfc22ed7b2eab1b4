"""Settings, and the site's own address: its certificate, and whether it answers."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.core import checks
from django.http.request import validate_host
from django.utils.translation import gettext as _

from .finding import Finding, State, failed, good, notice

LEAST_DAYS = 14
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def examine() -> Iterator[Finding]:
    for message in checks.run_checks(include_deployment_checks=not settings.DEBUG):
        if not message.is_silenced() and message.is_serious(checks.WARNING):
            part = _("Settings")
            yield (failed if message.is_serious() else notice)(
                part, f"{message.id}: {message.msg}", message.hint or ""
            )
    if settings.DEBUG:
        mend = _("Set DJANGO_SETTINGS_MODULE=sydansuomessa.settings.production for a public site.")
        yield notice(_("Settings"), _("DEBUG is on"), mend)
    yield from _address()


def _address() -> Iterator[Finding]:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if not validate_host(address.hostname, settings.ALLOWED_HOSTS):
        seen = _("%(host)s of BASE_URL is not among ALLOWED_HOSTS") % {"host": address.hostname}
        yield failed(_("Settings"), seen, _("Add it there, or set BASE_URL to a name that is there."))
    if address.scheme == "https":
        finding = certificate(address.hostname, address.port or 443)
        yield finding
        if finding.state == State.FAILED:
            return
    elif address.hostname not in _LOOPBACK:
        seen = _("%(address)s is not https") % {"address": address.geturl()}
        yield failed(_("Certificate"), seen, _("Set BASE_URL to the https:// address."))
    if not settings.DEBUG:
        yield _answer(address.geturl())


def _answer(address: str) -> Finding:
    """Whether a web process answers where readers come."""
    part = _("Web")
    try:
        with urlopen(f"{address}/healthz/ready", timeout=10) as answer:  # noqa: S310 - the site's own
            answer.read()
    except HTTPError as error:
        mend = _("Start it (systemctl start sydansuomessa-web), and see that nginx passes %(address)s to it.")
        return failed(part, f"{address}: {error}", mend % {"address": address})
    except (OSError, HTTPException) as error:
        mend = _("Start the web server and the web process, and see BASE_URL: readers come there.")
        return failed(part, f"{address}: {error}", mend)
    return good(part, _("answers at %(address)s") % {"address": address})


def certificate(host: str, port: int) -> Finding:
    """How long the certificate that `host` shows is good for."""
    part = _("Certificate")
    mend = _("Renew it (certbot renew; systemctl reload nginx), and see why it wasn't renewed by itself.")
    try:
        with (
            socket.create_connection((host, port), timeout=10) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure,
        ):
            ends = secure.getpeercert()["notAfter"]
    except ssl.SSLCertVerificationError as error:
        return failed(part, f"{host}: {error.verify_message}", mend)
    except OSError as error:
        mend = _("See BASE_URL, its DNS, and that the web server is up.")
        return failed(part, f"{host}:{port}: {error}", mend)
    days = (datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) - datetime.now(UTC)).days
    if days < LEAST_DAYS:
        return failed(part, _("%(host)s: runs out in %(days)d days") % {"host": host, "days": days}, mend)
    return good(part, _("%(host)s: good for %(days)d days") % {"host": host, "days": days})
