"""No door of the admin or the API leads to what the log keeps, whoever tries."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.snippets.models import get_snippet_models

from tests.builders import bearer
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
LOGS = (ModelLogEntry, PageLogEntry)
PEOPLE = ["brandi@sydansuomessa.example", "paatoimittaja@karstula.example", "viestija@karstula.example"]


def kept() -> list:
    return [list(log.objects.order_by("pk").values()) for log in LOGS]


@pytest.mark.parametrize("email", PEOPLE)
def test_nobody_has_a_right_over_it_and_no_form_is_made_for_it(email):
    user = account(email)
    for log in LOGS:
        about = ContentType.objects.get_for_model(log)
        names = [f"{about.app_label}.{verb}_{about.model}" for verb in ("add", "change", "delete")]
        assert not any(user.has_perm(name) for name in names)
        assert log not in get_snippet_models()


@pytest.mark.parametrize("email", PEOPLE)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_address_changes_it(email, method):
    client, headers = signed_in(email), bearer(account(email))
    client.raise_request_exception = False
    before = kept()
    assert any(before)
    for log in LOGS:
        name, entry = log._meta.model_name, log.objects.first()
        pk = entry.pk if entry else 1
        for address in (
            "/admin/reports/site-history/",
            "/admin/reports/people/",
            f"/admin/snippets/wagtailcore/{name}/edit/{pk}/",
            f"/admin/snippets/wagtailcore/{name}/delete/{pk}/",
            f"/admin/bulk/wagtailcore/{name}/delete/?id={pk}",
            f"/admin/{name}/{pk}/",
            f"/api/v3/snippets/wagtailcore.{log.__name__}/{pk}/",
            f"/api/v3/snippets/wagtailcore.{log.__name__}/{pk}/actions/delete/",
        ):
            sent = getattr(client, method)(address, headers=headers if address.startswith("/api/") else {})
            assert sent.status_code >= 300, address
    assert kept() == before


def test_there_is_no_django_admin():
    assert "admin" not in get_resolver().app_dict
