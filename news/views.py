"""The view behind the files that pages offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from brand.public_pages import is_mirror
from brand.routing import find_page

from .files import PageWithFiles


@require_safe
def page_file(request: HttpRequest, page_path: str, name: str) -> HttpResponse:
    """A file of a live public page. Raises Http404 where there is no such page, or it has no such file."""
    found = find_page(request, page_path)
    page = found.page if found else None
    if not isinstance(page, PageWithFiles) or name not in page.files or is_mirror(page):
        raise Http404
    if page.get_view_restrictions():
        raise Http404
    return getattr(page, page.files[name])(request)
