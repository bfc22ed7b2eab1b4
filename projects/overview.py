"""Every public project in one language, read once and kept until one of its sources changes.

A project is public when its page is live and open to all, in that language or, where the brand team has chosen
so, untranslated. The lists, the sums, the map and
the open data are all reckoned from these rows, so that they can't say different things.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from brand.frame.funding_band import funding_band
from brand.generation import Generation
from brand.in_language import foreign_language, languages, said_language
from brand.in_language import in_language as pages_in_language
from brand.languages import current_language, in_language
from brand.models import FundingProgramme, Municipality, Organisation, Region

from .models import Project, ProjectFunding, ProjectImplementer, ProjectPage, Theme

# Raised by whatever the rows are made from: see projects.signals.
PROJECTS = Generation("projects")
_SOURCES = (
    Project,
    ProjectFunding,
    ProjectImplementer,
    ProjectPage,
    Theme,
    Organisation,
    FundingProgramme,
    Municipality,
    Region,
    PageViewRestriction,
    Site,
    Locale,
)


@dataclass(frozen=True)
class Share:
    """A row of a project's funding record: who gives, out of which fund (its key; empty where none is named),
    and how many euros; None where the record doesn't say."""

    pk: int
    funder: str
    programme: str
    amount: Decimal | None


@dataclass(frozen=True)
class PublicProject:
    """A project as readers may know it. Sums are in euros, days are both included. `statement` is the EU
    statement, empty where no record calls for it; `has_results` says whether the page tells what was achieved.
    `foreign` is the code of the page's language where that isn't the one being read, `said_language` that in
    words; both are empty otherwise."""

    pk: int
    page_pk: int
    title: str
    name: str
    url: str
    start: date
    end: date
    budget: Decimal
    authority: str
    statement: str
    funders: tuple[str, ...]
    implementers: tuple[str, ...]
    municipalities: tuple[str, ...]
    themes: tuple[str, ...]
    shares: tuple[Share, ...]
    has_results: bool
    foreign: str
    said_language: str

    def is_past(self, today: date) -> bool:
        return self.end < today

    def is_coming(self, today: date) -> bool:
        return self.start > today

    @property
    def is_over(self) -> bool:
        return self.is_past(timezone.localdate())

    @property
    def payer(self) -> str:
        """Who pays, in a few words: the statement that the EU's funds ask for, else the funders."""
        return self.statement or ", ".join(self.funders)


@dataclass(frozen=True)
class Fund:
    """A fund as readers know it: what stands in addresses, and its name with its period."""

    key: str
    name: str


@dataclass(frozen=True)
class Overview:
    """The public projects, the latest to start first, with the vocabularies that they are told in. `untold` is how
    many more there are that nobody has translated into this language."""

    projects: list[PublicProject]
    funds: list[Fund]
    themes: list[Theme]
    untold: int


def overview(request: HttpRequest) -> Overview:
    """The overview of the request's site in the active language."""
    site, language = Site.find_for_request(request), current_language()
    return PROJECTS.kept(f"{site.pk}:{language}", lambda: _gather(request, language))


def kept_record(page_key: UUID) -> Project | None:
    """The record of a project's page with all its facts; None where the page has none."""
    return PROJECTS.kept(
        f"record:{page_key}", lambda: [Project.objects.with_facts().filter(page_key=page_key).first()]
    )[0]


def feeds_projects(instance: Model) -> bool:
    """Whether the overview may follow from this record."""
    return isinstance(instance, _SOURCES)


def _gather(request: HttpRequest, language: str) -> Overview:
    pages = _public_pages()
    records = Project.objects.filter(page_key__in=pages).select_related("granting_authority")
    shares, implementers = _shares(), _implementers()
    municipalities = _linked(Project.municipalities.through, "municipality__slug", "municipality__name")
    themes = _linked(Project.themes.through, "theme__key", "theme__name")
    projects = []
    for record in records:
        page, rows = pages[record.page_key], shares[record.pk]
        band = funding_band(rows, language)
        authority = record.granting_authority
        projects.append(
            PublicProject(
                pk=record.pk,
                page_pk=page.pk,
                title=page.title,
                name=in_language(record, "name", language),
                url=page.get_url(request) or "",
                start=record.start_date,
                end=record.end_date,
                budget=record.budget,
                authority=in_language(authority, "name", language) if authority else "",
                statement=band.statement.text if band.statement else "",
                funders=tuple(in_language(one, "name", language) for one in band.funders),
                implementers=tuple(in_language(one, "name", language) for one in implementers[record.pk]),
                municipalities=tuple(municipalities[record.pk]),
                themes=tuple(themes[record.pk]),
                shares=tuple(_share(row, language) for row in rows),
                has_results=bool(page.results.strip()),
                foreign=foreign_language(page),
                said_language=said_language(page),
            )
        )
    return Overview(projects, _funds(language), list(Theme.objects.all()), _untold(set(pages)))


def _public_pages() -> dict[object, ProjectPage]:
    pages = pages_in_language(ProjectPage.objects.live().public(), Locale.get_active().pk)
    return {page.translation_key: page for page in pages.defer_streamfields()}


def _untold(told: set[object]) -> int:
    originals = pages_in_language(ProjectPage.objects.live().public(), languages().default)
    with_record = originals.filter(translation_key__in=Project.objects.values("page_key"))
    return with_record.exclude(translation_key__in=told).count()


def _shares() -> dict[int, list[ProjectFunding]]:
    found = defaultdict(list)
    for row in ProjectFunding.objects.select_related("organisation", "programme"):
        found[row.project_id].append(row)
    return found


def _share(row: ProjectFunding, language: str) -> Share:
    return Share(
        row.pk,
        in_language(row.organisation, "name", language),
        row.programme.key if row.programme else "",
        row.amount,
    )


def _implementers() -> dict[int, list[Organisation]]:
    found = defaultdict(list)
    for row in ProjectImplementer.objects.select_related("organisation"):
        found[row.project_id].append(row.organisation)
    return found


def _linked(through: type[Model], value: str, order: str) -> dict[int, list[str]]:
    """By project, what a many-to-many table links it to."""
    found = defaultdict(list)
    for project, linked in through.objects.order_by(order).values_list("project_id", value):
        found[project].append(linked)
    return found


def _funds(language: str) -> list[Fund]:
    return [
        Fund(fund.key, f"{in_language(fund, 'name', language)} {fund.period}".strip())
        for fund in FundingProgramme.objects.all()
    ]
