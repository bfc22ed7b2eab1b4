"""What of the live site the rulebook in force finds fault with, page by page."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.request import validate_host
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from ..models import BrandedPage
from .checks.emblem import bands
from .evaluation import evaluate
from .finding import Finding
from .rule import Severity
from .rulebook import Rulebook

logger = logging.getLogger(__name__)
PAGES_AT_ONCE = 50


class NotShown(RuntimeError):
    """A live page that a visitor doesn't get."""


@dataclass(frozen=True)
class PageReport:
    """A live page, and what the rulebook finds in it. `called_for` names the regions whose records ask for the
    EU emblem."""

    page: BrandedPage
    url: str
    findings: list[Finding]
    called_for: tuple[str, ...] = ()


def report_live_pages(rulebook: Rulebook, today: date) -> Iterator[PageReport]:
    """Every live page under the shared identity as the database has it now, whoever wrote it there."""
    for model in get_page_models():
        if issubclass(model, BrandedPage):
            pages = model.objects.live().select_related("locale").order_by("path")
            for page in pages.iterator(PAGES_AT_ONCE):
                yield _report(page, rulebook, today)


def _report(page: BrandedPage, rulebook: Rulebook, today: date) -> PageReport:
    url = page.full_url or page.url_path
    try:
        facts = page.guideline_facts(today)
        findings = evaluate(replace(facts, html=rendered(page)), rulebook, today)
        called_for = tuple(name for name, band in bands(facts) if band.shows_emblem)
        return PageReport(page, url, findings, called_for)
    # What was written behind the gate can be anything: a page that can't even be read is a fault of that page,
    # and must not keep the others from being looked at.
    except Exception:
        logger.exception("Page %s could not be read for the guideline", page.pk)
        message = _("The page could not be read or shown, so nothing is known of it. The log tells why.")
        return PageReport(page, url, [Finding("", Severity.MUST, message, check_failed=True)])


def rendered(page: BrandedPage) -> str:
    """The page's HTML as a visitor who isn't logged in gets it. Raises NotShown where there is none.

    Without the middleware, which would look through all static files anew for each page.
    """
    with translation.override(page.locale.language_code):
        response = page.serve(_visit(page))
        if not getattr(response, "is_rendered", True):
            response.render()
    if response.status_code != 200:
        raise NotShown(f"page {page.pk} answers {response.status_code}")
    return response.content.decode(response.charset)


def _visit(page: BrandedPage) -> HttpRequest:
    address = urlsplit(page.full_url or "http://localhost/")
    host = address.hostname if validate_host(address.hostname, settings.ALLOWED_HOSTS) else _fallback_host()
    request = RequestFactory(SERVER_NAME=host, SERVER_PORT=str(address.port or 80)).get(address.path)
    request.user = AnonymousUser()
    return request


def _fallback_host() -> str:
    """A host that Django answers to, where the site's own isn't one: the page is the same on it."""
    return next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
