"""Schemathesis makes requests up by API v3's own description: whoever sends them, none fails.

The long run over a real server: docs/decisions/0021.
"""

import json

import pytest
import requests
import schemathesis
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.api.v3.urls import api
from wagtail.models import Page

from brand.api_requests import PLACE
from tests.builders import bearer
from tests.people import account

# In one process: what is made up for the bodies of pages is dear to prepare.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("api_description"),
]
HOST = "http://testserver"
# As a script gets it: without what is still to be translated.
TEXT = json.dumps(api.get_openapi_schema(path_prefix=PLACE), cls=DjangoJSONEncoder)
DESCRIPTION = schemathesis.openapi.from_dict(json.loads(TEXT))
# No snippet is open to the API: its description then knows no name for one.
OPERATIONS = {
    found.ok().label: found.ok()
    for found in DESCRIPTION.get_all_operations()
    if "{type}" not in found.ok().label
}


@pytest.mark.parametrize("label", [label for label in OPERATIONS if label.startswith("GET ")])
@settings(max_examples=3)
@given(data=st.data())
def test_no_request_of_a_stranger_fails(data, label):
    ask_by_description(data, label, {})


@pytest.mark.parametrize("label", OPERATIONS)
@settings(max_examples=3)
@given(data=st.data())
def test_no_request_of_an_editor_fails(data, label):
    ask_by_description(data, label, bearer(account("viestija@karstula.example")))


def ask_by_description(data, label: str, headers: dict[str, str]) -> None:
    """One request that the description allows, about a page that is there. Leaves nothing behind."""
    case = data.draw(OPERATIONS[label].as_strategy())
    if "page_id" in case.path_parameters:
        case.path_parameters["page_id"] = data.draw(st.sampled_from(page_numbers()))
    with transaction.atomic():
        answer = ask(case, headers)
        transaction.set_rollback(True)
    assert answer.status_code < 500, case.as_curl_command()


def page_numbers() -> list[int]:
    return list(Page.objects.order_by("pk").values_list("pk", flat=True))


def ask(case: schemathesis.Case, headers: dict[str, str]):
    """Send the case by Django's client, which leaves the test's transaction alone."""
    ready = requests.Request(**case.as_transport_kwargs(base_url=HOST)).prepare()
    kind = ready.headers.get("Content-Type", "application/octet-stream")
    address = ready.url.removeprefix(HOST)
    return Client().generic(case.method, address, ready.body or b"", content_type=kind, headers=headers)
