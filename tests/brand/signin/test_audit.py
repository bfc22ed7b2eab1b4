"""What is done with accounts and rights is logged by whatever door, read by the brand team, changed by nobody."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver
from wagtail.models import GroupPagePermission, ModelLogEntry

from brand.authentication import DEMO_PASSWORD
from brand.models import Municipality, User
from brand.roles import BRAND_TEAM
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
LOG = "/admin/reports/people/"
EDITOR, BRAND = "viestija@karstula.example", "brandi@sydansuomessa.example"


@pytest.fixture
def new_entries():
    """The entries since the last call, as (action, label, who did it, what)."""
    seen = list(ModelLogEntry.objects.values_list("pk", flat=True))

    def take() -> list[tuple]:
        entries = list(ModelLogEntry.objects.exclude(pk__in=seen).order_by("pk"))
        seen.extend(entry.pk for entry in entries)
        return [
            (entry.action, entry.label, entry.user.email if entry.user else None, entry.data)
            for entry in entries
        ]

    return take


def sign_in(email: str, password: str = DEMO_PASSWORD) -> Client:
    client = Client()
    client.post("/admin/login/", {"username": email, "password": password})
    return client


def test_signing_in_and_failing_is_logged_and_ten_thousand_attempts_bury_nothing(new_entries):
    name = str(account(EDITOR))
    sign_in(EDITOR).post("/admin/logout/")
    assert new_entries() == [("brand.sign_in", name, EDITOR, {}), ("brand.sign_out", name, EDITOR, {})]
    sign_in("salasana123", "x")
    assert new_entries() == [("brand.sign_in_failed", "osoite, jota kenelläkään ei ole", None, {})]
    for _attempt in range(14):
        sign_in(EDITOR.upper(), "arvaus")
    failure = ("brand.sign_in_failed", name, None, {})
    assert new_entries() == [failure] * 10 + [("brand.sign_in_shut", name, None, {})]


def test_rights_given_and_taken_are_logged_with_who_did_it(brand_team, new_entries):
    editor = account(EDITOR)
    kinnula = Municipality.objects.get(slug="kinnula").editors
    posted = {"first_name": "K", "last_name": "V", "is_active": "on", "groups": [kinnula.pk]}
    brand_team.post(f"/admin/people/{editor.pk}/", posted)
    rights = [entry for entry in new_entries() if entry[0] == "brand.rights_changed"]
    assert rights == [
        ("brand.rights_changed", "K V", BRAND, {"taken": ["Karstula: viestijät"]}),
        ("brand.rights_changed", "K V", BRAND, {"given": ["Kinnula: viestijät"]}),
    ]
    # By a command or a script too, from either side of the relation, and all at once.
    kinnula.user_set.clear()
    assert ("brand.rights_changed", "K V", None, {"taken": ["Kinnula: viestijät"]}) in new_entries()
    Group.objects.get(name=BRAND_TEAM).user_set.add(editor)
    assert new_entries() == [("brand.rights_changed", "K V", None, {"given": [BRAND_TEAM]})]
    editor.is_superuser = True
    editor.set_password("hirvi-saunoo-pilvessä-7")
    editor.save()
    assert [entry[0] for entry in new_entries()] == ["brand.password_changed", "brand.rights_changed"]
    row = GroupPagePermission.objects.filter(group=kinnula).first()
    place = f"{row.permission.codename}: {row.page}"
    row.delete()
    assert new_entries() == [("brand.rights_changed", str(kinnula), None, {"taken": [place]})]
    call_command("set_up_roles", verbosity=0)
    assert new_entries() == [("brand.rights_changed", str(kinnula), None, {"given": [place]})]


def test_the_brand_team_reads_it_and_nobody_else(brand_team, karstula, karstula_chief, project_staff):
    sign_in(EDITOR, "arvaus")
    shown = brand_team.get(LOG).content.decode()
    assert "Kirjautuminen väärällä salasanalla" in shown and str(account(EDITOR)) in shown
    only = brand_team.get(LOG, {"action": "brand.sign_in_failed"}).content.decode()
    assert "Kirjautuminen väärällä salasanalla" in only and only.count("brand.sign_in\n") == 0
    assert brand_team.get(LOG + "?export=csv").status_code == 200
    for client in (karstula, karstula_chief, project_staff):
        assert client.get(LOG).url == "/admin/" and LOG not in client.get("/admin/").content.decode()
    assert Client().get(LOG).url.startswith("/admin/login/")


def test_no_door_changes_it(brand_team):
    root = User.objects.create_superuser("root@koe.example", "x", first_name="Juuri", last_name="Käyttäjä")
    entry = ModelLogEntry.objects.order_by("pk").last()
    before = list(ModelLogEntry.objects.filter(pk__lte=entry.pk).order_by("pk").values())
    for client in (brand_team, signed_in(root.email)):
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(LOG, {"id": entry.pk}).status_code == 405
        for verb in ("delete", "edit"):
            for address in (
                f"{LOG}{entry.pk}/",
                f"{LOG}{verb}/{entry.pk}/",
                f"/admin/snippets/wagtailcore/modellogentry/{verb}/{entry.pk}/",
                f"/admin/bulk/wagtailcore/modellogentry/{verb}/?id={entry.pk}",
            ):
                assert client.post(address).status_code in (302, 403, 404, 405), address
        client.delete(f"/api/v3/log_entries/{entry.pk}/")
    # Who is deleted leaves their lines behind.
    signed_in(root.email).post(f"/admin/users/delete/{account(EDITOR).pk}/")
    assert list(ModelLogEntry.objects.filter(pk__lte=entry.pk).order_by("pk").values()) == before
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not [name for name in names if "logentry" in name.lower()]
