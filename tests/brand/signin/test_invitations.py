"""A person is added without anybody knowing a password; sessions end with the password they were opened by."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse

from brand.models import Municipality, User
from brand.people.invitations import token_for
from brand.roles import BRAND_TEAM
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
PERSON = {"first_name": "Ulla", "last_name": "Uusi", "email": "ulla@karstula.example"}
NEW = "hirvi-saunoo-pilvessä-7"
BRAND, EDITOR = "brandi@sydansuomessa.example", "viestija@karstula.example"


@pytest.fixture(autouse=True)
def at_once(django_capture_on_commit_callbacks):
    """Letters leave with each request, as where a transaction ends with it."""
    with mock.patch("django.db.transaction.on_commit", lambda do, **_options: do()):
        yield


def link() -> str:
    return re.search(r"http://localhost(/admin/invitation/\S+)", mail.outbox[-1].body)[1]


def chosen(address: str, client: Client | None = None, password: str = NEW):
    return (client or Client()).post(address, {"new_password1": password, "new_password2": password})


def opens(email: str, password: str) -> bool:
    answer = Client().post("/admin/login/", {"username": email, "password": password})
    return answer.status_code == 302


def test_the_brand_team_invites_and_the_person_chooses(brand_team):
    groups = [Municipality.objects.get(slug="karstula").editors, Group.objects.get(name=BRAND_TEAM)]
    form = brand_team.get("/admin/people/add/").content.decode()
    assert 'type="password"' not in form and "Karstula: viestijät" in form
    nowhere = brand_team.post("/admin/people/add/", PERSON)
    assert nowhere.status_code == 200 and not User.objects.filter(email=PERSON["email"]).exists()
    brand_team.post(
        "/admin/people/add/", PERSON | {"groups": [group.pk for group in groups], "is_superuser": "on"}
    )
    person = account(PERSON["email"])
    assert set(person.groups.all()) == set(groups) and not person.is_superuser
    assert not person.has_usable_password() and mail.outbox[-1].to == [PERSON["email"]]
    first = link()
    # It can be read twice, a newer one takes its place, and a changed one opens nothing.
    assert Client().get(first).status_code == Client().get(first).status_code == 200
    assert brand_team.post(f"/admin/people/{person.pk}/invitation/").status_code == 302
    second = link()
    assert second != first and Client().get(first).status_code == 410 == chosen(first).status_code
    assert Client().get(second[:-3] + "x/").status_code == 410
    weak = chosen(second, password="12345678")
    assert weak.status_code == 200 and "liian yleinen" in weak.content.decode()
    done = chosen(second)
    assert done.url == "/admin/login/" and opens(PERSON["email"], NEW)
    assert chosen(second, password="aivan-toinen-salasana-8").status_code == 410 and opens(
        PERSON["email"], NEW
    )
    assert brand_team.post(f"/admin/people/{person.pk}/invitation/").status_code == 404


def test_an_invitation_ends_with_time_and_with_the_account(karstula_chief):
    karstula_chief.post("/admin/people/add/", PERSON)
    address = link()
    with mock.patch("django.core.signing.time.time", return_value=in_days(6.9)):
        assert Client().get(address).status_code == 200
    with mock.patch("django.core.signing.time.time", return_value=in_days(7.1)):
        assert Client().get(address).status_code == 410 == chosen(address).status_code
    person = account(PERSON["email"])
    karstula_chief.post(f"/admin/people/{person.pk}/", PERSON)
    assert not account(PERSON["email"]).is_active and Client().get(address).status_code == 410
    # Nor does the way of those who have forgotten theirs lead in before the first one is chosen.
    letters = len(mail.outbox)
    Client().post("/admin/password_reset/", {"email": PERSON["email"]})
    assert len(mail.outbox) == letters


def in_days(days: float) -> float:
    from time import time

    return time() + timedelta(days=days).total_seconds()


def test_a_link_is_for_nobody_who_has_a_password():
    address = reverse("brand_invitation", args=[token_for(account(EDITOR))])
    assert chosen(address).status_code == 410 and opens(EDITOR, "sydansuomessa-demo")


def test_wagtail_s_own_form_asks_for_no_password_either():
    root = User.objects.create_superuser("root@koe.example", "x", first_name="Juuri", last_name="Käyttäjä")
    client = signed_in(root.email)
    for address in ("/admin/users/new/", reverse("wagtailusers_users:edit", args=[account(EDITOR).pk])):
        assert 'type="password"' not in client.get(address, follow=True).content.decode()
    client.post(reverse("wagtailusers_users:add"), PERSON | {"password1": NEW, "password2": NEW})
    assert not account(PERSON["email"]).has_usable_password()
    assert chosen(link()).status_code == 302 and opens(PERSON["email"], NEW)


def test_the_brand_team_keeps_everybody_but_superusers_and_not_its_own_way_out(brand_team):
    root = User.objects.create_superuser("root@koe.example", "x", first_name="Juuri", last_name="Käyttäjä")
    listed = brand_team.get("/admin/people/").content.decode()
    assert EDITOR in listed and "viestija@kinnula.example" in listed and root.email not in listed
    assert (
        brand_team.post(f"/admin/people/{root.pk}/", {"first_name": "X", "last_name": "Y"}).status_code == 404
    )
    own, names = account(BRAND), {"first_name": "Brandi", "last_name": "Tiimi"}
    brand_team.post(f"/admin/people/{own.pk}/", names)
    own.refresh_from_db()
    assert own.is_active and own.groups.get().name == BRAND_TEAM and own.first_name == "Brandi"
    other = account(EDITOR)
    kinnula = Municipality.objects.get(slug="kinnula").editors
    brand_team.post(f"/admin/people/{other.pk}/", names | {"is_active": "on", "groups": [kinnula.pk]})
    assert other.groups.get() == kinnula


def enters(client: Client) -> bool:
    return client.get("/admin/account/").status_code == 200


@pytest.mark.parametrize("how", ["by oneself", "by mail", "by an operator", "by shutting out"])
def test_a_session_from_before_is_refused(how, brand_team):
    here, elsewhere = signed_in(EDITOR), signed_in(EDITOR)
    assert enters(here) and enters(elsewhere)
    person = account(EDITOR)
    if how == "by oneself":
        new = {"password-old_password": "sydansuomessa-demo"}
        new |= {f"password-new_password{number}": NEW for number in (1, 2)}
        new |= {"name_email-first_name": "K", "name_email-last_name": "V", "name_email-email": EDITOR}
        new |= {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
        answer = here.post("/admin/account/", new)
        assert answer.status_code == 302 and enters(here)
    elif how == "by mail":
        here.post("/admin/password_reset/", {"email": EDITOR})
        address = re.search(r"/admin/password_reset/confirm/\S+", mail.outbox[-1].body)[0]
        client = Client()
        chosen(client.get(address).url, client)
    elif how == "by an operator":
        person.set_password(NEW)
        person.save()
    else:
        brand_team.post(f"/admin/people/{person.pk}/", {"first_name": "K", "last_name": "V"})
    assert not enters(elsewhere)
    assert opens(EDITOR, NEW) is (how != "by shutting out") and not opens(EDITOR, "sydansuomessa-demo")


def test_rights_end_with_the_group_in_a_session_that_goes_on():
    here = signed_in(EDITOR)
    assert here.get("/admin/images/add/").status_code == 200
    account(EDITOR).groups.clear()
    assert here.get("/admin/images/add/").status_code == 302 and not enters(here)


def test_a_new_key_signs_nobody_out_while_the_old_one_is_kept(settings, karstula_chief):
    karstula_chief.post("/admin/people/add/", PERSON)
    here, unused, invitation = signed_in(EDITOR), signed_in(EDITOR), link()
    settings.SECRET_KEY, old = "another-key-long-enough-to-be-taken-for-one-0123456789", settings.SECRET_KEY
    settings.SECRET_KEY_FALLBACKS = [old]
    assert enters(here) and Client().get(invitation).status_code == 200
    # A session that was looked at goes over to the new key by itself; one from before doesn't open without the old.
    settings.SECRET_KEY_FALLBACKS = []
    assert enters(here) and not enters(unused) and Client().get(invitation).status_code == 410
