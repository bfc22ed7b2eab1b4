"""API v3's lists of pictures and documents, narrowed to what the one who asks may read.

Wagtail lists every file that stands in no restricted collection, to strangers too: titles and people's names of
drafts. Its routers ask a function of their module for the files and offer no other place to say so.
"""

from collections.abc import Callable
from functools import wraps

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.documents.api.v3 import router as documents
from wagtail.images.api.v3 import router as images

from .files import readable

Files = Callable[[HttpRequest], QuerySet]


def narrow_lists() -> None:
    """To be called once, when the addresses are read: the routers aren't there before."""
    images.get_images_queryset = _narrowed(images.get_images_queryset)
    documents.get_documents_queryset = _narrowed(documents.get_documents_queryset)


def _narrowed(files: Files) -> Files:
    @wraps(files)
    def narrowed(request: HttpRequest) -> QuerySet:
        found = files(request)
        return found.filter(pk__in=readable(request, found.model))

    return narrowed
