"""Requests to the admin that none of its forms makes, and on which Wagtail would fail: 400 instead of 500."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError

ADMIN = "/admin/"
# Where Django says that a record's number, or another value, is none.
_READS_A_VALUE = "get_prep_value"


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
    """Whether a view failed because what was sent lacks a part of its form, or names a record by what is no number."""
    if isinstance(error, MultiValueDictKeyError):
        return True
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return isinstance(error, ValueError) and bool(trace) and trace.tb_frame.f_code.co_name == _READS_A_VALUE
