"""Where most of an editor's work starts: the dashboard's first panel."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from brand.crisis.scope import banner_scope
from brand.models import BrandedPage, Picture, User
from brand.portal.pages import guideline_page, portal_page
from news.models import EventPage, NewsPage, NoticePage
from projects.models import Project


@dataclass(frozen=True)
class Start:
    """A way on: what one does there, by which icon it is known, and why one would."""

    label: Promise
    url: str
    icon: str
    purpose: Promise


_WRITING = (
    (
        NewsPage,
        _("Write a news item"),
        "doc-full",
        _("What has happened or changes, in the residents' words."),
    ),
    (
        EventPage,
        _("Add an event"),
        "calendar",
        _("A day, a series or a change; calendars follow by themselves."),
    ),
    (
        NoticePage,
        _("Publish a notice"),
        "doc-full-inverse",
        _("Shown for the days the law says, then logged."),
    ),
)


class StartPanel(Component):
    """What this user may begin, each a link: nothing that would end in a refusal."""

    name = "start"
    template_name = "home/start_panel.html"
    order = 10

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        return {"starts": [*_writing(self.request.user), *_records(self.request.user), *_brand()]}


def _writing(user: User) -> list[Start]:
    places = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    places = places.filter(locale=Locale.get_default(), alias_of=None).order_by("path")
    starts = []
    for model, label, icon, purpose in _WRITING:
        if place := _place_of(model, places):
            names = (model._meta.app_label, model._meta.model_name, place.pk)
            starts.append(Start(label, reverse("wagtailadmin_pages:add", args=names), icon, purpose))
    return starts


def _place_of(model: type[BrandedPage], places) -> Page | None:
    """Where a new page of this type goes: the region's own place before a municipality's, as the model names them."""
    found = (places.type(parent).first() for parent in model.allowed_parent_page_models())
    return next((place for place in found if place), None)


def _records(user: User) -> list[Start]:
    starts = []
    if user.has_perm("projects.add_project"):
        address = reverse(Project.snippet_viewset.get_url_name("add"))
        purpose = _("Its record first: money, partners, funders. The page is made from it.")
        starts.append(Start(_("Start a project"), address, "folder-open-inverse", purpose))
    if policy_registry.get_by_type(Picture).user_has_permission(user, "add"):
        purpose = _("With its photographer, licence and text alternative.")
        starts.append(Start(_("Add pictures"), reverse("wagtailimages:add_multiple"), "image", purpose))
    if not banner_scope(user).is_empty:
        purpose = _("Above every page at once, until the time you give.")
        starts.append(Start(_("Raise a crisis banner"), reverse("brand_crisis"), "warning", purpose))
    return starts


def _brand() -> list[Start]:
    """Open to everybody, in the language of the admin where the pages are in it."""
    starts = (
        (
            portal_page(),
            _("Fetch marks and templates"),
            "download",
            _("Strips of marks, documents and pictures, ready to use."),
        ),
        (
            guideline_page(),
            _("Read the guideline"),
            "list-ul",
            _("What must be so, why, and how it is written well."),
        ),
    )
    return [Start(label, page.url, icon, purpose) for page, label, icon, purpose in starts if page]
