"""A chief editor looks after the people of one municipality, and of no other group."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from brand.models import Municipality, User
from brand.roles import BRAND_TEAM
from tests.builders import bearer
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
PERSON = {"first_name": "Ulla", "last_name": "Uusi", "email": "ulla@karstula.example"}


def editors(slug: str) -> Group:
    return Municipality.objects.get(slug=slug).editors


def edit_url(email: str) -> str:
    return f"/admin/people/{account(email).pk}/"


def test_the_list_shows_the_own_people_only(karstula_chief):
    shown = karstula_chief.get("/admin/people/").content.decode()
    assert "viestija@karstula.example" in shown
    assert "viestija@kinnula.example" not in shown and "brandi@" not in shown


def test_a_chief_editor_adds_a_person_who_chooses_a_password(
    karstula_chief, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert karstula_chief.post("/admin/people/add/", PERSON).status_code == 302
    user = account(PERSON["email"])
    assert list(user.groups.all()) == [editors("karstula")]
    assert [letter.to for letter in mail.outbox] == [[PERSON["email"]]]
    address = next(line for line in mail.outbox[0].body.splitlines() if "/admin/invitation/" in line)
    assert Client().get(address.removeprefix("http://localhost")).status_code == 200


def test_posted_rights_are_not_given(karstula_chief):
    brand = Group.objects.get(name=BRAND_TEAM)
    posted = PERSON | {
        "groups": [brand.pk, editors("kinnula").pk],
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": [Permission.objects.first().pk],
        "municipality": Municipality.objects.get(slug="kinnula").pk,
    }
    karstula_chief.post("/admin/people/add/", posted)
    karstula_chief.post(edit_url(PERSON["email"]), posted | {"is_active": "on"})
    user = account(PERSON["email"])
    assert list(user.groups.all()) == [editors("karstula")]
    assert not user.is_superuser and not user.is_staff and not user.user_permissions.exists()


def test_a_person_shut_out_is_out_at_once_and_can_be_let_in_again(karstula_chief, karstula):
    email = "viestija@karstula.example"
    token = bearer(account(email))
    names = {"first_name": "Karstula", "last_name": "Viestijä"}
    assert karstula_chief.post(edit_url(email), names).status_code == 302
    assert not account(email).is_active
    assert karstula.get("/admin/").status_code == 302
    assert Client().get("/api/v3/whoami/", headers=token).status_code == 401
    karstula_chief.post(edit_url(email), names | {"is_active": "on"})
    assert account(email).is_active


@pytest.mark.parametrize(
    "email",
    ["viestija@kinnula.example", "paatoimittaja@karstula.example", "brandi@sydansuomessa.example"],
)
def test_other_people_are_not_there(karstula_chief, email):
    before = User.objects.filter(email=email).values().get()
    assert karstula_chief.get(edit_url(email)).status_code == 404
    assert karstula_chief.post(edit_url(email), {"first_name": "X", "last_name": "Y"}).status_code == 404
    assert User.objects.filter(email=email).values().get() == before


@pytest.mark.parametrize("promotion", ["superuser", "second group", "own permission"])
def test_an_editor_who_is_more_than_that_is_not_theirs(karstula_chief, promotion):
    user = account("viestija@karstula.example")
    if promotion == "superuser":
        user.is_superuser = True
        user.save()
    elif promotion == "second group":
        user.groups.add(Group.objects.get(name=BRAND_TEAM))
    else:
        user.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert karstula_chief.post(edit_url(user.email), {"first_name": "X", "last_name": "Y"}).status_code == 404
    assert account(user.email).is_active


@pytest.mark.parametrize("email", ["viestija@karstula.example", "hanke@sydansuomessa.example"])
def test_only_chief_editors_and_the_brand_team_have_people(email):
    client = signed_in(email)
    for address in ("/admin/people/", "/admin/people/add/", edit_url("viestija@kinnula.example")):
        response = client.get(address)
        # Wagtail sends a refused reader back to the admin's front page with a message.
        assert response.status_code == 302 and response.url == "/admin/"
    client.post("/admin/people/add/", PERSON)
    assert not User.objects.filter(email=PERSON["email"]).exists()


def test_wagtail_s_own_doors_to_people_stay_shut(karstula_chief):
    other = account("viestija@kinnula.example")
    own = account("viestija@karstula.example")
    brand = Group.objects.get(name=BRAND_TEAM)
    for address, data in (
        (f"/admin/users/edit/{own.pk}/", {"groups": [brand.pk]}),
        ("/admin/users/add/", PERSON | {"groups": [brand.pk]}),
        (f"/admin/users/delete/{own.pk}/", {}),
        (f"/admin/bulk/brand/user/assign_role/?id={own.pk}", {"role": brand.pk}),
        (f"/admin/bulk/brand/user/delete/?id={other.pk}", {}),
        (f"/admin/bulk/brand/user/set_active_state/?id={other.pk}", {"mark_as_active": ""}),
        (f"/admin/groups/edit/{editors('karstula').pk}/", {"name": "X"}),
        ("/admin/groups/new/", {"name": "Oma ryhmä"}),
    ):
        assert karstula_chief.post(address, data).status_code in (302, 403, 404), address
    assert not User.objects.filter(email=PERSON["email"]).exists()
    assert list(account(own.email).groups.all()) == [editors("karstula")]
    assert account(other.email).is_active
    assert not Group.objects.filter(name__in=["X", "Oma ryhmä"]).exists()


def test_a_token_is_made_for_oneself_only(karstula_chief):
    other = account("viestija@kinnula.example")
    karstula_chief.post("/admin/api-tokens/new/", {"name": "vieras", "user": other.pk})
    assert not other.api_tokens.exists()
