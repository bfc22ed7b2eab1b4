"""API v3 refuses what neither its reader nor the database can hold."""

import pytest
from django.test import Client

from tests.builders import bearer
from tests.people import account

pytestmark = pytest.mark.django_db
DEEP = "[" * 100_000


@pytest.mark.parametrize("email", [None, "viestija@karstula.example"])
def test_a_body_too_deep_to_read_is_refused(email):
    headers = bearer(account(email)) if email else {}
    for send, address in ((Client().post, "/api/v3/pages/"), (Client().patch, "/api/v3/pages/3/")):
        answer = send(address, DEEP, content_type="application/json", headers=headers)
        assert answer.status_code == 400


@pytest.mark.parametrize("offset", ["9" * 30, "9" * 30 + ".0", f"+{10**10}", "1e400", "inf"])
def test_an_offset_beyond_every_list_is_refused(offset):
    for kind in ("pages", "images", "documents"):
        answer = Client().get(f"/api/v3/{kind}/", {"offset": offset})
        assert answer.status_code == 400 and "offset" in answer.content.decode()


@pytest.mark.parametrize("offset", ["0", "20", "1000000000"])
def test_an_offset_within_bounds_is_answered(offset):
    assert Client().get("/api/v3/pages/", {"offset": offset}).status_code == 200


@pytest.mark.parametrize("offset", ["x", "-1", "nan", ""])
def test_what_is_no_offset_is_refused_as_before(offset):
    assert 400 <= Client().get("/api/v3/pages/", {"offset": offset}).status_code < 500


@pytest.mark.parametrize("page_id", ["x", "1.5", "9" * 30, "9" * 4400, "²"])
def test_what_is_no_page_is_refused(page_id):
    headers = bearer(account("viestija@karstula.example"))
    answer = Client().patch(
        f"/api/v3/pages/{page_id}/", '{"title": "A"}', content_type="application/json", headers=headers
    )
    assert 400 <= answer.status_code < 500
