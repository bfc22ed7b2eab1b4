"""A page's working title, for whoever keeps the page: everybody else reads the title that is published.

Wagtail's admin shows the title of the newest draft wherever it names a page, in choosers, reports and its API, to
whoever can find the page there. It asks the page alone, so the page is told who is looking.
"""

from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

_request: ContextVar[HttpRequest | None] = ContextVar("request_that_reads_titles", default=None)


class ReaderMiddleware:
    """After the one that says who somebody is: remembers whose request it is until the answer is written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def title_for_reader(page: Page) -> str:
    """The title of `page` as whoever is looking may read it. A command, which is nobody's, reads the newest."""
    request = _request.get()
    if request is None or not page.pk or keeps(request.user, page):
        return page.draft_title or page.title
    return page.title if is_open(page) else _("Unpublished page")


def is_open(page: Page) -> bool:
    """Whether everybody may read the page as it is published."""
    return page.live and not page.get_view_restrictions().exists()


def keeps(user, page: Page) -> bool:
    """Whether the drafts of `page` are this user's to read."""
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_any_permission_for_instance(user, {"change", "publish"}, page)
