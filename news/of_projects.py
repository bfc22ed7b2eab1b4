"""What a project's page gathers from here: the news and events that are about the project."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

from brand.generation import Generation
from brand.models import Municipality, Picture, Region
from projects.models import Project, ProjectPage
from projects.sections import GatheredSection, gathers

from .filters import PROJECT
from .models import EventIndexPage, EventOccurrence, EventPage, NewsIndexPage, NewsPage, Topic

# Raised by whatever an item in these sections is made from: see news.signals.
ITEMS_OF_PROJECTS = Generation("items-of-projects")
ITEMS_SHOWN = 5


@gathers
def news_of_project(page: ProjectPage, request: HttpRequest) -> GatheredSection | None:
    """The latest news about the project, with the way to all of it."""
    if page.record is None:
        return None
    items = _kept(
        page, "news", lambda: list(_items(NewsPage, page).order_by("-date", "-pk")[: ITEMS_SHOWN + 1])
    )
    if not items:
        return None
    more = _list_address(page, request, NewsIndexPage) if len(items) > ITEMS_SHOWN else ""
    html = _render("news/includes/project_news.html", {"items": items[:ITEMS_SHOWN], "more": more}, request)
    return GatheredSection("uutiset", _("News"), html)


@gathers
def events_of_project(page: ProjectPage, request: HttpRequest) -> GatheredSection | None:
    """The project's coming events, the next first; where there are none, the latest of those that were."""
    if page.record is None:
        return None
    coming, past = _kept(page, "events", lambda: _times(page))
    if not coming and not past:
        return None
    shown = (coming or past)[:ITEMS_SHOWN]
    more = _list_address(page, request, EventIndexPage) if len(coming) + len(past) > len(shown) else ""
    html = _render(
        "news/includes/project_events.html", {"items": shown, "are_past": not coming, "more": more}, request
    )
    return GatheredSection("tapahtumat", _("Events"), html)


def feeds_items_of_projects(instance) -> bool:
    """Whether a section of a project's page may follow from this record."""
    return isinstance(
        instance,
        NewsPage
        | EventPage
        | NewsIndexPage
        | EventIndexPage
        | Project
        | Topic
        | Municipality
        | Region
        | Picture
        | PageViewRestriction,
    )


def _kept(page: ProjectPage, kind: str, make):
    return ITEMS_OF_PROJECTS.kept(f"{kind}:{page.record.pk}:{page.locale_id}", make)


def _times(page: ProjectPage) -> tuple[list[EventOccurrence], list[EventOccurrence]]:
    """The next time of each event about the project, and the latest times that are over."""
    times = _items(EventPage, page).occurrences()
    return list(times.next_of_each()[: ITEMS_SHOWN + 1]), list(times.past()[: ITEMS_SHOWN + 1])


def _items(model, page: ProjectPage):
    return model.objects.live().in_language_of(page).for_listing().filter(project=page.record.pk)


def _list_address(page: ProjectPage, request: HttpRequest, model) -> str:
    """Everybody's list narrowed to the project; empty where there is no list in this language."""

    def find() -> str:
        index = model.objects.live().filter(locale=page.locale_id).first()
        return (index.get_url(request) or "") if index else ""

    url = ITEMS_OF_PROJECTS.kept(f"{model.__name__}:{page.locale_id}", find)
    return f"{url}?{urlencode({PROJECT: page.slug})}" if url else ""


def _render(template: str, context: dict, request: HttpRequest) -> SafeString:
    return SafeString(render_to_string(template, context, request=request))
