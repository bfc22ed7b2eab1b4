"""Feedback: a form without a cookie, guarded without a riddle, answered by whose it is within the law's time."""

import re
from dataclasses import asdict
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from lxml import html
from wagtail.users.models import UserProfile

from brand.models import Municipality
from home.feedback import form_key, guards
from home.models import Feedback
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
FORM, ADMIN = "/palaute/", "/admin/feedback/"
MESSAGE = "Kuvalla ei ole tekstivastinetta etusivulla."
CODE = "131052-308T"


def key(seconds_ago: int = 60) -> str:
    with pytest.MonkeyPatch.context() as patch:
        now = form_key.time.time()
        patch.setattr(form_key.time, "time", lambda: now - seconds_ago)
        return form_key.new_form_key()


def filled(**fields) -> dict[str, str]:
    usual = {
        "kind": "accessibility",
        "message": MESSAGE,
        "municipality": "",
        "page_address": "/",
        "name": "Aino Lukija",
        "email": "aino@lukija.example",
        "website": "",
        "form_key": key(),
    }
    return usual | fields


def entry(days_ago: int = 0, slug: str = "", **fields) -> Feedback:
    values = {
        "form_key": f"avain-{Feedback.objects.count()}",
        "kind": "accessibility",
        "message": MESSAGE,
        "name": "Aino Lukija",
        "email": "aino@lukija.example",
        "language": "fi",
        "municipality": Municipality.objects.get(slug=slug) if slug else None,
        "received_at": timezone.now() - timedelta(days=days_ago),
    }
    return Feedback.objects.create(**values | fields)


def tend() -> list:
    """Run the command; returns the letters that it sent."""
    before = len(mail.outbox)
    call_command("tend_feedback", verbosity=0)
    return mail.outbox[before:]


# ---------- the reader's side ----------


def test_each_page_leads_to_the_form_which_knows_the_page(client):
    page = html.fromstring(client.get("/karstula/").content.decode())
    (link,) = [a for a in page.cssselect("footer a") if a.text_content() == "Anna palautetta"]
    form = html.fromstring(client.get(link.get("href")).content.decode())
    assert form.cssselect("[name=page_address]")[0].get("value") == "/karstula/"
    assert form.cssselect("[name=municipality] option[selected]")[0].get("value") == "karstula"


def test_nothing_is_called_faulty_before_anything_is_written(client):
    fields = html.fromstring(client.get(FORM).content.decode()).cssselect("form .field")
    assert fields and {field.get("aria-invalid") for field in fields} == {"false"}


@pytest.mark.parametrize(
    "asked", ["https://evil.example/x", "javascript:1", "%00", "a" * 900, "/%0d%0aSet-Cookie"]
)
def test_a_strange_page_in_the_address_is_no_fault(client, asked):
    answer = client.get(FORM, {"sivu": asked})
    assert answer.status_code == 200 and "evil.example" not in answer.content.decode()


def test_it_is_received_without_a_cookie_and_waits_for_fourteen_days():
    reader = Client(enforce_csrf_checks=True)
    form = reader.get(FORM)
    assert not form.cookies and "csrfmiddlewaretoken" not in form.content.decode()
    answer = reader.post(FORM, filled(municipality="karstula"), headers={"origin": "http://testserver"})
    assert answer.status_code == 302 and not answer.cookies
    assert "14 päivän" in reader.get(answer["Location"]).content.decode()
    found = Feedback.objects.get()
    assert found.municipality.slug == "karstula" and found.message == MESSAGE
    assert found.deadline == timezone.localdate() + timedelta(days=14)


def test_the_form_s_own_key_is_good_after_a_moment(client, monkeypatch):
    page = client.get(FORM).content.decode()
    own = re.search(r'name="form_key" value="([^"]+)"', page)[1]
    assert client.post(FORM, filled(form_key=own)).status_code == 422
    now = form_key.time.time()
    monkeypatch.setattr(form_key.time, "time", lambda: now + form_key.QUICKEST_SECONDS + 1)
    assert client.post(FORM, filled(form_key=own)).status_code == 302


def test_sent_twice_it_is_kept_once(client):
    posted = filled()
    for _time in range(2):
        assert client.post(FORM, posted).status_code == 302
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"message": ""}, "message", "Kirjoita palautteesi"),
        ({"message": "ei"}, "message", "Kerro vähän enemmän"),
        ({"message": f"Tunnukseni on {CODE}."}, "message", "henkilötunnus"),
        ({"kind": "outo"}, "kind", "outo"),
        ({"kind": ""}, "kind", "Valitse"),
        ({"email": "aino"}, "email", "kokonaan"),
        ({"municipality": "helsinki"}, "municipality", "helsinki"),
        ({"website": "https://casino.example"}, "website", "tyhjäksi"),
    ],
)
def test_a_fault_names_its_field_and_nothing_entered_is_lost(client, fields, field, words):
    answer = client.post(FORM, filled(**fields))
    page = html.fromstring(answer.content.decode())
    assert answer.status_code == 422 and not Feedback.objects.exists()
    assert words in page.cssselect(f"#id_{field}_fault")[0].text_content() or words in {"outo", "helsinki"}
    assert page.cssselect(f"#faults a[href='#id_{field}']")
    faulty = page.cssselect(f"[name={field}]")[0]
    assert faulty.get("aria-invalid") == "true" and f"id_{field}_fault" in faulty.get("aria-describedby")
    assert page.cssselect("[name=name]")[0].get("value") == "Aino Lukija"
    if "message" not in fields:
        assert page.cssselect("[name=message]")[0].text_content().strip() == MESSAGE


@pytest.mark.parametrize(
    ("fields", "headers", "status"),
    [
        ({"form_key": ""}, {}, 403),
        ({"form_key": "arvattu.1:abc"}, {}, 403),
        ({"form_key": "old"}, {}, 403),
        ({"form_key": "young"}, {}, 422),
        ({}, {"origin": "https://evil.example"}, 403),
        ({}, {"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_a_form_that_is_not_ours_is_shown_again_whole(client, fields, headers, status):
    keys = {"old": key(25 * 60 * 60), "young": key(0)}
    if fields.get("form_key") in keys:
        fields = {"form_key": keys[fields["form_key"]]}
    answer = client.post(FORM, filled(**fields), headers=headers)
    page = html.fromstring(answer.content.decode())
    assert answer.status_code == status and not Feedback.objects.exists()
    assert page.cssselect("[name=message]")[0].text_content().strip() == MESSAGE
    assert page.cssselect("#faults li")


def test_one_address_sends_so_much_in_an_hour_and_another_still_can(client):
    for _time in range(guards.FROM_ONE_ADDRESS.allowed):
        assert client.post(FORM, filled()).status_code == 302
    refused = client.post(FORM, filled())
    assert refused.status_code == 429 and MESSAGE in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert client.post(FORM, filled(), REMOTE_ADDR="192.0.2.7").status_code == 302
    assert not any("127.0.0.1" in name for name in cache._cache)


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(guards.FROM_ONE_ADDRESS.allowed + 1):
        forged = {"x-forwarded-for": f"10.0.0.{number}, 192.0.2.9"}
        status = client.post(FORM, filled(), headers=forged).status_code
    assert status == 429


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_methods_that_do_not_belong_are_refused(client, method):
    assert getattr(client, method)(FORM).status_code == 405


@pytest.mark.parametrize("address", ["/palaute/", "/sv/palaute/", "/en/palaute/", "/palaute/kiitos/"])
def test_it_speaks_the_languages(client, address):
    assert client.get(address).status_code == 200


# ---------- those who answer ----------


@pytest.mark.parametrize(
    ("email", "sees"),
    [
        ("brandi@sydansuomessa.example", {"region", "late"}),
        ("paatoimittaja@karstula.example", {"karstula", "late"}),
        ("paatoimittaja@kinnula.example", set()),
        ("viestija@karstula.example", None),
        ("hanke@sydansuomessa.example", None),
    ],
)
def test_a_unit_sees_its_own_and_the_brand_team_what_is_late(email, sees):
    entries = {"region": entry(), "karstula": entry(slug="karstula"), "late": entry(20, "karstula")}
    client = signed_in(email)
    answer = client.get(ADMIN)
    if sees is None:
        assert answer.status_code == 302
        sees = set()
    else:
        assert answer.status_code == 200
    for name, one in entries.items():
        address = f"{ADMIN}{one.pk}/"
        assert (address in answer.content.decode()) == (name in sees)
        item = client.get(address)
        assert (item.status_code == 200 and MESSAGE in item.content.decode()) == (name in sees)
        client.post(address, {"note": "Vastattu sähköpostilla."})
        one.refresh_from_db()
        assert (one.answered_at is not None) == (name in sees)


def test_the_deadline_is_seen_and_an_answer_is_marked_once(karstula_chief):
    one = entry(12, "karstula")
    assert "2 päivää jäljellä" in karstula_chief.get(ADMIN).content.decode()
    address = f"{ADMIN}{one.pk}/"
    assert karstula_chief.post(address, {"note": ""}).status_code == 200
    karstula_chief.post(address, {"note": "Vastattu sähköpostilla."})
    one.refresh_from_db()
    first = one.answered_at
    assert first and one.answered_by == account("paatoimittaja@karstula.example")
    karstula_chief.post(address, {"note": "Toinen kerta."})
    one.refresh_from_db()
    assert one.answered_at == first and one.note == "Vastattu sähköpostilla."


def test_what_is_handed_over_is_the_other_unit_s_with_its_deadline(karstula_chief, brand_team):
    one = entry(10, "karstula")
    tend()
    karstula_chief.post(f"{ADMIN}{one.pk}/hand-over/", {"municipality": ""})
    deadline = one.deadline
    one.refresh_from_db()
    assert one.municipality is None and one.deadline == deadline
    assert karstula_chief.get(f"{ADMIN}{one.pk}/").status_code == 404
    assert brand_team.get(f"{ADMIN}{one.pk}/").status_code == 200
    assert [letter.to for letter in tend()] == [["brandi@sydansuomessa.example"]]


def test_a_neighbour_s_feedback_can_not_be_handed_over(karstula_chief):
    one = entry(slug="kinnula")
    karstula = Municipality.objects.get(slug="karstula").pk
    assert karstula_chief.post(f"{ADMIN}{one.pk}/hand-over/", {"municipality": karstula}).status_code == 404


# ---------- the clock ----------


def test_each_stage_is_told_once_without_personal_data():
    one = entry(slug="karstula")
    now = timezone.now()
    for days, subject in ((0, "Uusi palaute"), (7, "odottaa"), (12, "odottaa")):
        Feedback.objects.update(
            received_at=now - timedelta(days=days), deadline=now + timedelta(days=14 - days)
        )
        (letter,) = tend()
        assert letter.to == ["paatoimittaja@karstula.example"] and subject in letter.subject
        assert f"{ADMIN}{one.pk}/" in letter.body
        assert MESSAGE not in letter.body and "aino" not in letter.body.lower()
        assert tend() == []
    Feedback.objects.update(deadline=now - timedelta(days=1))
    late = tend()
    assert {letter.to[0] for letter in late} == {
        "paatoimittaja@karstula.example",
        "brandi@sydansuomessa.example",
    }
    assert tend() == []


def test_a_letter_is_in_the_language_of_its_reader():
    chief = account("paatoimittaja@karstula.example")
    UserProfile.objects.update_or_create(user=chief, defaults={"preferred_language": "sv"})
    entry(slug="karstula")
    (letter,) = tend()
    assert letter.subject.startswith("Ny respons")


def test_what_is_answered_is_not_asked_for():
    entry(answered_at=timezone.now())
    assert tend() == []


def test_a_unit_without_people_is_the_brand_team_s():
    Municipality.objects.get(slug="karstula").chief_editors.user_set.clear()
    entry(slug="karstula")
    assert [letter.to for letter in tend()] == [["brandi@sydansuomessa.example"]]


def test_a_letter_that_could_not_be_sent_is_sent_by_the_next_run(monkeypatch):
    entry(slug="karstula")
    send = EmailBackend.send_messages

    def fail(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    with pytest.raises(CommandError):
        call_command("tend_feedback", verbosity=0)
    monkeypatch.setattr(EmailBackend, "send_messages", send)
    assert len(tend()) == 1


def test_a_refused_address_lets_the_others_have_their_letter_once(monkeypatch):
    """The first of the unit has it by then: where the run failed, they would get it again each ten minutes."""
    chiefs = Municipality.objects.get(slug="karstula").chief_editors
    chiefs.user_set.add(account("brandi@sydansuomessa.example"))
    entry(slug="karstula")
    send = EmailBackend.send_messages

    def refuse_one(self, messages):
        if messages[0].to == ["paatoimittaja@karstula.example"]:
            raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)
    assert [letter.to for letter in tend()] == [["brandi@sydansuomessa.example"]]
    assert tend() == []


@pytest.mark.parametrize(
    ("received", "answered", "is_cleared"),
    [(31, 30, True), (31, 29, False), (366, None, True), (364, None, False)],
)
def test_personal_data_goes_when_its_time_is_up_and_the_log_stays(received, answered, is_cleared, brand_team):
    when = timezone.now() - timedelta(days=answered) if answered else None
    one = entry(received, answered_at=when, note="Vastattu Ainolle.", told_stage=Feedback.Stage.OVERDUE)
    for _time in range(2):
        tend()
    one.refresh_from_db()
    assert (one.message, one.name, one.email, one.note) == (
        ("", "", "", "")
        if is_cleared
        else (MESSAGE, "Aino Lukija", "aino@lukija.example", "Vastattu Ainolle.")
    )
    assert (one.cleared_at is not None) == is_cleared and one.kind == "accessibility"
    assert ("poistettiin" in brand_team.get(f"{ADMIN}{one.pk}/").content.decode()) == is_cleared


def test_the_statistic_counts_by_year_and_unit_and_outlives_the_personal_data(brand_team):
    entry(30, "karstula", answered_at=timezone.now() - timedelta(days=20))
    entry(40, "karstula", answered_at=timezone.now() - timedelta(days=4), kind="content")
    entry(20, "karstula")
    entry(1)
    Feedback.objects.first().clear_personal_data(timezone.now())
    chief = signed_in("paatoimittaja@karstula.example")
    (row,) = merged(chief.get(ADMIN).context["years"])
    assert row == {"unit": "Karstula", "received": 3, "on_accessibility": 2, "in_time": 1, "late": 1} | {
        "waiting": 1,
        "overdue": 1,
    }
    rows = {row["unit"]: row["received"] for row in merged(brand_team.get(ADMIN).context["years"])}
    assert rows == {"": 1, "Karstula": 3}
    page = chief.get(ADMIN).content.decode()
    assert "Vuosittain" in page and "Päiviä vastaukseen" in page


def merged(years) -> list[dict]:
    """The rows without their year, added up: a test that runs in January sees two years."""
    found = {}
    for row in years:
        values = {name: value for name, value in asdict(row).items() if name not in ("year", "days", "unit")}
        unit = found.setdefault(row.unit, dict.fromkeys(values, 0))
        for name, value in values.items():
            unit[name] += value
    return [{"unit": name} | values for name, values in found.items()]


def test_the_kind_is_asked_and_not_guessed(client):
    form = html.fromstring(client.get(FORM).content.decode())
    assert form.cssselect("[name=kind] option")[0].get("value") == ""
    response = client.post(FORM, filled(kind=""))
    assert response.status_code == 422 and not Feedback.objects.exists()
    page = response.content.decode()
    assert "Valitse, mitä palautteesi koskee." in page and MESSAGE in page
