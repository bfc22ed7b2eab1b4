"""Paging of lists. A page that isn't there is not found: an old link never shows something else instead."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

ITEMS_A_PAGE = 20


def paginate(items, request: HttpRequest) -> Page:
    """The page of `items` that `?sivu=` asks for, the first by default. Raises Http404 for any other value."""
    try:
        return Paginator(items, ITEMS_A_PAGE).page(request.GET.get("sivu", 1))
    except InvalidPage as error:
        raise Http404 from error
