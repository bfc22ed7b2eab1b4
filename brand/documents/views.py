"""The document templates of a municipality or a project, such as /lataa/asiakirja/hanke/3-pikastartti/fi.docx."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..assets.addresses import file_url
from ..models import DrawnCount
from ..models.logo_template import MUNICIPALITY
from ..palette import TOKENS_FILE
from ..strips import store
from ..strips.addresses import AddressRefused, read_language
from ..strips.making import NotDrawn
from ..strips.views import STRIPS, Refused, count_fetched, file_response, find_subject, refusal
from ..strips.words import fault_words
from .dress import Dress, NoMark, dress_of
from .publishing import template_asset
from .slides import slide_template
from .word import word_template

__all__ = ["TEMPLATES", "document_file"]

TEMPLATES: dict[str, Callable[[Dress], bytes]] = {"docx": word_template, "pptx": slide_template}
_PROGRAMS = ("python-docx", "python-pptx")


@require_safe
@STRIPS.over_view
def document_file(request: HttpRequest, kind: str, key: str, name: str) -> HttpResponse:
    """The template; 400 with what to do instead where the parts of the address don't belong together."""
    with translation.override(translation.get_language_from_request(request)):
        try:
            return _file(request, kind, key, name)
        except Refused as refused:
            return refusal(request, refused)


def _file(request: HttpRequest, kind: str, key: str, name: str) -> HttpResponse:
    code, _dot, extension = name.partition(".")
    if request.GET:
        raise Refused([_("A file's size is in its name. Leave out what follows the question mark.")])
    if extension not in TEMPLATES:
        ends = ", ".join(f".{one}" for one in TEMPLATES)
        message = _("This comes in other formats. The name ends in one of: %(ends)s.")
        raise Refused([message % {"ends": ends}])
    try:
        language = read_language(code)
    except AddressRefused as refused:
        raise Refused([str(refused)]) from refused
    subject = find_subject(kind, key, language, request.user)
    if subject.key != key:
        return HttpResponsePermanentRedirect(reverse("document_file", args=[kind, subject.key, name]))
    asset = template_asset(subject.key, extension, language) if subject.kind == MUNICIPALITY else None
    if asset:
        # It has versions and a page of its own, and is counted there.
        return HttpResponseRedirect(file_url(asset, extension))
    try:
        dress = dress_of(subject)
    except NoMark as refused:
        raise Refused([_("There is no drawing “%(name)s” here.") % {"name": str(refused)[:60]}]) from refused
    except NotDrawn as refused:
        messages = [fault_words(fault) for fault in refused.faults]
        raise Refused(messages, f"{subject.kind}/{subject.key}") from refused
    content = store.kept(_digest(dress, extension), extension, lambda: TEMPLATES[extension](dress))
    response = file_response(request, content, extension, subject.is_public, f"{subject.key}-{name}")
    count_fetched(DrawnCount.DOCUMENT, extension, request, response, subject)
    return response


def _digest(dress: Dress, extension: str) -> str:
    """What the document is made of: once marks, words, colours, code or programs change, it is made anew."""
    return hashlib.sha256(repr((_made_by(), dress, extension)).encode()).hexdigest()


@cache
def _made_by() -> str:
    digest = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), TOKENS_FILE):
        digest.update(path.read_bytes())
    return digest.hexdigest() + " ".join(version(program) for program in _PROGRAMS)
