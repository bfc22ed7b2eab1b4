"""What the frame of every page draws from, gathered once for a request."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from wagtail.models import Locale, Page, Site

from ..languages import current_language
from ..models import FrameText, Mark, Municipality, Region
from .funding_band import FundingBand, funding_band


@dataclass(frozen=True)
class MunicipalityLink:
    """A municipality and its front door; `url` is empty until it has a live page. `language` is the page's."""

    municipality: Municipality
    url: str
    language: str


@dataclass(frozen=True)
class LanguageLink:
    """The way to this page in another language, or to that language's front page where there is none."""

    code: str
    url: str
    is_current: bool


class SiteFrame:
    """The region's records and brand-owned texts in one language. Queries run when first asked for."""

    def __init__(self, request: HttpRequest, language: str | None = None):
        self.request = request
        self.language = language or current_language()

    @classmethod
    def of(cls, request: HttpRequest) -> "SiteFrame":
        """The frame of this request, made once for each language."""
        frames = request.__dict__.setdefault("_site_frames", {})
        language = current_language()
        if language not in frames:
            frames[language] = cls(request, language)
        return frames[language]

    @cached_property
    def region(self) -> Region | None:
        return Region.objects.prefetch_related("funding__organisation", "funding__programme").first()

    @cached_property
    def funding_band(self) -> FundingBand:
        rows = self.region.funding.all() if self.region else ()
        return funding_band(rows, self.language)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Brand-owned sentences by place, in this language or else the default one."""
        found = FrameText.objects.filter(locale__in=self._locales).values_list("locale_id", "slot", "text")
        rank = {locale.pk: place for place, locale in enumerate(self._locales)}
        return {slot: text for _, slot, text in sorted(found, key=lambda row: -rank[row[0]])}

    @cached_property
    def municipalities(self) -> list[MunicipalityLink]:
        municipalities = list(Municipality.objects.all())
        pages = self._pages_by_key([municipality.page_key for municipality in municipalities])
        return [self._municipality_link(municipality, pages) for municipality in municipalities]

    def _municipality_link(self, municipality: Municipality, pages: dict) -> MunicipalityLink:
        page = pages.get(municipality.page_key)
        if page is None:
            return MunicipalityLink(municipality, "", self.language)
        return MunicipalityLink(municipality, page.get_url(self.request) or "", page.locale.language_code)

    def _pages_by_key(self, keys: list) -> dict:
        """Live pages by translation key, in this language or else the default one."""
        rank = {locale.pk: place for place, locale in enumerate(self._locales)}
        pages = (
            Page.objects.live()
            .filter(translation_key__in=[key for key in keys if key], locale__in=self._locales)
            .select_related("locale")
        )
        return {page.translation_key: page for page in sorted(pages, key=lambda page: -rank[page.locale_id])}

    @cached_property
    def _locales(self) -> list[Locale]:
        """This language's locale, then the default one."""
        active = Locale.get_active()
        default = Locale.get_default()
        return [active] if active == default else [active, default]

    @cached_property
    def home(self) -> Page | None:
        """The front page in this language."""
        root = Site.find_for_request(self.request).root_page
        return root.get_translations(inclusive=True).live().filter(locale=self._locales[0]).first() or root

    @cached_property
    def menu(self) -> list[Page]:
        return list(self.home.get_children().live().in_menu().filter(depth=self.home.depth + 1))

    @cached_property
    def marks(self) -> dict[tuple, Mark]:
        """Every mark by municipality, organisation, shape and variant."""
        return {
            (mark.municipality_id, mark.organisation_id, mark.shape, mark.variant): mark
            for mark in Mark.objects.all()
        }

    def mark(self, owner: object, shape: str, variant: str = "colour") -> Mark | None:
        """The owner's mark: a municipality's, an organisation's, or the region's for None."""
        municipality_id = owner.pk if isinstance(owner, Municipality) else None
        organisation_id = None if owner is None or municipality_id else owner.pk
        return self.marks.get((municipality_id, organisation_id, shape, variant))
