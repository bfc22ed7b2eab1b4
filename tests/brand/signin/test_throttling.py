"""Guessing a password is made slow, by the name guessed at and by the guesser's address."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client, RequestFactory

from brand.client_address import UNKNOWN, client_address
from tests.people import account

pytestmark = pytest.mark.django_db
DOOR = "/admin/login/"
EMAIL = "viestija@karstula.example"
PASSWORD = "sydansuomessa-demo"


def sign_in(name: str = EMAIL, password: str = PASSWORD, address: str = "192.0.2.1", door: str = DOOR):
    client = Client(REMOTE_ADDR=address)
    return client.post(door, {"username": name, "password": password})


def fail(times: int, name: str = EMAIL, address: str = "192.0.2.{}") -> list[int]:
    return [
        sign_in(name.format(number), "arvaus", address.format(number)).status_code
        for number in range(1, times + 1)
    ]


def age_attempts(time: timedelta) -> None:
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= time
        attempt.save()


def test_a_name_is_shut_however_many_addresses_guess_and_opens_by_time_or_by_mail():
    assert fail(10) == [200] * 9 + [429]
    refused = sign_in("Viestija@Karstula.EXAMPLE ", address="198.51.100.1")
    assert refused.status_code == 429 and 0 < int(refused["Retry-After"]) <= 15 * 60
    shown = refused.content.decode()
    assert "Liian monta yritystä" in shown and re.search(r"Yritä uudelleen kello \d\d\.\d\d\.", shown)
    assert sign_in("viestija@kinnula.example", address="192.0.2.5").status_code == 302
    # Trying on doesn't make it longer, and the time passes.
    age_attempts(timedelta(minutes=10))
    assert fail(3) == [429] * 3 and int(sign_in()["Retry-After"]) <= 5 * 60
    age_attempts(timedelta(minutes=6))
    assert sign_in().status_code == 302
    assert fail(10)[-1] == 429
    Client().post("/admin/password_reset/", {"email": EMAIL})
    link = re.search(r"/admin/password_reset/confirm/\S+", mail.outbox[-1].body)[0]
    person = Client()
    form = person.get(link).headers["Location"]
    new = "hirvi-saunoo-pilvessä-7"
    done = person.post(form, {"new_password1": new, "new_password2": new}, follow=True)
    assert "Salasanasi on vaihdettu" in done.content.decode()
    assert sign_in(password=new).status_code == 302


def test_an_address_is_shut_however_many_names_it_guesses():
    statuses = fail(31, name="nimi{}@karstula.example", address="203.0.113.7")
    assert statuses == [200] * 29 + [429] * 2
    assert sign_in(address="203.0.113.7").status_code == 429
    assert sign_in(address="203.0.113.8").status_code == 302


def test_success_washes_no_guess_away():
    fail(9, address="192.0.2.1")
    assert sign_in(address="192.0.2.1").status_code == 302
    assert fail(1) == [429]


@pytest.mark.parametrize("door", ["/_util/login/", "/sv/_util/login/"])
def test_the_frameworks_other_doors_lead_to_the_one(door):
    answer = Client().get(door + "?next=/karstula/")
    assert answer.status_code == 302 and answer.url == "/admin/login/?next=%2Fkarstula%2F"
    client = Client()
    client.post(door, {"username": EMAIL, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_page_for_some_people_leads_to_the_one_door(rf):
    from wagtail.models import PageViewRestriction

    from tests.builders import make_news, municipality_page

    page = make_news(municipality_page("karstula"))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert Client().get(page.url).url.startswith("/admin/login/?next=")


def test_who_may_sign_in_is_not_told():
    unknown, wrong = sign_in("ei-ole@karstula.example", "x"), sign_in(password="x")
    told = "Sähköpostiosoite ja salasana eivät käy yhteen."
    assert told in unknown.content.decode() and told in wrong.content.decode()
    user = account(EMAIL)
    user.is_active = False
    user.save()
    assert told in sign_in().content.decode()


@pytest.mark.parametrize(
    ("proxies", "connection", "header", "address"),
    [
        (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "10.0.0.1", "203.0.113.9", "10.0.0.1"),
        (1, "10.0.0.1", "nonsense", UNKNOWN),
        (1, "", "", UNKNOWN),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
    ],
)
def test_the_address_is_taken_from_as_many_proxies_as_are_trusted(
    settings, proxies, connection, header, address
):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=connection, HTTP_X_FORWARDED_FOR=header)
    assert client_address(request) == address
