"""Two municipalities, each at the other's page, picture and people: through the admin and with a token, in vain."""

import json

import pytest
from django.test import Client
from wagtail.models import Page

from brand.models import Picture, User
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
SIDES = [("karstula", "kinnula"), ("kinnula", "karstula")]
NAMES = {"karstula": "Karstula", "kinnula": "Kinnula"}
ROLES = ["viestija", "paatoimittaja"]


def token(role: str, slug: str) -> dict:
    return bearer(account(f"{role}@{slug}.example"))


@pytest.mark.parametrize(("own", "other"), SIDES)
@pytest.mark.parametrize("role", ROLES)
def test_the_other_s_page_stays(own, other, role):
    page = make_news(municipality_page(other), "Naapurin uutinen kirjastosta")
    client, headers = signed_in(f"{role}@{own}.example"), token(role, own)
    before = list(Page.objects.order_by("pk").values())
    form = {"title": "Kaapattu", "slug": "kaapattu", "lead": "x", "action-publish": "1"}
    address = f"/admin/pages/{page.pk}"
    answers = [
        client.get(f"{address}/edit/"),
        client.post(f"{address}/edit/", form),
        client.post(f"{address}/unpublish/"),
        client.post(f"{address}/delete/"),
        client.post(f"{address}/move/{municipality_page(own).pk}/confirm/"),
    ]
    assert {one.status_code for one in answers} == {302}
    body = json.dumps({"meta": {"type": "news.NewsPage"}, "title": "Kaapattu"})
    api, kind = f"/api/v3/pages/{page.pk}/", "application/json"
    answers = [
        Client().patch(api, body, content_type=kind, headers=headers),
        Client().post(f"{api}actions/publish/", "{}", content_type=kind, headers=headers),
        Client().post(f"{api}actions/unpublish/", "{}", content_type=kind, headers=headers),
        Client().delete(api, headers=headers),
    ]
    assert {one.status_code for one in answers} <= {403, 404}
    assert list(Page.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(("own", "other"), SIDES)
@pytest.mark.parametrize("role", ROLES)
def test_the_other_s_picture_stays(own, other, role, picture_of):
    picture = picture_of(NAMES[other])
    client, headers = signed_in(f"{role}@{own}.example"), token(role, own)
    before = list(Picture.objects.order_by("pk").values())
    address, form = f"/admin/images/{picture.pk}/", {"title": "Kaapattu", "creator": "Kaapattu"}
    answers = [client.get(address), client.post(address, form), client.post(f"{address}delete/")]
    answers += [
        client.post(f"/admin/images/multiple/{picture.pk}/", form),
        client.post(f"/admin/images/multiple/{picture.pk}/delete/"),
        client.get(f"/admin/images/usage/{picture.pk}/"),
    ]
    assert {one.status_code for one in answers} == {302}
    api, kind = f"/api/v3/images/{picture.pk}/", "application/json"
    body = json.dumps({"title": "Kaapattu"})
    answers = [
        Client().get(api, headers=headers),
        Client().patch(api, body, content_type=kind, headers=headers),
        Client().delete(api, headers=headers),
    ]
    assert {one.status_code for one in answers} <= {403, 404}
    listed = Client().get("/api/v3/images/?limit=20", headers=headers).content.decode()
    assert picture.title not in listed
    assert list(Picture.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(("own", "other"), SIDES)
def test_the_other_s_people_stay(own, other):
    person = account(f"viestija@{other}.example")
    client = signed_in(f"paatoimittaja@{own}.example")
    before = list(User.objects.order_by("pk").values("pk", "first_name", "email", "is_active", "password"))
    assert person.email not in client.get("/admin/people/").content.decode()
    form = {"first_name": "Kaapattu", "last_name": "Kaapattu"}
    for address in ("/admin/people/{}/", "/admin/people/{}/shut-out/", "/admin/people/{}/let-in/"):
        assert client.post(address.format(person.pk), form).status_code in (302, 404)
    for address in (f"/admin/users/edit/{person.pk}/", f"/admin/users/delete/{person.pk}/"):
        assert client.post(address, form).status_code == 302
    client.post(f"/admin/bulk/brand/user/set_active_state/?id={person.pk}", {"mark_as_active": ""})
    after = list(User.objects.order_by("pk").values("pk", "first_name", "email", "is_active", "password"))
    assert after == before


def test_the_api_lists_to_strangers_what_live_pages_show(picture_of, document_of):
    drafts, shown = picture_of("Karstula"), picture_of("Kinnula")
    document = document_of("Karstula")
    make_news(municipality_page("kinnula"), "Uutinen jossa on naapurin kuva", picture=shown)
    for kind, title in (("images", drafts.title), ("documents", document.title)):
        assert title not in Client().get(f"/api/v3/{kind}/?limit=20").content.decode()
    assert Client().get(f"/api/v3/images/{drafts.pk}/").status_code == 404
    assert Client().get(f"/api/v3/documents/{document.pk}/").status_code == 404
    assert Client().get(f"/api/v3/images/{shown.pk}/").status_code == 200
    own = Client().get("/api/v3/images/?limit=20", headers=token("viestija", "karstula")).content.decode()
    assert (
        Client().get(f"/api/v3/images/{drafts.pk}/", headers=token("viestija", "karstula")).status_code == 200
    )
    assert "consent" not in own
    refreshed(drafts)
