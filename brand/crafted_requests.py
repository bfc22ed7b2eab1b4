"""Requests to the admin that none of its forms makes, and on which Wagtail would fail: 400 instead of 500."""

import traceback
from types import FrameType

from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError
from draftjs_exporter.error import ExporterException
from wagtail.models import Page

ADMIN = "/admin/"
_MISSHAPEN = (AttributeError, ExporterException, IndexError, KeyError, TypeError, ValueError)
# Which error in which module, and in which function of it, tells of what was sent and not of the site.
_FAILURES = (
    # A record's number that is none.
    (ValueError, "django.db.models.fields", "get_prep_value"),
    # A row that isn't the form's own.
    (KeyError, "wagtail.admin.panels.inline_panel", ""),
    # Rich text that no editor writes.
    (_MISSHAPEN, "wagtail.admin.rich_text.converters.contentstate", "to_database_format"),
    # A place for the copy that isn't there.
    (Page.DoesNotExist, "wagtail.admin.views.pages.copy", "post"),
)
MAY_BE_CRAFTED = (*_MISSHAPEN, ObjectDoesNotExist, ValidationError)


def is_keepable(text: str) -> bool:
    """Whether the text has neither the zero character nor half a character: PostgreSQL keeps neither."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def refuse_crafted(request: HttpRequest) -> None:
    """Raises BadRequest where an address of the admin has what no database looks up, or a way on that is no address."""
    if not request.path.startswith(ADMIN):
        return
    if not all(is_keepable(text) for texts in request.GET.lists() for text in (texts[0], *texts[1])):
        raise BadRequest("A zero character in the address")
    for sent in (request.GET, request.POST):
        way_on = sent.get("next", "")
        # What has neither, Django takes for the name of a view.
        if way_on and "/" not in way_on and "." not in way_on:
            raise BadRequest("`next` is no address")


def is_crafted(error: Exception) -> bool:
    """Whether a view failed on what was sent to it: a part of its form is missing, or a value is none of its kind."""
    if isinstance(error, (MultiValueDictKeyError, ValidationError)):
        return True
    frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
    return any(
        isinstance(error, kind) and any(_is_in(frame, module, function) for frame in frames)
        for kind, module, function in _FAILURES
    )


def _is_in(frame: FrameType, module: str, function: str) -> bool:
    return frame.f_globals.get("__name__") == module and function in ("", frame.f_code.co_name)
