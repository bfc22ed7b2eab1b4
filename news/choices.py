"""What the filters of the lists offer in a language, kept until one of its sources changes."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Model
from wagtail.models import Locale

from brand.generation import Generation
from brand.in_language import in_language
from brand.models import Region
from brand.public_pages import IS_NO_MIRROR
from projects.models import Project, ProjectPage

from .models.news import NewsPage
from .models.topic import Topic

# Raised by whatever the choices are made from: see news.signals.
CHOICES = Generation("filter-choices")


@dataclass(frozen=True)
class ProjectChoice:
    """A project whose page is live, known in every language's addresses by the slug of its original page."""

    pk: int
    slug: str
    title: str


@dataclass(frozen=True)
class FilterChoices:
    """Topics and projects by name, and the years that have news, the latest first. Other projects have no page
    in this language: none is offered, but an address that names one means the same in every language."""

    topics: list[Topic]
    projects: list[ProjectChoice]
    other_projects: list[ProjectChoice]
    years: list[int]


def filter_choices(language: str) -> FilterChoices:
    """The choices in `language`."""
    return CHOICES.kept(language, lambda: _gather(language))


def feeds_choices(instance: Model) -> bool:
    """Whether the choices may follow from this record."""
    return isinstance(instance, Topic | Project | ProjectPage | NewsPage | Region)


def _gather(language: str) -> FilterChoices:
    locale = Locale.objects.filter(language_code=language).first() or Locale.get_default()
    projects = dict(Project.objects.exclude(page_key=None).values_list("page_key", "pk"))
    years = in_language(NewsPage.objects.live(), locale.pk).dates("date", "year", order="DESC")
    originals = _project_choices(Locale.get_default(), projects)
    offered = _project_choices(locale, projects)
    slugs = {choice.pk: choice.slug for choice in originals}
    pks = {choice.pk for choice in offered}
    return FilterChoices(
        topics=list(Topic.objects.all()),
        projects=[replace(choice, slug=slugs.get(choice.pk, choice.slug)) for choice in offered],
        other_projects=[choice for choice in originals if choice.pk not in pks],
        years=[day.year for day in years],
    )


def _project_choices(locale: Locale, projects: dict[UUID, int]) -> list[ProjectChoice]:
    pages = (
        ProjectPage.objects.live().public().filter(IS_NO_MIRROR, locale=locale, translation_key__in=projects)
    )
    rows = pages.order_by("title").values_list("translation_key", "slug", "title")
    return [ProjectChoice(projects[key], slug, title) for key, slug, title in rows]
