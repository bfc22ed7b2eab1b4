"""The template tag that tells machines what a page is."""

from typing import Any

from django import template
from django.utils.translation import get_language
from wagtail.images.models import AbstractRendition

from ..addresses import absolute
from ..frame.site_frame import SiteFrame
from ..languages import hreflang
from ..machines.structured_data import SHARED_PICTURE, script
from ..models import BrandedPage

register = template.Library()
OG_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


@register.inclusion_tag("brand/for_machines.html", takes_context=True)
def for_machines(context) -> dict[str, Any]:
    """Canonical address, translations, feeds, Open Graph and JSON-LD of the page, for its head.

    A list puts `canonical_query` into the context: what of its query string makes it another page. What has an
    address of its own below a page puts it there as `canonical_path`.
    """
    page, request = context.get("page"), context["request"]
    if not isinstance(page, BrandedPage):
        return {"page": None}
    frame = SiteFrame.of(request)
    query = context.get("canonical_query")
    below = context.get("canonical_path", "")
    path = below or page.get_url(request) or "/"
    return {
        "page": page,
        "region": frame.region,
        "canonical": absolute(f"{path}?{query}" if query else path),
        "translations": [] if query or below else _translations(frame, page),
        "feeds": context.get("feeds") or (),
        "og_type": page.open_graph_type,
        "og_locale": OG_LOCALES.get((get_language() or "")[:2], ""),
        "og_picture": _shared_picture(page),
        "structured_data": script(page.structured_data(request)),
    }


def _translations(frame: SiteFrame, page: BrandedPage) -> list[tuple[str, str]]:
    """Language and address of each real translation, this page among them; empty where it is the only one."""
    found = hreflang(frame.translations(page))
    return [(code, absolute(url)) for code, url in found.items()]


def _shared_picture(page: BrandedPage) -> AbstractRendition | None:
    picture = getattr(page, "picture", None)
    return picture.get_rendition(SHARED_PICTURE) if picture else None


@register.filter(name="absolute")
def absolute_address(path: str) -> str:
    """The whole address of a path on this site."""
    return absolute(path)
