"""Whoever may publish has a second step; no door leads past it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from brand.models import Municipality, User
from tests.builders import bearer
from tests.people import account, signed_in
from tests.second_step import SET_UP, code, set_up, shown_secret

pytestmark = pytest.mark.django_db
PASSWORD = "sydansuomessa-demo"
EDITOR, CHIEF = "viestija@karstula.example", "paatoimittaja@karstula.example"
BRAND = "brandi@sydansuomessa.example"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def sign_in(email: str, wanted: str = "/admin/", client: Client | None = None) -> tuple[Client, str]:
    """The client after the password, and where it is led."""
    client = client or Client()
    answer = client.post("/admin/login/", {"username": email, "password": PASSWORD, "next": wanted})
    assert answer.status_code == 302, answer.content.decode()
    return client, answer.url


def is_inside(client: Client) -> bool:
    return client.get("/admin/pages/").status_code == 200


def test_who_may_publish_is_led_to_set_it_up_and_is_asked_for_it_ever_after(
    django_capture_on_commit_callbacks,
):
    client, place = sign_in(EDITOR, "/admin/account/")
    assert place == "/admin/account/"
    led = client.get(place)
    assert led.url == SET_UP + "?next=%2Fadmin%2Faccount%2F"
    for door in (
        "/admin/",
        "/admin/pages/",
        "/admin/api/main/pages/",
        "/admin/second-step/",
        "/admin/nowhere/",
    ):
        assert client.get(door).url.startswith(SET_UP), door
    assert client.post("/admin/account/").url.startswith(SET_UP)
    assert client.get("/admin/pages/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    assert "wagtail-userbar" not in client.get("/").content.decode()

    page = client.get(led.url).content.decode()
    secret = shown_secret(page)
    wrong = client.post(SET_UP, {"code": "000000"})
    assert "Virheellinen koodi" in wrong.content.decode() and not is_inside(client)
    assert shown_secret(wrong.content.decode()) == secret
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(SET_UP, {"code": code(secret)}).url == "/admin/second-step/codes/"
    recovery = re.findall(r"<code>(\d{8})</code>", client.get("/admin/second-step/codes/").content.decode())
    assert len(recovery) == 10 and is_inside(client)
    assert mail.outbox[-1].to == [EDITOR]

    again, place = sign_in(EDITOR, "/admin/account/")
    assert place == "/admin/login/code/" and "_auth_user_id" not in again.session and not is_inside(again)
    assert "Virheellinen koodi" in again.post(place, {"code": "123456"}).content.decode()
    assert again.post(place, {"code": code(secret, 1)}).url == "/admin/account/" and is_inside(again)
    # A code seen over somebody's shoulder has been used; a recovery code opens once.
    for typed, opens in ((code(secret, 1), False), (recovery[0], True), (recovery[0], False)):
        other, place = sign_in(EDITOR)
        assert (other.post(place, {"code": typed}).status_code == 302) is opens
        assert is_inside(other) is opens


def test_guessing_codes_is_slowed_down():
    secret = set_up(sign_in(EDITOR)[0])
    client, place = sign_in(EDITOR)
    for guess in range(6):
        client.post(place, {"code": f"00000{guess}"})
    assert "Liian monta väärää koodia" in client.post(place, {"code": code(secret, 1)}).content.decode()
    assert not is_inside(client)


def test_who_cannot_publish_needs_none():
    municipality = Municipality.objects.get(slug="karstula")
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    client, place = sign_in(EDITOR)
    assert place == "/admin/" and is_inside(client)
    # From the moment they may publish they need it.
    municipality.publishing = Municipality.Publishing.EDITORS
    municipality.save()
    assert client.get("/admin/pages/").url.startswith(SET_UP)
    assert is_led(sign_in(CHIEF)[0]) and is_led(sign_in("hanke@sydansuomessa.example")[0])


def is_led(client: Client) -> bool:
    return client.get("/admin/pages/").url.startswith(SET_UP)


def test_a_session_from_before_and_a_token_do_not_lead_past_it():
    early, _place = sign_in(EDITOR)
    token = bearer(account(EDITOR))
    whoami = "/api/v3/whoami/"
    refused = Client().get(whoami, headers=token)
    assert refused.status_code == 403 and "toinen vaihe" in refused.json()["detail"]
    assert early.get(whoami).status_code == 401
    secret = set_up(sign_in(EDITOR)[0])
    assert Client().get(whoami, headers=token).status_code == 200
    assert Client().get(whoami, headers={"Authorization": "Bearer wrong"}).status_code == 401
    proof = early.get("/admin/pages/").url
    assert proof == "/admin/login/again/code/?next=%2Fadmin%2Fpages%2F"
    assert early.post("/admin/second-step/app/remove/").url.startswith("/admin/login/again/code/")
    assert early.post(proof, {"code": code(secret, 1), "next": "/admin/pages/"}).url == "/admin/pages/"
    assert is_inside(early)


@pytest.mark.parametrize("path", ["app/", "app/remove/", "codes/new/"])
def test_a_form_that_was_open_for_long_asks_for_the_password_again(settings, path):
    settings.SECOND_FACTOR_REQUIRED = False
    client, _place = sign_in(EDITOR)
    set_up(client)
    session = client.session
    session["account_authentication_methods"] = [
        method | {"at": method["at"] - 3600} for method in session["account_authentication_methods"]
    ]
    session.save()
    assert client.post(f"/admin/second-step/{path}").url.startswith("/admin/login/again/")


def test_a_reset_password_signs_nobody_in():
    secret = set_up(sign_in(EDITOR)[0])
    Client().post("/admin/password_reset/", {"email": EDITOR})
    link = re.search(r"/admin/password_reset/confirm/\S+", mail.outbox[-1].body)[0]
    client = Client()
    form, new = client.get(link).url, "hirvi-saunoo-pilvessä-7"
    client.post(form, {"new_password1": new, "new_password2": new})
    assert not is_inside(client)
    answer = client.post("/admin/login/", {"username": EDITOR, "password": new})
    assert answer.url == "/admin/login/code/" and not is_inside(client)
    assert client.post(answer.url, {"code": code(secret, 1)}).status_code == 302 and is_inside(client)


def test_where_it_is_not_required_it_can_be_had(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client, _place = sign_in(EDITOR)
    assert is_inside(client) and "Toinen vaihe" in client.get("/admin/account/").content.decode()
    set_up(client)
    assert sign_in(EDITOR)[1] == "/admin/login/code/"
    client.post("/admin/second-step/app/remove/")
    assert sign_in(EDITOR)[1] == "/admin/" and not Authenticator.objects.exists()


def test_production_requires_it():
    from tests.site.test_environment import COMPLETE, production

    asked = "from django.conf import settings; print(settings.SECOND_FACTOR_REQUIRED)"
    answer = production("shell", "--verbosity=0", "--command", asked, **COMPLETE)
    assert answer.stdout.strip() == "True", answer.stderr


def actions(user: User) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(user).filter(action__contains="factor")
    return list(entries.order_by("pk").values_list("action", flat=True))


def reset_address(email: str) -> str:
    return f"/admin/people/{account(email).pk}/second-step/"


def test_the_brand_team_resets_and_the_person_is_told(django_capture_on_commit_callbacks):
    brand, client = sign_in(BRAND)[0], sign_in(EDITOR)[0]
    with django_capture_on_commit_callbacks(execute=True):
        set_up(brand)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    assert (
        "Poista kirjautumisen toinen vaihe"
        in brand.get(f"/admin/people/{account(EDITOR).pk}/").content.decode()
    )
    assert Authenticator.objects.filter(user__email=EDITOR).count() == 2
    asked = brand.get(reset_address(EDITOR)).content.decode()
    assert "Poista kirjautumisen toinen vaihe" in asked and str(account(EDITOR)) in asked
    with django_capture_on_commit_callbacks(execute=True):
        done = brand.post(reset_address(EDITOR), follow=True).content.decode()
    assert "Toinen vaihe on poistettu." in done and f"Muokataan: {account(EDITOR)}" in done
    assert not Authenticator.objects.filter(user__email=EDITOR).exists()
    assert actions(account(EDITOR)) == ["brand.person.factor_set_up", "brand.person.factor_reset"]
    entry = ModelLogEntry.objects.get(action="brand.person.factor_reset")
    assert entry.user == account(BRAND) and entry.label == str(account(EDITOR))
    assert mail.outbox[-1].to == [EDITOR] and "poistanut" in mail.outbox[-1].body
    # The old session isn't inside any more, and is led to set up anew after its password.
    assert is_led(client)


def test_nobody_else_resets_and_nobody_their_own(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    for email in (BRAND, EDITOR):
        set_up(sign_in(email)[0])
    before = Authenticator.objects.count()
    for who, whose in (
        (CHIEF, EDITOR),
        (EDITOR, CHIEF),
        ("hanke@sydansuomessa.example", EDITOR),
        (BRAND, BRAND),
    ):
        assert signed_in(who).post(reset_address(whose)).status_code in (302, 404)
    root = User.objects.create_superuser("root@koe.example", "x", first_name="Juuri", last_name="Käyttäjä")
    assert signed_in(BRAND).post(reset_address(root.email)).status_code == 404
    assert Client().post(reset_address(EDITOR)).url.startswith("/admin/login/")
    assert Authenticator.objects.count() == before
