"""The files of notices, for as long as they are on display, and without search engines."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from brand.models import BrandDocument

from ..models.notice import NO_STORE, NoticePage
from .documents import pages_with


def mark_file_of_notice(document: BrandDocument, request: HttpRequest) -> None:
    """For Wagtail's hook before a document is served. Raises Http404 for the file of a notice whose time is over,
    also before its data has been removed."""
    notices = NoticePage.objects.filter(pk__in=pages_with([document.pk])[document.pk], date__isnull=False)
    if not notices.exists():
        return
    if not notices.shown().exists():
        raise Http404
    request.is_for_file_of_notice = True


class FilesOfNoticesMiddleware:
    """Asks search engines and caches to keep no file of a notice: what they keep, the site can't remove."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_for_file_of_notice", False):
            response.headers["X-Robots-Tag"] = "noindex"
            patch_cache_control(response, **NO_STORE)
        return response
