"""The files of strips, each at its own address."""

import hashlib
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..assets.counting import count_drawn
from ..frame.site_frame import SiteFrame
from ..limits import Limit
from ..logos.strip.outputs import TooManyPixels
from ..models import LogoTemplate
from ..portal.pages import portal_page
from ..refused_files import refused_file
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from .addresses import AddressRefused, Making, read_name
from .making import NotDrawn, Output, file_of, make_strip
from .measures import drawing_of_name
from .subjects import Subject, find
from .words import fault_words

KEPT_SECONDS = 60 * 60
# Who takes every form of a strip for a whole series of documents still gets it.
STRIPS = Limit("strips", 240, seconds=60)
_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class Refused(Exception):
    """No such strip, or not in this form. The messages are for whoever asked; `ways` leads on to the combiner."""

    def __init__(self, messages: list[str], kohde: str = ""):
        super().__init__(messages[0])
        self.messages = messages
        self.kohde = kohde


@require_safe
@STRIPS.over_view
def strip_file(request: HttpRequest, template: str, kind: str, key: str, name: str) -> HttpResponse:
    """The strip's file; 400 with what to do instead where the parts of the address don't belong together."""
    # The address is the same in every language, so the reader's own is asked of the browser.
    with translation.override(translation.get_language_from_request(request)):
        try:
            return _file(request, template, kind, key, name)
        except Refused as refused:
            return refusal(request, refused)


@require_safe
@STRIPS.over_view
def measure_drawing(request: HttpRequest, owner: str, name: str) -> HttpResponse:
    """A mark's clear space or smallest size as an SVG to look at; 400 for what there isn't."""
    with translation.override(translation.get_language_from_request(request)):
        try:
            numbers = EmblemMeasures.of(active_rulebook())
            content = drawing_of_name(owner, name, numbers)
            if content is None:
                raise Refused([_("There is no drawing “%(name)s” here.") % {"name": f"{owner}/{name}"[:60]}])
        except NotDrawn as refused:
            return refusal(request, Refused([fault_words(fault) for fault in refused.faults]))
        except Refused as refused:
            return refusal(request, refused)
    return _response(request, content, Output("svg", shows_clear_space=True), True, name)


def _file(request: HttpRequest, template: str, kind: str, key: str, name: str) -> HttpResponse:
    if request.GET:
        raise Refused([_("A file's size is in its name. Leave out what follows the question mark.")])
    try:
        making, output = read_name(name)
    except AddressRefused as refused:
        raise Refused([str(refused)]) from refused
    templates = LogoTemplate.objects.prefetch_related("slots")
    # No key has a NUL in it, and PostgreSQL can't be asked about one.
    record = templates.filter(key=template).first() if "\0" not in template else None
    if record is None:
        raise Refused([_("There is no template “%(name)s”.") % {"name": template[:40]}])
    subject = find_subject(kind, key, making.language, request.user)
    if subject.key != key:
        return HttpResponsePermanentRedirect(reverse("strip_file", args=[template, kind, subject.key, name]))
    content = _content(record, subject, making, output)
    response = _response(request, content, output, subject.is_public, f"{template}-{subject.key}-{name}")
    if not output.shows_clear_space:
        count_fetched(template, output.extension, request, response, subject)
    return response


def count_fetched(
    what: str, extension: str, request: HttpRequest, response: HttpResponse, subject: Subject
) -> None:
    """Count what was really fetched."""
    if response.status_code == HTTPStatus.OK and request.method == "GET":
        count_drawn(what, extension, request, subject.municipality_id)


def find_subject(kind: str, key: str, language: str, user) -> Subject:
    """The subject of an address. Raises Refused, in the same words for what isn't there and for what isn't shown."""
    subject = find(kind, key, language, user)
    if subject is None:
        raise Refused(
            [_("There is no “%(name)s” whose marks could be drawn.") % {"name": f"{kind}/{key}"[:60]}]
        )
    return subject


def _content(record: LogoTemplate, subject: Subject, making: Making, output: Output) -> bytes:
    try:
        strip = make_strip(record.template, subject.kind, subject.contents, making.purpose, making.size)
        return file_of(strip, output)
    except NotDrawn as refused:
        messages = [fault_words(fault) for fault in refused.faults]
        raise Refused(messages, f"{subject.kind}/{subject.key}") from refused
    except TooManyPixels as refused:
        message = _(
            "The picture would be too large (%(pixels)s). Take the SVG or the PDF: they have no such limit."
        )
        raise Refused([message % {"pixels": refused}], f"{subject.kind}/{subject.key}") from refused


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    combiner = reverse("combiner")
    SiteFrame.of(request).stand_below(portal_page())
    context = {
        "messages_to_show": refused.messages,
        "combiner_url": f"{combiner}?kohde={refused.kohde}" if refused.kohde else combiner,
    }
    return refused_file(request, refused.messages, "brand/strips/refused.html", context, status=400)


def _response(
    request: HttpRequest, content: bytes, output: Output, is_public: bool, name: str
) -> HttpResponse:
    disposition = "inline" if output.shows_clear_space else "attachment"
    return file_response(request, content, output.extension, is_public, name, disposition)


def file_response(
    request: HttpRequest,
    content: bytes,
    extension: str,
    is_public: bool,
    name: str,
    disposition: str = "attachment",
) -> HttpResponse:
    """The file under that name; what isn't public stays out of every cache."""
    response = HttpResponse(content, content_type=_TYPES[extension])
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    # A drawing opened by itself runs nothing and asks nobody.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if is_public:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return get_conditional_response(request, etag=response["ETag"], response=response)
