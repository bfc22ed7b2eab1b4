"""What the frame of every page draws from, as one request sees it."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language_info, override
from wagtail.models import Page

from ..languages import current_language
from ..models import Municipality, Region
from .frame_records import (
    FrameRecords,
    MarkImage,
    MunicipalityLink,
    Sentence,
    TopPage,
    Ways,
    frame_records,
    ways_of,
)
from .funding_band import FundingBand

__all__ = ["LanguageLink", "MenuLink", "MunicipalityLink", "SiteFrame"]


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
    """The frame in one language. The records come from the cache; only a page's own translations are asked of
    the database."""

    def __init__(self, request: HttpRequest, language: str | None = None):
        self.request = request
        self.language = language or current_language()
        self._ways_of_pages: dict[object, Ways] = {}
        self._place: tuple[str, str] = ("", "")
        self._below: tuple[Page | None, str] = (None, "")

    @classmethod
    def of(cls, request: HttpRequest) -> "SiteFrame":
        """The frame of this request, made once for each language."""
        frames = request.__dict__.setdefault("_site_frames", {})
        language = current_language()
        if language not in frames:
            frames[language] = cls(request, language)
        return frames[language]

    @cached_property
    def records(self) -> FrameRecords:
        return frame_records(self.request, self.language)

    @property
    def region(self) -> Region | None:
        return self.records.region

    @property
    def funding_band(self) -> FundingBand:
        """What the masthead says of who pays for the site."""
        return self.records.funding_band

    @property
    def texts(self) -> dict[str, Sentence]:
        """Brand-owned sentences by place, in this language or else the default one."""
        return self.records.texts

    @property
    def municipalities(self) -> list[MunicipalityLink]:
        return self.records.municipalities

    @property
    def home_url(self) -> str:
        """The address of the front page in this language."""
        return self.records.home_url

    def menu_links(self, page: Page | None = None) -> list[MenuLink]:
        """The main menu as it stands on `page`."""
        above, _path = self._below
        return [
            MenuLink(top.title, top.url, _current(top, page, above))
            for top in self.records.top_pages
            if top.is_in_menu
        ]

    @cached_property
    def site_pages(self) -> list[MenuLink]:
        """The pages right below the front page that are neither in the menu nor a municipality's."""
        municipal = {link.municipality.page_key for link in self.municipalities}
        return [
            MenuLink(top.title, top.url)
            for top in self.records.top_pages
            if not top.is_in_menu and top.key not in municipal
        ]

    def keep_place(self, query: str = "", view: str = "") -> None:
        """What the reader has chosen here, as a query string that means the same in every language, and the
        name of the address where it isn't a page's: the language links take both along."""
        self._place = (query, view)

    def stand_below(self, page: Page | None, path: str = "") -> None:
        """What is shown isn't a page of its own but belongs to `page`, and where it has an address there, stands at
        `path` below it in every language: the menu says so, and the language links lead there."""
        self._below = (page, path)

    def language_links(self, page: Page | None = None) -> list[LanguageLink]:
        """This place in each of the site's languages, or that language's front page where it isn't there."""
        homes = self.records.ways[self.records.home_key]
        ways = self.translations(page) if page is not None else self._ways_of_view(homes)
        links = []
        for code, _name in settings.LANGUAGES:
            if code in homes or code in ways:
                name = get_language_info(code)["name_local"].capitalize()
                url = self._at_the_place(ways[code]) if code in ways else homes[code]
                links.append(LanguageLink(code, name, url, is_current=code == self.language))
        return links

    def _ways_of_view(self, homes: Ways) -> Ways:
        """The address of the view that keeps the place, in each language that has a front page."""
        _query, view = self._place
        ways = {}
        for code in homes if view else ():
            with override(code):
                ways[code] = reverse(view)
        return ways

    def _at_the_place(self, url: str) -> str:
        query, _view = self._place
        _page, path = self._below
        return f"{url}{path}?{query}" if query else f"{url}{path}"

    def translations(self, page: Page) -> Ways:
        """The addresses by language of the page and its translations that anybody may read. One query
        for a page that the frame doesn't link to."""
        key = page.translation_key
        if key in self.records.ways:
            return self.records.ways[key]
        if key not in self._ways_of_pages:
            self._ways_of_pages |= ways_of([key], self.request)
        return self._ways_of_pages[key]

    def mark(self, owner: object, shape: str, variant: str = "colour") -> MarkImage | None:
        """The owner's mark: a municipality's, an organisation's, or the region's for None."""
        municipality_id = owner.pk if isinstance(owner, Municipality) else None
        organisation_id = None if owner is None or municipality_id else owner.pk
        return self.records.marks.get((municipality_id, organisation_id, shape, variant))


def _current(top: TopPage, page: Page | None, above: Page | None) -> str:
    """The aria-current of a top page on `page`, or on what is no page and stands below `above`."""
    shown = above or page
    if shown is None or not shown.path.startswith(top.path):
        return ""
    return "page" if above is None and shown.path == top.path else "true"
