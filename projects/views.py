"""Making a project's page from its record, and the files of the list."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from brand.routing import find_page

from .models import Project, ProjectIndexPage, ProjectPage
from .open_data import FILES


def create_project_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then make the draft. For those who may add pages under the index and change the record."""
    project = get_object_or_404(Project, pk=pk)
    index = ProjectIndexPage.objects.filter(locale=Locale.get_default()).first()
    if index is None or not _may_create(request.user, index):
        raise PermissionDenied
    page = ProjectPage.objects.filter(translation_key=project.page_key, locale=index.locale_id).first()
    if page is None and request.method == "POST":
        page = make_draft(project, index, owner=request.user)
        messages.success(request, _("The page of “%(name)s” has been made as a draft.") % {"name": project})
    if page is not None:
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "projects/admin/create_page.html", {"project": project})


def _may_create(user, index: ProjectIndexPage) -> bool:
    # Wagtail's can_add_subpage() is False for everybody: no subpage of the index can be made without a record.
    may_add = user.is_superuser or "add" in index.permissions_for_user(user).permissions
    return may_add and user.has_perm("projects.change_project")


def make_draft(project: Project, index: ProjectIndexPage, owner=None) -> ProjectPage:
    """A draft page for the project, with nothing on it yet but its name."""
    page = ProjectPage(title=project.name, slug=slugify(project.name), live=False, owner=owner)
    project.attach(page)
    index.add_child(instance=page)
    page.save_revision(user=owner, changed=True)
    return page


@require_safe
def open_data(request: HttpRequest, page_path: str, name: str) -> HttpResponse:
    """A file of the list of projects. Raises Http404 where there is no such page or it isn't open to all."""
    found = find_page(request, page_path)
    page = found.page if found else None
    if not isinstance(page, ProjectIndexPage) or page.get_view_restrictions():
        raise Http404
    return FILES[name](request)
