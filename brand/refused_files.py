"""How a file that isn't given says so: a page for who looks at it, a few words for a program that wanted the file."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

__all__ = ["refused_file"]


def refused_file(
    request: HttpRequest, messages: Iterable[str], template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    """The page of that template, or the messages as plain text, in the active language."""
    if _is_looked_at(request):
        response = render(request, template, context, status=status)
    else:
        words = "\n".join([*messages, ""])
        response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
    response["Content-Language"] = get_language()
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


def _is_looked_at(request: HttpRequest) -> bool:
    """Every browser names HTML where it opens an address; pictures' places and programs that fetch don't."""
    accepted = request.headers.get("Accept", "")
    return not accepted or "text/html" in accepted
