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
        """This page in each of the site's languages that has it or at least a front page. One query."""
        wanted = [each.translation_key for each in (page, self.home) if each is not None]
        found = Page.objects.live().filter(translation_key__in=wanted).select_related("locale")
        pages = {(each.locale.language_code, each.translation_key): each for each in found}
        links = []
        for code, _name in settings.LANGUAGES:
            target = next((pages[code, key] for key in wanted if (code, key) in pages), None)
            if target is not None:
                name = get_language_info(code)["name_local"].capitalize()
                url = target.get_url(self.request) or ""
                links.append(LanguageLink(code, name, url, is_current=code == self.language))
        return links

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
