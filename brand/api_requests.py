"""What Wagtail's API v3 takes for granted that nobody sends: refused here, before its own code fails on it.

Everything else that is wrong with a request the API refuses by itself. `brand.gate.middleware` asks before each view.
"""

import json
from collections.abc import Iterator, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from pydantic import ValidationError as PydanticValidationError
from wagtail.api.v3 import form_data
from wagtail.api.v3.errors import as_validation_error, problem_response
from wagtail.models import Page

from .crafted_requests import is_keepable

PLACE = "/api/v3/"
# No list is longer; databases can't count as far as an address can.
FURTHEST_OFFSET = 1_000_000_000
# Parts within parts. A page's richest body has a dozen.
DEEPEST = 100
_TAKE_FILES = (f"{PLACE}images/", f"{PLACE}documents/")
_NEEDS_A_REVISION = ("publish", "revert")
_BESIDE = (None, "left", "right", "first-sibling", "last-sibling")


def body_of(request: HttpRequest) -> Any:
    """The request's JSON, as which the API reads whatever type it says it has; an empty object where there is none.
    Raises RecursionError where it is too deep."""
    if not request.path.startswith(PLACE) or request.path in _TAKE_FILES:
        return {}
    try:
        return json.loads(request.body or b"{}")
    except ValueError:
        return {}


def unanswerable(request: HttpRequest) -> HttpResponse | None:
    """The refusal of an address that asks for what Wagtail would hand to the database, which fails on it: a zero
    character, an offset that no list has, a number that is none. None where there is nothing to refuse."""
    if not request.path.startswith(PLACE):
        return None
    for name, text in request.GET.items():
        if not is_keepable(text):
            return _refusal(400, ("query", name), _("There is a character here that is no text."))
    try:
        # As a float: Ninja takes "1.0" for a whole number too.
        MaxValueValidator(FURTHEST_OFFSET)(float(request.GET.get("offset", "0")))
    except ValidationError as error:
        return _refusal(400, ("query", "offset"), error.messages[0])
    except ValueError:
        return None
    for name, number in (
        ("user_id", request.GET.get("user_id", "0")),
        ("site", request.GET.get("site", "").partition(":")[2] or "0"),
    ):
        if not number.isdecimal():
            return _refusal(422, ("query", name), _("Give a number."))
    return None


def unreadable(request: HttpRequest, kwargs: Mapping[str, Any]) -> HttpResponse | None:
    """The refusal of a writing request that the API's reader can't read; None where it can."""
    if not request.path.startswith(PLACE):
        return None
    try:
        body = body_of(request)
    except RecursionError:
        return _refusal(400, ("body",), _("Nothing was saved."))
    if not isinstance(body, dict):
        return _refusal(422, ("body",), _("Send an object: {…}."))
    for path, message in _unkeepable(body):
        return _refusal(422, ("body", *path), message)
    if "page_id" in kwargs:
        return _page_refused(kwargs["page_id"], request, body)
    return None


def _unkeepable(body: Any) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Where in the body something stands that no database keeps, and what it is. Without recursion: the body may have
    more parts within parts than Python has room for."""
    waiting: list[tuple[tuple[Any, ...], Any]] = [((), body)]
    while waiting:
        path, value = waiting.pop()
        if len(path) > DEEPEST:
            yield path[:3], _("There are too many parts within parts.")
        elif isinstance(value, dict):
            waiting += (((*path, "…"), key) for key in value)
            waiting += (((*path, key), part) for key, part in value.items())
        elif isinstance(value, list):
            waiting += (((*path, number), part) for number, part in enumerate(value))
        elif isinstance(value, str) and not is_keepable(value):
            yield path, _("There is a character here that is no text.")
        elif isinstance(value, float) and not _is_number(value):
            yield path, _("Give a number.")


def _is_number(value: float) -> bool:
    return value == value and abs(value) != float("inf")


def _page_refused(page_id: Any, request: HttpRequest, body: Mapping[str, Any]) -> HttpResponse | None:
    try:
        page = Page.objects.filter(pk=page_id).first()
    except ValueError:
        return _refusal(422, ("path", "page_id"), _("Give the number of a page."))
    if page is None or not request.user.is_authenticated:
        return None
    if page.is_root():
        return _refusal(403, ("path", "page_id"), _("The root of all pages stays as it is."))
    if request.path.endswith("/actions/move/") and _is_beside_the_root(body):
        return _refusal(403, ("body", "destination_id"), _("There is no place beside the root of all pages."))
    is_revised = request.method == "PATCH" or request.path.split("/")[-2] in _NEEDS_A_REVISION
    if page.alias_of_id and is_revised and page.permissions_for_user(request.user).can_edit():
        return _refusal(422, ("path", "page_id"), _("This page follows another. Change that one."))
    return None


def _is_beside_the_root(body: Mapping[str, Any]) -> bool:
    if body.get("position") not in _BESIDE:
        return False
    try:
        # The API takes "1" and 1.0 for a whole number too.
        return Page.objects.filter(pk=body.get("destination_id"), depth=1).exists()
    except (TypeError, ValueError):
        return False


def read_bodies_safely() -> None:
    """To be called once, when the addresses are read. Wagtail writes the parts of a page's body into a form without
    looking whether they have the shape of their blocks: where that fails, the shape of what was sent is wrong."""
    set_value = form_data._set_field_value

    @wraps(set_value)
    def safely(field, name, value, data) -> None:
        try:
            set_value(field, name, value, data)
        except PydanticValidationError:
            raise
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            message = _("This doesn't have the shape that the API's description gives.")
            raise as_validation_error(error, message, loc=(name,)) from error

    form_data._set_field_value = safely


def _refusal(status: int, place: tuple[Any, ...], message: str) -> HttpResponse:
    told = [{"type": "unreadable", "loc": list(place), "msg": message}]
    return problem_response(status=status, detail=message, errors=told)
