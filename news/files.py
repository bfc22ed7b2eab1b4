"""Files that a page offers to other programs: feeds and calendars, each at an address below its page's."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page


@dataclass(frozen=True)
class FileLink:
    """A file that another program reads: what readers call its format, its media type and its path."""

    title: str
    type: str
    url: str


class PageWithFiles:
    """A page type that offers files. `files` names the method that writes each."""

    files: dict[str, str] = {}

    def file_address(self, request: HttpRequest, name: str, query: str = "") -> str:
        """The path of one of the files, narrowed by a query string as the page itself would be."""
        address = f"{self.get_url(request) or ''}{name}"
        return f"{address}?{query}" if query else address


@require_safe
def page_file(request: HttpRequest, page_path: str, name: str) -> HttpResponse:
    """A file of a live public page. Raises Http404 where there is no such page, or it has no such file."""
    found = Page.route_for_request(request, page_path)
    page = found.page if found else None
    if not isinstance(page, PageWithFiles) or name not in page.files or page.get_view_restrictions():
        raise Http404
    return getattr(page, page.files[name])(request)
