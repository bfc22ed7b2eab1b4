"""The list of projects as one address shows it: a page of it, the sums beside it, and the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils import timezone

from brand.frame.site_frame import MunicipalityLink, SiteFrame
from brand.region_map import MapArea, region_map

from .filters import FUND, MUNICIPALITY, ProjectFilters
from .money import by_fund, by_municipality, total
from .overview import PublicProject, overview

PAGE_NUMBER = "sivu"
PROJECTS_A_PAGE = 20
LONGEST_PAGE_NUMBER = 6


@dataclass(frozen=True)
class SumRow:
    """A row of a table of sums. The bars are percentages of the largest sum; the query leads to the projects
    that the sum is made of."""

    label: str
    projects: int
    amount: Decimal
    query: str
    bar: float
    own: Decimal = Decimal(0)
    shared: Decimal = Decimal(0)
    own_bar: float = 0
    shared_bar: float = 0
    link: MunicipalityLink | None = None


@dataclass(frozen=True)
class MapPlace:
    """A municipality on the map: its area, its name, how many projects it takes part in, and where they are."""

    area: MapArea
    name: str
    projects: int
    query: str
    is_chosen: bool


def listing(request: HttpRequest) -> dict[str, Any]:
    """What the template of the list needs. Raises Http404 for a filter or page that there isn't."""
    found = overview(request)
    filters = ProjectFilters(request, found)
    projects = filters.applied()
    shown = _page_of(projects, request.GET.get(PAGE_NUMBER, "1"))
    # A page of one language's list is none of another's; what it is narrowed to holds in all of them.
    SiteFrame.of(request).keep_place(filters.query())
    return {
        "filters": filters,
        "has_any": bool(found.projects),
        "untold": found.untold,
        "projects": shown,
        "count": len(projects),
        "total": total(projects),
        "fund_sums": _fund_sums(projects, filters),
        "municipality_sums": _municipality_sums(filters, request),
        "has_shared": any(len(project.municipalities) > 1 for project in projects),
        "map": _map(filters, request),
        "kept_query": "",
        "data_query": filters.query(),
        "canonical_query": _page_query(filters, shown.number),
        "previous_query": _page_query(filters, shown.number - 1),
        "next_query": _page_query(filters, shown.number + 1),
    }


def leading(projects: Iterable[PublicProject], today: date | None = None) -> list[PublicProject]:
    """Projects as a front door shows them: those under way first, then the coming, then the past ones."""
    today = today or timezone.localdate()
    return sorted(projects, key=lambda one: (one.is_past(today), one.is_coming(today)))


def _page_of(projects: list[PublicProject], number: str) -> Page:
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST_PAGE_NUMBER):
        raise Http404
    try:
        return Paginator(projects, PROJECTS_A_PAGE).page(int(number))
    except InvalidPage as error:
        raise Http404 from error


def _page_query(filters: ProjectFilters, number: int) -> str:
    return filters.query(**{PAGE_NUMBER: str(number) if number > 1 else None})


def _fund_sums(projects: list[PublicProject], filters: ProjectFilters) -> list[SumRow]:
    sums = by_fund(projects)
    largest = max((one.amount for one in sums), default=Decimal(0))
    names = filters.choices[FUND]
    return [
        SumRow(
            names[one.key],
            one.projects,
            one.amount,
            filters.query(**{FUND: one.key}),
            _percent(one.amount, largest),
        )
        for one in sums
    ]


def _municipality_sums(filters: ProjectFilters, request: HttpRequest) -> list[SumRow]:
    """All municipalities whichever is chosen, so that a reader can compare and move on."""
    links = {link.municipality.slug: link for link in SiteFrame.of(request).municipalities}
    sums = by_municipality(filters.applied(leaving_out=MUNICIPALITY), links)
    largest = max((one.amount for one in sums), default=Decimal(0))
    names = filters.choices[MUNICIPALITY]
    return [
        SumRow(
            names[one.key],
            one.projects,
            one.amount,
            filters.query(**{MUNICIPALITY: one.key}),
            _percent(one.amount, largest),
            own=one.own,
            shared=one.shared,
            own_bar=_percent(one.own, largest),
            shared_bar=_percent(one.shared, largest),
            link=links.get(one.key),
        )
        for one in sums
    ]


def _percent(amount: Decimal, largest: Decimal) -> float:
    return round(max(float(amount / largest), 0) * 100, 1) if largest else 0


def _map(filters: ProjectFilters, request: HttpRequest) -> dict[str, Any] | None:
    places = {
        link.municipality.slug: (link.municipality.latitude, link.municipality.longitude)
        for link in SiteFrame.of(request).municipalities
        if link.municipality.latitude is not None and link.municipality.longitude is not None
    }
    drawn = region_map(places)
    if drawn is None:
        return None
    sums = {one.key: one for one in by_municipality(filters.applied(leaving_out=MUNICIPALITY), places)}
    names = filters.choices[MUNICIPALITY]
    return {
        "view": f"0 0 {drawn.width:.1f} {drawn.height:.1f}",
        "places": [
            MapPlace(
                area,
                names[area.key],
                sums[area.key].projects,
                filters.query(**{MUNICIPALITY: area.key}),
                filters.chosen.get(MUNICIPALITY) == area.key,
            )
            for area in sorted(drawn.areas, key=lambda one: (round(one.centre[1] / 10), one.centre[0]))
        ],
    }
