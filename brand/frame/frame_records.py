"""What every page's frame is drawn from in one language, gathered once and kept until a record changes."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Locale, Page, PageViewRestriction, Site

from ..generation import Generation
from ..logos.strip.template import Template
from ..models import (
    FrameText,
    FundingProgramme,
    LogoSlot,
    LogoTemplate,
    Mark,
    Municipality,
    Organisation,
    Region,
    SiteFunding,
)
from ..public_pages import IS_NO_MIRROR, open_to_all
from .funding_band import PAGE_TEMPLATE, PAGE_TEMPLATE_KEY, FundingBand, funding_band

FRAME = Generation("frame")
# The front pages and what stands right below them: the frame links to these and to no others.
DEEPEST_LINKED_PAGE = 3
_SOURCES = (
    Region,
    SiteFunding,
    Municipality,
    Organisation,
    FundingProgramme,
    FrameText,
    LogoTemplate,
    LogoSlot,
    Mark,
    Site,
    Locale,
    PageViewRestriction,
)


@dataclass(frozen=True)
class MunicipalityLink:
    """A municipality and its front door; `url` is empty until that is live. `language` is the page's."""

    municipality: Municipality
    url: str
    language: str


@dataclass(frozen=True)
class Sentence:
    """A brand-owned sentence and the language it is in: the default one until somebody has translated it."""

    text: str
    language: str


@dataclass(frozen=True)
class TopPage:
    """A live page right below the front page. `path` is its place in the tree."""

    title: str
    url: str
    path: str
    key: UUID
    is_in_menu: bool


@dataclass(frozen=True)
class MarkImage:
    """A mark's drawing: its address, and its size in the drawing's own units."""

    url: str
    width: float
    height: float


# A page's address in each language that has it.
Ways = dict[str, str]


@dataclass(frozen=True)
class FrameRecords:
    """The region's records and brand-owned texts in one language, and the pages that the frame links to."""

    region: Region | None
    funding_band: FundingBand
    band_template: Template
    texts: dict[str, Sentence]
    municipalities: list[MunicipalityLink]
    home_key: UUID
    home_url: str
    root_url_path: str
    top_pages: list[TopPage]
    ways: dict[UUID, Ways]
    marks: dict[tuple, MarkImage]


def frame_records(request: HttpRequest, language: str) -> FrameRecords:
    """The records of the request's site in `language`, which must be the active one."""
    site = Site.find_for_request(request)
    return FRAME.kept(f"{site.pk}:{language}", lambda: _Gathering(request, site, language).records())


def feeds_the_frame(instance: Model) -> bool:
    """Whether the frame may be drawn from this record or link to this page."""
    if isinstance(instance, Page):
        return (instance.depth or 0) <= DEEPEST_LINKED_PAGE
    return isinstance(instance, _SOURCES)


def ways_of(keys: list[UUID], request: HttpRequest) -> dict[UUID, Ways]:
    """For each translation key, the addresses of what anybody may read, the original and its translations. One
    query. A mirror of a page in another language is no translation."""
    found = Page.objects.live().filter(IS_NO_MIRROR, open_to_all(), translation_key__in=keys)
    ways: dict[UUID, Ways] = {key: {} for key in keys}
    for page in found.select_related("locale").order_by("locale_id"):
        ways[page.translation_key][page.locale.language_code] = page.get_url(request) or ""
    return ways


class _Gathering:
    """One gathering of the records from the database."""

    def __init__(self, request: HttpRequest, site: Site, language: str):
        self.request, self.site, self.language = request, site, language
        active, default = Locale.get_active(), Locale.get_default()
        self.locales = [active] if active == default else [active, default]
        self.rank = {locale.pk: place for place, locale in enumerate(self.locales)}

    def records(self) -> FrameRecords:
        region = Region.objects.prefetch_related("funding__organisation", "funding__programme").first()
        home = self._home()
        top_pages = [self._top_page(page) for page in self._below(home)]
        return FrameRecords(
            region=region,
            funding_band=funding_band(region.funding.all() if region else (), self.language),
            band_template=_band_template(),
            texts=self._texts(),
            municipalities=self._municipalities(),
            home_key=home.translation_key,
            home_url=home.get_url(self.request) or "/",
            root_url_path=home.url_path,
            top_pages=top_pages,
            ways=ways_of([home.translation_key, *(page.key for page in top_pages)], self.request),
            marks=_marks(),
        )

    def _home(self) -> Page:
        """The front page in this language."""
        root = self.site.root_page
        own = root.get_translations(inclusive=True).live().filter(IS_NO_MIRROR, locale=self.locales[0])
        return own.first() or root

    def _below(self, home: Page):
        return home.get_children().live().filter(IS_NO_MIRROR).select_related("locale")

    def _top_page(self, page: Page) -> TopPage:
        url = page.get_url(self.request) or ""
        return TopPage(page.title, url, page.path, page.translation_key, page.show_in_menus)

    def _texts(self) -> dict[str, Sentence]:
        """Brand-owned sentences by place, in this language or else the default one."""
        found = FrameText.objects.filter(locale__in=self.locales).select_related("locale")
        texts: dict[str, Sentence] = {}
        for row in sorted(found, key=lambda row: -self.rank[row.locale_id]):
            # A translation that has been started only repeats the original, which has come before it.
            if row.slot not in texts or texts[row.slot].text != row.text:
                texts[row.slot] = Sentence(row.text, row.locale.language_code)
        return texts

    def _municipalities(self) -> list[MunicipalityLink]:
        municipalities = list(Municipality.objects.all())
        pages = self._pages_by_key([each.page_key for each in municipalities if each.page_key])
        return [self._municipality_link(each, pages.get(each.page_key)) for each in municipalities]

    def _municipality_link(self, municipality: Municipality, page: Page | None) -> MunicipalityLink:
        if page is None:
            return MunicipalityLink(municipality, "", self.language)
        return MunicipalityLink(municipality, page.get_url(self.request) or "", page.locale.language_code)

    def _pages_by_key(self, keys: list[UUID]) -> dict[UUID, Page]:
        """Live pages by translation key, in this language or else the default one."""
        pages = Page.objects.live().filter(IS_NO_MIRROR, translation_key__in=keys, locale__in=self.locales)
        in_order = sorted(pages.select_related("locale"), key=lambda page: -self.rank[page.locale_id])
        return {page.translation_key: page for page in in_order}


def _band_template() -> Template:
    """How the brand team has the pages' funding bands put together, if a page can follow it."""
    found = LogoTemplate.objects.prefetch_related("slots").filter(key=PAGE_TEMPLATE_KEY).first()
    if found is None or not found.template.suits_pages:
        return PAGE_TEMPLATE
    return found.template


def _marks() -> dict[tuple, MarkImage]:
    """Every mark by municipality, organisation, shape and variant."""
    return {
        (mark.municipality_id, mark.organisation_id, mark.shape, mark.variant): MarkImage(
            mark.file.url, mark.width, mark.height
        )
        for mark in Mark.objects.all()
    }
