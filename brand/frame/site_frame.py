"""What the frame of every page draws from, gathered once for a request."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page, Site

from ..languages import current_language
from ..models import FrameText, Mark, Municipality, Region
from .funding_band import FundingBand, funding_band


@dataclass(frozen=True)
class MunicipalityLink:
    """A municipality and its front door; `url` is empty until that is live. `language` is the page's."""

    municipality: Municipality
    url: str
    language: str


@dataclass(frozen=True)
class LanguageLink:
    """The way to this page in another language, or to that language's front page where there is none.
    `name` is what the language calls itself."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class MenuLink:
    """A way in the menu or the footer. `current` is an aria-current value: "page" for the page itself, "true"
    for the part of the site that it is in, empty for any other."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class PageWay:
    """A page's address in one language. `is_mirror` says that it shows another page's content untranslated."""

    url: str
    is_mirror: bool


class SiteFrame:
    """The region's records and brand-owned texts in one language. Queries run when first asked for."""

    def __init__(self, request: HttpRequest, language: str | None = None):
        self.request = request
        self.language = language or current_language()
        self._known_ways: dict[object, dict[str, PageWay]] = {}

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
    def home_url(self) -> str:
        return self.home.get_url(self.request) or "/"

    @cached_property
    def _top_pages(self) -> list[Page]:
        return list(self.home.get_children().live().select_related("locale"))

    def menu_links(self, page: Page | None = None) -> list[MenuLink]:
        """The main menu as it stands on `page`."""
        return [
            MenuLink(top.title, top.get_url(self.request) or "", _current(top, page))
            for top in self._top_pages
            if top.show_in_menus
        ]

    @cached_property
    def site_pages(self) -> list[MenuLink]:
        """The pages right below the front page that are neither in the menu nor a municipality's."""
        municipal = {link.municipality.page_key for link in self.municipalities}
        return [
            MenuLink(top.title, top.get_url(self.request) or "")
            for top in self._top_pages
            if not top.show_in_menus and top.translation_key not in municipal
        ]

    def language_links(self, page: Page | None = None) -> list[LanguageLink]:
        """This page in each of the site's languages that has it or at least a front page."""
        ways = self._ways(self.home) | (self._ways(page) if page is not None else {})
        links = []
        for code, _name in settings.LANGUAGES:
            if code in ways:
                name = get_language_info(code)["name_local"].capitalize()
                links.append(LanguageLink(code, name, ways[code].url, is_current=code == self.language))
        return links

    def translations(self, page: Page) -> dict[str, str]:
        """The page's addresses by language, real translations only: a mirror of the original is none."""
        return {code: way.url for code, way in self._ways(page).items() if not way.is_mirror}

    def _ways(self, page: Page) -> dict[str, PageWay]:
        """The live pages of all languages that share this page's key, by language. One query for a page."""
        key = page.translation_key
        if key not in self._known_ways:
            found = Page.objects.live().filter(translation_key=key).select_related("locale")
            self._known_ways[key] = {
                each.locale.language_code: PageWay(
                    each.get_url(self.request) or "", each.alias_of_id is not None
                )
                for each in found
            }
        return self._known_ways[key]

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


def _current(top: Page, page: Page | None) -> str:
    if page is None or not page.path.startswith(top.path):
        return ""
    return "page" if page.path == top.path else "true"
