"""Search: a plain form and what it finds. Only live public pages, only those of the language being read."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as ResultPage
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page, PageQuerySet

from brand.chips import Chip, ChipRow
from brand.frame.site_frame import SiteFrame
from brand.in_language import of_types_in_language
from brand.limits import Limit
from brand.models import BrandAsset, BrandedPage, GuidelinePage, Municipality, PortalPage
from brand.portal.cards import cards_of
from news.filters import MUNICIPALITY, ListFilters
from news.models import EventIndexPage, EventOccurrence, EventPage, NewsIndexPage, NewsPage, NoticePage
from projects.models import Project, ProjectIndexPage, ProjectPage

from .models import MunicipalityPage, StandardPage

QUERY, KIND, PAGE_NUMBER = "q", "laji", "sivu"
RESULTS_A_PAGE = 15
LONGEST_QUERY = 100
# By what stands in addresses: the kind in words, for a filter and for one result, and its page types.
KINDS = {
    "uutiset": (_("News"), _("News item"), (NewsPage,)),
    "tapahtumat": (_("Events"), _("Event"), (EventPage,)),
    "kuulutukset": (_("Public notices"), _("Public notice"), (NoticePage,)),
    "hankkeet": (_("Projects"), _("Project"), (ProjectPage,)),
    "kunnat": (_("Municipalities"), _("Municipality"), (MunicipalityPage,)),
    "sivut": (
        pgettext_lazy("search", "Other pages"),
        pgettext_lazy("search", "Page"),
        (StandardPage, NewsIndexPage, EventIndexPage, ProjectIndexPage, PortalPage, GuidelinePage),
    ),
}
# Beside the pages: what the brand portal hands out.
FILES = "aineistot"
FILE_WORDS = (_("Brand files"), _("Brand file"))
# An office or a library has one address for many people.
SEARCHES = Limit("search", 60, seconds=60)
WORDS_OF_A_RESULT = {model: words for _many, words, models in KINDS.values() for model in models}


@require_safe
@SEARCHES.over_view(when=lambda request: QUERY in request.GET)
def search(request: HttpRequest) -> HttpResponse:
    """The form, and the results once something is asked. Raises Http404 for a filter or page there isn't."""
    asked = _readable(request.GET.get(QUERY, ""))
    kind = request.GET.get(KIND, "")
    if kind and kind not in (*KINDS, FILES):
        raise Http404
    filters = ListFilters(request, (MUNICIPALITY,))
    context = {
        "asked": asked,
        "kind": kind,
        "filters": filters,
        "longest": LONGEST_QUERY,
        "kept_query": _query(asked, kind),
        "kind_row": _kind_row(asked, kind, filters),
        "results": _results(request, asked, kind, filters) if asked else None,
        "page_query": _query(asked, kind, filters.chosen.get(MUNICIPALITY, "")),
    }
    SiteFrame.of(request).keep_place(context["page_query"], view="search")
    return render(request, "home/search.html", context)


def _readable(text: str) -> str:
    """The query as words: control characters mean nothing to a reader, and PostgreSQL refuses one of them."""
    kept = "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)
    return " ".join(kept.split())[:LONGEST_QUERY]


def _query(asked: str, kind: str, municipality: str = "") -> str:
    values = {QUERY: asked, KIND: kind, MUNICIPALITY: municipality}
    return urlencode({name: value for name, value in values.items() if value})


def _kind_row(asked: str, kind: str, filters: ListFilters) -> ChipRow:
    municipality = filters.chosen.get(MUNICIPALITY, "")
    chips = [
        Chip(many, _query(asked, "" if name == kind else name, municipality), name == kind)
        for name, many in [
            *((name, many) for name, (many, _one, _models) in KINDS.items()),
            (FILES, FILE_WORDS[0]),
        ]
    ]
    return ChipRow(KIND, _("Kind"), chips)


def _results(request: HttpRequest, asked: str, kind: str, filters: ListFilters) -> ResultPage:
    pages = [] if kind == FILES else _found_pages(asked, kind, filters)
    files = [] if kind and kind != FILES else _found_files(asked, filters)
    number = request.GET.get(PAGE_NUMBER, "1")
    if not (number.isascii() and number.isdigit()):
        raise Http404
    try:
        found = Paginator(_OneAfterTheOther(pages, files), RESULTS_A_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    found.object_list = _with_content(list(found.object_list), request)
    return found


class _OneAfterTheOther:
    """Two lists of results as one: the pages, then the files."""

    def __init__(self, first: Any, second: Any):
        self._parts = (first, second)
        self._lengths = [len(one) if isinstance(one, list) else one.count() for one in self._parts]

    def __len__(self) -> int:
        return sum(self._lengths)

    def __getitem__(self, wanted: slice) -> list:
        start, stop = wanted.start, wanted.stop
        (first, second), border = self._parts, self._lengths[0]
        items = list(first[start:stop]) if start < border else []
        if stop > border and self._lengths[1]:
            items += list(second[max(0, start - border) : stop - border])
        return items


def _words(asked: str) -> list[str]:
    """Words only, in small letters: the databases give a meaning to signs and to words such as OR."""
    return re.findall(r"\w+", asked.lower())


def _found_files(asked: str, filters: ListFilters) -> Any:
    """The public assets in force, whoever searches: nothing internal is ever a result here."""
    words = _words(asked)
    if not words:
        return []
    assets = BrandAsset.objects.visible_to(None).matching(words)
    if MUNICIPALITY in filters.chosen:
        assets = assets.filter(municipality=filters.municipality)
    return assets.in_house_order().with_files()


def _found_pages(asked: str, kind: str, filters: ListFilters) -> Any:
    models = KINDS[kind][2] if kind else tuple(WORDS_OF_A_RESULT)
    pages = of_types_in_language(models, Locale.get_active().pk)
    if MUNICIPALITY in filters.chosen:
        pages = _of_municipality(pages, filters.municipality)
    words = " ".join(_words(asked))
    return pages.search(words) if words else []


def _of_municipality(pages: PageQuerySet, municipality: Municipality | None) -> PageQuerySet:
    """The pages in a municipality's part of the tree and the projects it takes part in; for None, the pages
    in no municipality's part. In every language, since the pages to choose from are of the right ones."""
    doors = Page.objects.filter(translation_key__in=Municipality.objects.values("page_key"))
    if municipality is None:
        for door in doors:
            pages = pages.not_descendant_of(door, inclusive=True)
        return pages
    keys = Project.objects.filter(municipalities=municipality).values("page_key")
    projects = ProjectPage.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    chosen = Q(pk__in=list(projects))
    for door in doors.filter(translation_key=municipality.page_key):
        chosen |= Q(path__startswith=door.path)
    return pages.filter(chosen)


def _with_content(results: list, request: HttpRequest) -> list[dict[str, Any]]:
    """The results in their order, each with the words for its kind: pages as their own types, without bodies,
    files as cards."""
    frame = SiteFrame.of(request)
    of_type = Page.objects.filter(pk__in=[one.pk for one in results if isinstance(one, Page)])
    by_pk: dict[int, BrandedPage] = {page.pk: page for page in of_type.defer_streamfields().specific()}
    municipalities = {link.municipality.pk: link.municipality for link in frame.municipalities}
    files = [one for one in results if isinstance(one, BrandAsset)]
    cards = {card.asset.pk: card for card in cards_of(files, request)} if files else {}
    times = _times({pk: page for pk, page in by_pk.items() if isinstance(page, EventPage)})
    found = []
    for one in results:
        if isinstance(one, BrandAsset):
            found.append({"card": cards[one.pk], "kind": FILE_WORDS[1]})
            continue
        specific = by_pk[one.pk]
        specific.publisher = municipalities.get(specific.publisher_id)
        kind = WORDS_OF_A_RESULT[type(specific)]
        found.append({"page": specific, "kind": kind, "time": times.get(one.pk)})
    return found


def _times(events: dict[int, EventPage]) -> dict[int, EventOccurrence]:
    """The time that stands for each event: the next one of an event that repeats. One query, none without events."""
    if not events:
        return {}
    times = EventOccurrence.objects.filter(event__in=list(events)).standing_for_events()
    found = {}
    for time in times:
        time.event = events[time.event_id]
        found[time.event_id] = time
    return found
