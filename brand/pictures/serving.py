"""Renditions by their address, where the site serves them itself and no storage does."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.static import serve

from ..models import PictureRendition


def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file of a rendition whose picture may still be shown. Raises Http404 for everything else."""
    rendition = PictureRendition.objects.select_related("image").filter(file=path).first()
    if rendition is None or rendition.image.has_run_out(timezone.localdate()):
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)
