"""What other programs ask of the whole site: robots.txt, the sitemap and where to report a hole."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from brand.addresses import absolute
from brand.languages import hreflang
from brand.public_pages import IS_NO_MIRROR
from news.models import EventPage, NewsPage, NoticePage

SECURITY_TEXT_KEPT = timedelta(days=180)
# What the protocol allows in one file.
MOST_ADDRESSES = 50_000
# Whatever is said on these is published with them. Lists, front doors, project pages and the guideline follow records
# and other pages too: the day of their own publication would tell a search engine that nothing has changed.
HOLD_THEIR_TEXT = (NewsPage, EventPage, NoticePage)


@dataclass(frozen=True)
class SitemapEntry:
    """A page: its address, when it last changed if that is known, and its translations by language, itself among
    them."""

    url: str
    changed: datetime | None
    translations: dict[str, str]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the editors' side may be read."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. The text is true for half a year from the day on which it is read."""
    expires = datetime.combine(timezone.now().date() + SECURITY_TEXT_KEPT, time.min)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(request.path)}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every live public page but notices that search engines are asked to leave out; a page that mirrors one of
    another language is left to that one."""
    return render(request, "sitemap.xml", {"entries": _entries(request)}, content_type="application/xml")


def _entries(request: HttpRequest) -> Iterator[SitemapEntry]:
    pages = (
        Page.objects.live()
        .public()
        .filter(IS_NO_MIRROR, depth__gt=1)
        .exclude(pk__in=NoticePage.objects.kept_from_search_engines().values("pk"))
        .select_related("locale")
        .order_by("path")
    )
    found = [(page, page.get_url(request)) for page in pages[:MOST_ADDRESSES]]
    by_key: dict[object, dict[str, str]] = defaultdict(dict)
    for page, url in found:
        if url:
            by_key[page.translation_key][page.locale.language_code] = absolute(url)
    for page, url in found:
        if url:
            translations = by_key[page.translation_key]
            changed = page.last_published_at if issubclass(page.specific_class, HOLD_THEIR_TEXT) else None
            yield SitemapEntry(absolute(url), changed, hreflang(translations))
