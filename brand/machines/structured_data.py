"""The region, its municipalities and pictures in the words of schema.org."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from ..addresses import absolute
from ..frame.site_frame import SiteFrame
from ..models.library import Picture
from ..models.municipality import Municipality

CONTEXT = "https://schema.org"
# The shape that Open Graph and search results show; JPEG, since not all of their readers know newer formats.
SHARED_PICTURE = "fill-1200x630|format-jpeg|jpegquality-75"

# What could end a script element or start a comment in HTML.
_UNSAFE = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def script(data: list[dict[str, Any]]) -> SafeString:
    """A script element that holds the data as JSON-LD; empty where there is none."""
    if not data:
        return SafeString("")
    described = [{"@context": CONTEXT} | without_empty(each) for each in data]
    body = json.dumps(described if len(described) > 1 else described[0], ensure_ascii=False)
    return mark_safe(  # noqa: S308 - every character that HTML gives a meaning is escaped
        f'<script type="application/ld+json">{body.translate(_UNSAFE)}</script>'
    )


def without_empty(value: dict[str, Any]) -> dict[str, Any]:
    """The mapping without the properties that say nothing."""
    return {name: each for name, each in value.items() if each not in (None, "", [], {})}


def region_data(request: HttpRequest) -> dict[str, Any]:
    """The region as an organisation."""
    frame = SiteFrame.of(request)
    mark = frame.mark(None, "symbol")
    return without_empty(
        {
            "@type": "Organization",
            "@id": absolute("/#organisation"),
            "name": frame.region.name if frame.region else "",
            "url": absolute(frame.home_url),
            "logo": absolute(mark.url) if mark else "",
        }
    )


def municipality_data(municipality: Municipality, request: HttpRequest) -> dict[str, Any]:
    """A municipality as an organisation, known by its own website too."""
    frame = SiteFrame.of(request)
    found = (link.url for link in frame.municipalities if link.municipality.pk == municipality.pk)
    url = next(found, "")
    return without_empty(
        {
            "@type": "GovernmentOrganization",
            "name": municipality.name,
            "url": absolute(url) if url else "",
            "sameAs": municipality.home_page,
        }
    )


def publisher_data(municipality: Municipality | None, request: HttpRequest) -> dict[str, Any]:
    """Who publishes: a municipality, or the whole region for None."""
    return municipality_data(municipality, request) if municipality else region_data(request)


def picture_data(picture: Picture | None) -> dict[str, Any] | None:
    """A picture with who made it."""
    if picture is None:
        return None
    picture = picture.shown
    rendition = picture.get_rendition(SHARED_PICTURE)
    return without_empty(
        {
            "@type": "ImageObject",
            "url": absolute(rendition.url),
            "width": rendition.width,
            "height": rendition.height,
            "creditText": picture.creator,
            "caption": picture.default_alt_text,
        }
    )
