"""The banners that stand, as readers see them.

They are kept for a few seconds only: a process that shares no cache with the one where a banner was raised shows
it after that long, and with a shared cache (CACHE_URL) all show it at once. Whether a banner has ended is asked
of the clock each time, so no job takes it down.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ..frame.frame_records import Ways, ways_of
from ..generation import Generation
from ..languages import current_language
from ..models import CrisisBanner, Municipality

KEPT_SECONDS = 5
BANNERS = Generation("crisis-banners", kept_seconds=KEPT_SECONDS)
DEFAULT_LANGUAGE = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class ShownBanner:
    """A banner in one language. `language` is the text's own; `municipality` is None for the whole region."""

    municipality: Municipality | None
    text: str
    language: str
    raised_at: datetime
    url: str
    link_text: str


def standing_banners(request: HttpRequest, publisher_pk: int | None) -> list[ShownBanner]:
    """The banners of a page published by this municipality, or by the region for None: the region's own first."""
    shown = [
        banner
        for banner in _standing(request)
        if banner.municipality is None or banner.municipality.pk == publisher_pk
    ]
    return sorted(shown, key=lambda banner: banner.municipality is not None)


def municipal_banners(request: HttpRequest) -> list[ShownBanner]:
    """Every municipality's own banners, for the region's front page."""
    return [banner for banner in _standing(request) if banner.municipality is not None]


def _standing(request: HttpRequest) -> list[ShownBanner]:
    language, now = current_language(), timezone.now()
    kept = BANNERS.kept(language, lambda: _gather(request, language))
    return [shown for ends_at, shown in kept if ends_at > now]


def _gather(request: HttpRequest, language: str) -> list[tuple[datetime, ShownBanner]]:
    found = CrisisBanner.objects.standing(timezone.now()).select_related("municipality", "page")
    banners = list(found)
    keys = [banner.page.translation_key for banner in banners if banner.page]
    pages = ways_of(keys, request) if keys else {}
    return [(banner.ends_at, _shown(banner, language, pages)) for banner in banners]


def _shown(banner: CrisisBanner, language: str, pages: dict[UUID, Ways]) -> ShownBanner:
    own = language == DEFAULT_LANGUAGE or bool(getattr(banner, f"text_{language}", ""))
    ways = pages.get(banner.page.translation_key, {}) if banner.page else {}
    url = ways.get(language) or ways.get(DEFAULT_LANGUAGE) or ""
    return ShownBanner(
        municipality=banner.municipality,
        text=banner.text_in(language),
        language=language if own else DEFAULT_LANGUAGE,
        raised_at=banner.raised_at,
        url=url,
        link_text=banner.page.title if url else "",
    )
