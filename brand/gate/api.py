"""The gate over API v3: a refusal names each field, and a body with a name that the API doesn't know is refused."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import gettext as _
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.urls import api
from wagtail.models import Page

from ..api_requests import PLACE, body_of
from .refusal import PublicationRefused, placed

# What the API's answers have beside the writable names: a script may send them back with its changes.
_READ = frozenset({"id"})
_READ_META = frozenset(
    {
        "detail_url",
        "html_url",
        "slug",
        "first_published_at",
        "locale",
        "show_in_menus",
        "seo_title",
        "search_description",
        "alias_of",
        "parent",
    }
)


@api.exception_handler(PublicationRefused)
def handle_refusal(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    return refused_over_the_api(refusal)


def refused_over_the_api(refusal: PublicationRefused, status: int = 422) -> HttpResponse:
    """The refusal as problem+json: what happened, and each finding with its field, rule and words."""
    errors = [
        {
            "type": finding.rule_id,
            "loc": [] if name == NON_FIELD_ERRORS else [name],
            "msg": message,
            "words": finding.words,
        }
        for name, finding, message in placed(refusal.page, refusal.findings)
    ]
    return problem_response(status=status, detail=refusal.explain(), errors=errors)


def unknown_keys(request: HttpRequest) -> HttpResponse | None:
    """The refusal of a body, known to be readable, with keys that the API's own description doesn't have; None where
    there is nothing to refuse. Wagtail would ignore them and answer 200: a misspelt name would be a silent loss."""
    body = body_of(request)
    if not body:
        return None
    schema = _schema_of(request, body)
    errors = [
        {
            "type": "unknown_key",
            "loc": list(path),
            "msg": _("There is no “%(key)s” here. Known are: %(known)s.")
            % {"key": path[-1], "known": ", ".join(known)},
        }
        for path, known in _strange(body, schema)
    ]
    return problem_response(status=422, detail=_("Nothing was saved."), errors=errors) if errors else None


def _strange(body: Any, schema: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The path of each unknown key of the body and of its `meta`, with the known ones beside it."""
    if not schema or not isinstance(body, dict):
        return
    known = schema.get("properties", {})
    yield from (((key,), sorted(known)) for key in body if key not in known and key not in _READ)
    meta = _plain(known.get("meta", {})).get("properties", {})
    given = body.get("meta")
    if meta and isinstance(given, dict):
        yield from (
            (("meta", key), sorted(meta)) for key in given if key not in meta and key not in _READ_META
        )


def _schema_of(request: HttpRequest, body: Any) -> Mapping[str, Any]:
    """What the API's description says of this request's body; empty where it says nothing."""
    match = resolve(request.path)
    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route)
    operation = _description()["paths"].get(path, {}).get(request.method.lower(), {})
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = _plain(content.get("schema", {}))
    if "oneOf" not in schema:
        return schema
    label = _type_of_page(match.kwargs, body)
    of_type = (_plain(each) for each in schema["oneOf"])
    return next((each for each in of_type if _type_in(each) == label), {})


def _type_of_page(kwargs: Mapping[str, Any], body: Any) -> str:
    if "page_id" in kwargs:
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        return page.specific_class._meta.label if page else ""
    meta = body.get("meta") if isinstance(body, dict) else None
    return meta.get("type", "") if isinstance(meta, dict) else ""


def _type_in(schema: Mapping[str, Any]) -> str:
    meta = _plain(schema.get("properties", {}).get("meta", {}))
    stated = meta.get("properties", {}).get("type", {})
    choices = [stated, *stated.get("anyOf", ())]
    return next((each["const"] for each in choices if "const" in each), "")


def _plain(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema without the wrapping of references and of "this or nothing"."""
    for wrapper in ("allOf", "anyOf"):
        inner = [each for each in schema.get(wrapper, ()) if each.get("type") != "null"]
        if len(inner) == 1:
            return _plain(inner[0])
    if "$ref" in schema:
        return _description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


@cache
def _description() -> Mapping[str, Any]:
    """The API's own OpenAPI description. It follows from the code, so one process needs it once."""
    return api.get_openapi_schema(path_prefix=PLACE)
