"""API v3's pages without the notices whose time is over: strangers are told nothing of them, whenever the removal
runs. Wagtail's router asks a function of its module for the pages and offers no other place to say so."""

from functools import wraps

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.api.v3.routers import pages as router
from wagtail.models import Page

from ..models import NoticePage


def narrow_pages() -> None:
    """To be called once, when the addresses are read: the router isn't there before."""
    all_pages = router.get_pages_queryset

    @wraps(all_pages)
    def narrowed(request: HttpRequest, model: type[Page] = Page) -> QuerySet:
        found = all_pages(request, model)
        if request.user.is_authenticated:
            return found
        return found.exclude(pk__in=NoticePage.objects.ended().values("pk"))

    router.get_pages_queryset = narrowed
