"""The public projects for other programs: as CSV and JSON, narrowed as the list is.

Each row names its record, and the page on which readers find it, with the page's language. Sums are in euros with a
decimal point; days are ISO 8601, both included. A sum that the record doesn't give is empty.
"""

import csv
import json
from collections.abc import Callable, Iterable
from io import StringIO

from django.http import HttpRequest, HttpResponse

from brand.addresses import absolute
from brand.frame.site_frame import SiteFrame
from brand.languages import current_language

from .filters import ProjectFilters
from .overview import PublicProject, overview

# What a spreadsheet would take for a formula. Source: OWASP, CSV Injection.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
PROJECT_COLUMNS = (
    "project",
    "name",
    "page",
    "page_language",
    "first_day",
    "last_day",
    "state",
    "budget_eur",
    "granting_authority",
    "implementers",
    "municipalities",
    "themes",
)
FUNDING_COLUMNS = ("funding_row", "project", "project_name", "funder", "fund", "fund_name", "amount_eur")


def projects_csv(request: HttpRequest) -> HttpResponse:
    """A row for each project."""
    return _csv(PROJECT_COLUMNS, (_flat(row) for row in _project_rows(request)))


def funding_csv(request: HttpRequest) -> HttpResponse:
    """A row for each row of a project's funding record."""
    return _csv(FUNDING_COLUMNS, (row for project in _project_rows(request) for row in project["funding"]))


def projects_json(request: HttpRequest) -> HttpResponse:
    """The projects, each with its funding rows."""
    frame = SiteFrame.of(request)
    data = {
        "source": frame.region.name if frame.region else "",
        "language": frame.language,
        "currency": "EUR",
        "projects": _project_rows(request),
    }
    return HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
    )


FILES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "hankkeet.csv": projects_csv,
    "rahoitus.csv": funding_csv,
    "hankkeet.json": projects_json,
}


def _project_rows(request: HttpRequest) -> list[dict]:
    """Raises Http404 for a filter that there isn't."""
    found = overview(request)
    filters = ProjectFilters(request, found)
    names = {fund.key: fund.name for fund in found.funds}
    return [_project_row(project, filters, names) for project in filters.applied()]


def _project_row(project: PublicProject, filters: ProjectFilters, names: dict[str, str]) -> dict:
    return {
        "project": project.pk,
        "name": project.name,
        "page": absolute(project.url),
        "page_language": project.foreign or current_language(),
        "first_day": project.start.isoformat(),
        "last_day": project.end.isoformat(),
        "state": filters.state_of(project),
        "budget_eur": str(project.budget),
        "granting_authority": project.authority,
        "implementers": list(project.implementers),
        "municipalities": list(project.municipalities),
        "themes": list(project.themes),
        "funding": [
            {
                "funding_row": share.pk,
                "project": project.pk,
                "project_name": project.name,
                "funder": share.funder,
                "fund": share.programme,
                "fund_name": names.get(share.programme, ""),
                "amount_eur": "" if share.amount is None else str(share.amount),
            }
            for share in project.shares
        ],
    }


def _flat(row: dict) -> dict:
    return {
        name: "; ".join(value) if isinstance(value, list) else value
        for name, value in row.items()
        if name != "funding"
    }


def _csv(columns: tuple[str, ...], rows: Iterable[dict]) -> HttpResponse:
    """RFC 4180 in UTF-8, with the mark by which spreadsheets know that encoding."""
    text = StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return HttpResponse(f"\ufeff{text.getvalue()}", content_type="text/csv; charset=utf-8; header=present")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value
