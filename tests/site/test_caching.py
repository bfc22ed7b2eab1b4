"""What may be kept of the site's answers, and where."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.builders import bearer, make_news, municipality_page
from tests.people import account

pytestmark = pytest.mark.django_db
A_MINUTE = {"public", "max-age=0", "s-maxage=60"}
ONE_S_OWN = {"private", "max-age=0"}


def told(response) -> set[str]:
    return set(filter(None, response.get("Cache-Control", "").split(", ")))


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/sv/", "/uutiset/", "/uutiset/?kunta=karstula", "/karstula/", "/saavutettavuusseloste/"),
        *("/haku/?q=koulu", "/aineistopankki/"),
        *("/uutiset/rss.xml", "/tapahtumat/kalenteri.ics", "/sitemap.xml"),
    ],
)
def test_what_everybody_sees_is_kept_for_a_minute_and_asked_for_again_by_its_tag(client, address):
    response = client.get(address)
    assert (response.status_code, told(response)) == (200, A_MINUTE)
    again = Client().get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content, told(again)) == (304, b"", A_MINUTE)


@pytest.mark.parametrize("address", ["/", "/uutiset/rss.xml", "/sitemap.xml", "/sv/"])
def test_what_is_kept_is_the_same_whatever_language_a_browser_asks_for(address):
    answers = [
        Client().get(address, headers={"accept-language": said}) for said in ("fi", "sv;q=0.9,en;q=0.7")
    ]
    assert answers[0].content == answers[1].content
    assert not any("accept-language" in answer.get("Vary", "").lower() for answer in answers)


def test_a_changed_page_is_sent_again():
    item = make_news(municipality_page("karstula"))
    tag = Client().get(item.url)["ETag"]
    item.title = "Kirjasto avataan uudelleen syksyllä"
    item.save_revision().publish()
    assert Client().get(item.url, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/uutiset/", "/haku/?q=koulu"])
def test_what_is_made_for_who_is_signed_in_is_kept_by_no_other(karstula, address):
    assert told(karstula.get(address)) == ONE_S_OWN


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/ei-ole/", "/uutiset/?sivu=nolla"])
def test_nothing_else_is_kept_between(client, address):
    assert not told(client.get(address)) & {"public", "s-maxage=60"}


def test_a_page_for_some_is_kept_nowhere_between(karstula):
    item = make_news(municipality_page("karstula"))
    PageViewRestriction.objects.create(page=item, restriction_type=PageViewRestriction.LOGIN)
    assert "s-maxage=60" not in told(Client().get(item.url))
    opened = karstula.get(item.url)
    assert item.title in opened.text and {"private", "no-store"} <= told(opened)


def test_a_page_can_have_no_password_that_many_share(karstula):
    item = make_news(municipality_page("karstula"))
    address = f"/admin/pages/{item.pk}/privacy/"
    assert 'value="login"' in karstula.get(address).json()["html"]
    refused = karstula.post(address, {"restriction_type": "password", "password": "kirjasto"})
    assert refused.json()["step"] == "set_privacy" and not item.view_restrictions.exists()
    assert karstula.post(address, {"restriction_type": "login"}).json()["step"] == "set_privacy_done"
    assert item.view_restrictions.exists()


def test_what_a_token_opens_is_kept_nowhere_between(client):
    opened = client.get(
        "/", headers={"authorization": bearer(account("viestija@karstula.example"))["Authorization"]}
    )
    assert told(opened) == ONE_S_OWN


def test_an_answer_to_a_form_is_kept_nowhere(client):
    assert "no-store" in told(client.post("/palaute/", {}))
