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
from brand.models import BrandedPage, GuidelinePage, Municipality, PortalPage
from brand.portal.finding import BrandFiles, brand_files
from news.filters import MUNICIPALITY, ListFilters
from news.models import EventIndexPage, EventOccurrence, EventPage, NewsIndexPage, NewsPage
from projects.models import Project, ProjectIndexPage, ProjectPage

from .models import MunicipalityPage, StandardPage

QUERY, KIND, PAGE_NUMBER = "q", "laji", "sivu"
RESULTS_A_PAGE = 15
LONGEST_QUERY = 100
BRAND_FILES = "aineistot"
# By what stands in addresses: the kind in words, for a filter and for one result, and its page types.
KINDS = {
    "uutiset": (_("News"), _("News item"), (NewsPage,)),
    "tapahtumat": (_("Events"), _("Event"), (EventPage,)),
    "hankkeet": (_("Projects"), _("Project"), (ProjectPage,)),
    "kunnat": (_("Municipalities"), _("Municipality"), (MunicipalityPage,)),
    BRAND_FILES: (
        pgettext_lazy("search", "Brand files"),
        pgettext_lazy("search", "Brand portal"),
        (PortalPage, GuidelinePage),
    ),
    "sivut": (
        pgettext_lazy("search", "Other pages"),
        pgettext_lazy("search", "Page"),
        (StandardPage, NewsIndexPage, EventIndexPage, ProjectIndexPage),
    ),
}
WORDS_OF_A_RESULT = {model: words for _many, words, models in KINDS.values() for model in models}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form, and the results once something is asked. Raises Http404 for a filter or page there isn't."""
    asked = _readable(request.GET.get(QUERY, ""))
    kind = request.GET.get(KIND, "")
    if kind and kind not in KINDS:
        raise Http404
    filters = ListFilters(request, (MUNICIPALITY,))
    results = _results(request, asked, kind, filters) if asked else None
    is_first_page = results is not None and results.number == 1
    files = _brand_files(request, asked, kind, filters) if is_first_page else []
    context = {
        "asked": asked,
        "kind": kind,
        "filters": filters,
        "longest": LONGEST_QUERY,
        "kept_query": _query(asked, kind),
        "kind_row": _kind_row(asked, kind, filters),
        "results": results,
        "brand_files": files,
        "brand_files_kind": KINDS[BRAND_FILES][1],
        "count": results.paginator.count + len(files) if results is not None else 0,
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
        for name, (many, _one, _models) in KINDS.items()
    ]
    return ChipRow(KIND, _("Kind"), chips)


def _results(request: HttpRequest, asked: str, kind: str, filters: ListFilters) -> ResultPage:
    models = KINDS[kind][2] if kind else tuple(WORDS_OF_A_RESULT)
    pages = of_types_in_language(models, Locale.get_active().pk)
    if MUNICIPALITY in filters.chosen:
        pages = _of_municipality(pages, filters.municipality)
    words = " ".join(_words(asked))
    number = request.GET.get(PAGE_NUMBER, "1")
    if not (number.isascii() and number.isdigit()):
        raise Http404
    try:
        found = Paginator(pages.search(words) if words else [], RESULTS_A_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    found.object_list = _with_content(list(found.object_list), SiteFrame.of(request))
    return found


def _words(asked: str) -> list[str]:
    """Words only, in small letters: the databases give a meaning to signs and to words such as OR."""
    return re.findall(r"\w+", asked.lower())


def _brand_files(request: HttpRequest, asked: str, kind: str, filters: ListFilters) -> list[BrandFiles]:
    """What of the portal is asked for: these few come before the pages."""
    words = _words(asked)
    if not words or kind not in ("", BRAND_FILES):
        return []
    return [
        files
        for files in brand_files(request)
        if files.is_asked_by(words)
        and (MUNICIPALITY not in filters.chosen or files.owner == filters.municipality)
    ]


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


def _with_content(pages: list[Page], frame: SiteFrame) -> list[dict[str, Any]]:
    """The pages in their order as their own types, without bodies, each with the words for its kind."""
    of_type = Page.objects.filter(pk__in=[page.pk for page in pages]).defer_streamfields().specific()
    by_pk: dict[int, BrandedPage] = {page.pk: page for page in of_type}
    municipalities = {link.municipality.pk: link.municipality for link in frame.municipalities}
    times = _times({pk: page for pk, page in by_pk.items() if isinstance(page, EventPage)})
    found = []
    for page in pages:
        specific = by_pk[page.pk]
        specific.publisher = municipalities.get(specific.publisher_id)
        kind = WORDS_OF_A_RESULT[type(specific)]
        found.append({"page": specific, "kind": kind, "time": times.get(page.pk)})
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
