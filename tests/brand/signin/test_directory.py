"""Signing in by a municipality's directory: a real OpenID provider on loopback says who somebody is."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.internal import jwtkit
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from brand.models import User
from brand.roles import BRAND_TEAM
from sydansuomessa.settings.signin import directory_settings
from tests.people import account

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/directory/directory/"
EDITORS = "Karstula: viestijät"
GROUPS = {"viestinta": EDITORS, "brandi": BRAND_TEAM}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def directory(provider, settings) -> str:
    environment = SimpleNamespace(
        oidc_server_url=provider,
        oidc_client_id="sydansuomessa",
        oidc_client_secret="salaisuus",
        oidc_name="Karstulan tunnus",
        oidc_groups_claim="groups",
        oidc_groups=GROUPS,
    )
    for name, value in directory_settings(environment).items():
        setattr(settings, name, value)
    return provider


def sign_in(provider: str, sub: str, client: Client | None = None, query: str = "", **claims):
    """Go through the provider's own page as `sub`; the client and the site's answer to the way back."""
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).raise_for_status()
    client = client or Client()
    away = client.post(LOGIN + query, {"next": "/admin/account/"})
    assert away.url.startswith(provider)
    back = requests.post(away.url, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return client, client.get(f"{parts.path}?{parts.query}")


def person(sub: str, *groups: str, **claims) -> dict:
    names = {"given_name": "Dina", "family_name": "Direktiivi", "email": f"{sub}@karstula.example"}
    return names | {"groups": list(groups)} | claims


def is_inside(client: Client) -> bool:
    return client.get("/admin/account/").status_code == 200


def test_the_directory_gives_groups_and_takes_them_away(directory):
    page = Client().get("/admin/login/")
    assert "Kirjaudu: Karstulan tunnus" in page.content.decode()
    # Chromium holds the redirect that follows a form to the policy of the form's page.
    assert f"form-action 'self' {directory};" in page["Content-Security-Policy"] + ";"
    assert "form-action 'self';" in Client().get("/")["Content-Security-Policy"] + ";"
    client, answer = sign_in(
        directory, "dina", **person("dina", "viestinta", "Domain Admins"), is_superuser=True
    )
    assert answer.url == "/admin/account/" and is_inside(client)
    dina = account("dina@karstula.example")
    assert str(dina) == "Dina Direktiivi" and [group.name for group in dina.groups.all()] == [EDITORS]
    assert not (dina.is_superuser or dina.is_staff or dina.has_usable_password())
    sign_in(directory, "dina", **person("dina", "brandi"))
    assert [group.name for group in dina.groups.all()] == [BRAND_TEAM]
    stranger, answer = sign_in(directory, "dina", **person("dina", "Domain Admins"))
    assert answer.status_code == 403 and "ei ole lisännyt sinua" in answer.content.decode()
    assert not is_inside(stranger) and not dina.groups.exists()
    dina.is_active = False
    dina.save()
    assert not is_inside(sign_in(directory, "dina", **person("dina", "brandi"))[0])


def test_no_account_is_taken_over(directory):
    editor = account("viestija@karstula.example")
    before = User.objects.count()
    for query in ("", "?process=connect"):
        claims = person("eve", "brandi", email="Viestija@Karstula.example", email_verified=True)
        client, answer = sign_in(directory, "eve", query=query, **claims)
        assert (
            answer.status_code == 403 and "on jo tunnus" in answer.content.decode() and not is_inside(client)
        )
    signed_in = Client()
    signed_in.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    _client, answer = sign_in(directory, "eva", signed_in, "?process=connect", **person("eva", "brandi"))
    assert answer.status_code == 403
    assert [group.name for group in editor.groups.all()] == [EDITORS] and User.objects.count() == before
    for claims, told in (
        (person("nn", "brandi", email=""), "ei kerro sähköpostiosoitettasi"),
        (person("no"), "ei ole lisännyt sinua"),
        (person("nu", groups=None), "ei ole lisännyt sinua"),
    ):
        answer = sign_in(directory, claims["given_name"] + told[:3].strip(), **claims)[1]
        assert answer.status_code == 403 and told in answer.content.decode()
    assert User.objects.count() == before


def test_a_superuser_keeps_their_own_door(directory):
    sign_in(directory, "dora", **person("dora", "brandi"))
    User.objects.filter(email="dora@karstula.example").update(is_superuser=True)
    client, answer = sign_in(directory, "dora", **person("dora", "brandi"))
    assert answer.status_code == 403 and not is_inside(client)


def test_the_second_step_is_asked_for_after_the_directory_too(directory, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _answer = sign_in(directory, "dina", **person("dina", "viestinta"))
    assert client.get("/admin/account/").url.startswith("/admin/second-step/app/")
    assert re.search(r'signin__code">[A-Z2-7]{32}<', client.get("/admin/second-step/app/").content.decode())


def test_a_broken_answer_is_told_and_no_error(directory):
    for query in ("", "?error=access_denied", "?code=wrong&state=wrong"):
        answer = Client().get(f"{LOGIN}callback/{query}", follow=True)
        assert answer.status_code == 403 and "ei vastannut" in answer.content.decode()


def way_back(provider: str, client: Client, sub: str) -> str:
    """The address on which the provider sends `sub` back to the site, not yet asked for."""
    requests.put(f"{provider}/users/{sub}", json=person(sub, "viestinta"), timeout=10).raise_for_status()
    away = client.post(LOGIN, {"next": "/admin/account/"})
    back = requests.post(away.url, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
    return back.split("testserver", 1)[1]


def test_a_way_back_opens_once_and_in_its_own_browser_only(directory):
    own, thief = Client(), Client()
    back = way_back(directory, own, "dina")
    # Another's way back, with or without one of one's own begun.
    assert thief.get(back).status_code == 403
    thief.post(LOGIN)
    assert thief.get(back).status_code == 403 and not is_inside(thief)
    assert own.get(back).url == "/admin/account/" and is_inside(own)
    again = Client()
    again.cookies = own.cookies
    again.post("/admin/logout/")
    assert again.get(back).status_code == 403 and not is_inside(again)


@pytest.mark.parametrize("claim", ["issuer", "audience"])
def test_a_token_of_another_provider_or_for_another_site_is_refused(directory, claim, monkeypatch):
    def decode(**told):
        return verify_and_decode(**told | {claim: "https://toinen.example"})

    verify_and_decode = jwtkit.verify_and_decode
    monkeypatch.setattr(jwtkit, "verify_and_decode", decode)
    client, answer = sign_in(directory, "dina", **person("dina", "viestinta"))
    assert answer.status_code == 403 and not is_inside(client)
    assert not User.objects.filter(email="dina@karstula.example").exists()


def test_without_the_environment_there_is_no_such_door():
    assert site.DIRECTORY_NAME == "" and "directory" not in Client().get("/admin/login/").content.decode()
    assert Client().post(LOGIN).status_code == Client().get(f"{LOGIN}callback/").status_code == 404


def test_half_a_directory_stops_the_start(monkeypatch):
    from sydansuomessa.settings.environment import read_environment
    from tests.site.test_environment import COMPLETE

    for name, value in (COMPLETE | {"OIDC_SERVER_URL": "https://tunnus.example"}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_GROUPS"):
        read_environment()
    # What a token says is believed because it came over TLS.
    monkeypatch.setenv("OIDC_SERVER_URL", "http://tunnus.example")
    with pytest.raises(ImproperlyConfigured, match="OIDC_SERVER_URL: must start with https"):
        read_environment()
    monkeypatch.setenv("OIDC_SERVER_URL", "https://tunnus.example")
    for name, value in (
        ("OIDC_CLIENT_ID", "a"),
        ("OIDC_CLIENT_SECRET", "b"),
        ("OIDC_GROUPS", "x=Karstula: viestijät;y=Z"),
    ):
        monkeypatch.setenv(name, value)
    assert read_environment().oidc_groups == {"x": EDITORS, "y": "Z"}
