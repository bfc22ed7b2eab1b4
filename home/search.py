"""Search: a plain form and what it finds. Only live public pages, only those of the language being read."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as ResultPage
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, PageQuerySet
from wagtail.search.query import And, Or, PlainText

from brand.chips import Chip, ChipRow
from brand.frame.site_frame import SiteFrame
from brand.in_language import languages, of_types_in_language
from brand.languages import current_language
from brand.limits import Limit
from brand.models import BrandAsset, Municipality
from brand.routing import remember_only_site
from brand.words.base_forms import base_forms
from news.filters import MUNICIPALITY, ListFilters
from news.models import NoticePage
from projects.models import Project, ProjectPage

from .search_results import ALL_MODELS, FILE_WORDS, FILES, KINDS, OneAfterTheOther, with_content

QUERY, KIND, PAGE_NUMBER = "q", "laji", "sivu"
RESULTS_A_PAGE = 15
LONGEST_QUERY = 100
# An office or a library has one address for many people.
SEARCHES = Limit("search", 60, seconds=60)
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@require_safe
@SEARCHES.over_view(when=lambda request: QUERY in request.GET)
def search(request: HttpRequest) -> HttpResponse:
    """The form, and the results once something is asked. Raises Http404 for a filter or page there isn't."""
    remember_only_site(request)
    asked = _readable(request.GET.get(QUERY, ""))
    kind = request.GET.get(KIND, "")
    number = request.GET.get(PAGE_NUMBER, "1")
    if (kind and kind not in (*KINDS, FILES)) or not _NUMBER.fullmatch(number):
        raise Http404
    filters = ListFilters(request, (MUNICIPALITY,))
    context = {
        "asked": asked,
        "kind": kind,
        "filters": filters,
        "longest": LONGEST_QUERY,
        "kept_query": _query(asked, kind),
        "kind_row": _kind_row(asked, kind, filters),
        "results": _results(request, asked, kind, filters, number) if asked else None,
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


def _results(request: HttpRequest, asked: str, kind: str, filters: ListFilters, number: str) -> ResultPage:
    pages = [] if kind == FILES else _found_pages(asked, kind, filters)
    files = [] if kind and kind != FILES else _found_files(asked, filters)
    start = (int(number) - 1) * RESULTS_A_PAGE
    both = OneAfterTheOther(pages, files, slice(start, start + RESULTS_A_PAGE))
    try:
        found = Paginator(both, RESULTS_A_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    found.object_list = with_content(list(found.object_list), request)
    return found


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
    models = KINDS[kind][2] if kind else ALL_MODELS
    pages = of_types_in_language(models, languages().locales[current_language()])
    if MUNICIPALITY in filters.chosen:
        pages = _of_municipality(pages, filters.municipality)
    pages = pages.exclude(pk__in=NoticePage.objects.ended().values("pk"))
    words = [Or([PlainText(form) for form in _forms(word)]) for word in _words(asked)]
    return pages.search(And(words)) if words else []


def _forms(word: str) -> list[str]:
    """The word as it was written and its base forms, in each language of which there may be pages to find."""
    known, language = languages(), current_language()
    codes = {language, settings.LANGUAGE_CODE} if known.listed else {language}
    return sorted({word}.union(*(base_forms(word, code) for code in codes)))


def _of_municipality(pages: PageQuerySet, municipality: Municipality | None) -> PageQuerySet:
    """The pages in a municipality's part of the tree and the projects it takes part in; for None, the pages
    in no municipality's part. In every language, since the pages to choose from are of the right ones."""
    doors = Page.objects.filter(translation_key__in=Municipality.objects.values("page_key"))
    if municipality is None:
        for door in doors:
            pages = pages.not_descendant_of(door, inclusive=True)
        return pages
    keys = Project.objects.filter(municipalities=municipality).values("page_key")
    chosen = Q(pk__in=ProjectPage.objects.filter(translation_key__in=keys).values("pk"))
    for door in doors.filter(translation_key=municipality.page_key):
        chosen |= Q(path__startswith=door.path)
    return pages.filter(chosen)
