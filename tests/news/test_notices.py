"""Public notices: how long, for whom, and what is left of them."""

import json
import re
from datetime import timedelta

import feedparser
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from brand.gate.refusal import PublicationRefused
from home.access.forms import form_data
from news.models import NoticeEvent, NoticePage
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.notices import DAY, draft_notice, let_time_pass, make_document, make_notice, notice_list
from tests.people import account

pytestmark = pytest.mark.django_db
SUBJECT = "Poikkeamislupahakemus kylältä"


def refusal(page: NoticePage) -> set[str]:
    """The rules because of which the page, as it stands in memory, isn't published."""
    with pytest.raises(PublicationRefused) as refused:
        page.save_revision().publish()
    return {finding.rule_id for finding in refused.value.findings}


def test_publication_starts_the_time_that_the_law_asks():
    today = timezone.localdate()
    days = {NoticePage.Kind.MUNICIPAL: 14, NoticePage.Kind.MINUTES: 21, NoticePage.Kind.PLAN: 30}
    for kind, length in days.items():
        notice = make_notice(title=f"Kuulutus lajista {kind.value}", kind=kind)
        assert (notice.date, notice.shown_until) == (today, today + length * DAY)
        assert notice.informed_on == today + 7 * DAY
    last = today + 37 * DAY
    assert make_notice(appeal="<p>Kirjaamoon.</p>", appeal_until=last).shown_until == last


def test_what_the_law_does_not_allow_is_refused():
    today = timezone.localdate()
    draft = draft_notice(shown_until=today + 13 * DAY)
    assert refusal(draft) == {"LAW-02"}
    draft = draft_notice(title="Hakemus, hakija 131052-308T")
    assert "NTC-02" in refusal(draft)
    assert refusal(draft_notice(title="Kuulutus ilman numeroa", case_number="", contact=[])) == {"NTC-01"}
    shared = make_document("Rakennusjärjestys")
    make_news(
        municipality_page("karstula"),
        body=[
            ("paragraph", f'<p><a linktype="document" id="{shared.pk}">Rakennusjärjestys</a> on tässä.</p>')
        ],
    )
    attached = [("file", {"document": shared, "name": "Rakennusjärjestys"})]
    assert refusal(draft_notice(title="Kuulutus yhteisin liittein", attachments=attached)) == {"NTC-04"}


@pytest.mark.parametrize("field", ["date", "ended_on", "removed_at"])
def test_what_the_site_writes_of_the_time_is_not_written_over_the_api(field):
    notice = draft_notice()
    before = NoticePage.objects.filter(pk=notice.pk).values().get()
    answer = Client().patch(
        f"/api/v3/pages/{notice.pk}/",
        json.dumps({field: "2020-01-01"}),
        content_type="application/json",
        headers=bearer(account("viestija@karstula.example")),
    )
    assert answer.status_code == 422
    assert NoticePage.objects.filter(pk=notice.pk).values().get() == before


def test_the_time_is_prolonged_and_never_shortened(karstula):
    notice = make_notice(holds_personal_data=False)
    promised = notice.shown_until
    for day, expected in (
        (promised - DAY, promised),
        (promised + DAY, promised + DAY),
        (None, promised + DAY),
    ):
        data = form_data(refreshed(notice), shown_until=day.isoformat() if day else "") | {
            "action-publish": "1"
        }
        answer = karstula.post(f"/admin/pages/{notice.pk}/edit/", data)
        assert answer.status_code == (200 if day and day < promised else 302)
        assert refreshed(notice).shown_until == expected
    assert (
        "nähtävillä"
        in karstula.post(
            f"/admin/pages/{notice.pk}/edit/",
            form_data(refreshed(notice), shown_until=promised.isoformat()) | {"action-publish": "1"},
        ).content.decode()
    )


def test_readers_see_the_notice_and_what_follows_from_its_day(client):
    document = make_document()
    notice = make_notice(
        attachments=[("file", {"document": document, "name": "Kartta alueesta"})],
        appeal="<p>Kirjaamoon.</p>",
        appeal_until=timezone.localdate() + 20 * DAY,
    )
    answer = client.get(notice.url)
    page = answer.content.decode()
    for day in (notice.date, notice.shown_until, notice.informed_on, notice.appeal_until):
        assert f'<time datetime="{day:%Y-%m-%d}">' in page
    for words in (
        "Tekninen lautakunta",
        "KAR/1/10.03.00/2026",
        "Hakemus on nähtävillä.",
        "<b>Kartta alueesta</b>",
        "TXT",
        "1\N{NO-BREAK SPACE}kt",
    ):
        assert words in page
    assert '<meta name="robots" content="noindex">' in page
    assert answer.headers["X-Robots-Tag"] == "noindex" and "no-store" in answer.headers["Cache-Control"]
    assert "ld+json" not in page
    file = client.get(document.url)
    assert file.status_code == 200 and file.headers["X-Robots-Tag"] == "noindex"
    sitemap = client.get("/sitemap.xml").content.decode()
    assert notice.url not in sitemap
    harmless = make_notice(title="Kaavan muutos torilla", holds_personal_data=False)
    answer = client.get(harmless.url)
    assert "X-Robots-Tag" not in answer.headers and "noindex" not in answer.content.decode()
    data = json.loads(re.search(r"ld\+json\">(.*?)</script>", answer.content.decode())[1])
    assert data["expires"] == harmless.shown_until.isoformat()
    assert harmless.url in client.get("/sitemap.xml").content.decode()


def test_lists_feeds_and_search_show_what_is_on_display(client):
    own, other = make_notice(), make_notice("kinnula", "Kaavaluonnos kylän keskustaan")
    everybody = client.get("/kuulutukset/").content.decode()
    assert own.url in everybody and other.url in everybody
    for address in ("/karstula/kuulutukset/", "/kuulutukset/?kunta=karstula"):
        page = client.get(address).content.decode()
        assert own.url in page and other.url not in page
    assert 'href="/karstula/kuulutukset/"' in client.get("/karstula/").content.decode()
    for file in ("rss.xml", "atom.xml"):
        text = client.get(f"/karstula/kuulutukset/{file}").content
        feed = feedparser.parse(text)
        assert not feed.bozo and own.title in [entry.title for entry in feed.entries]
        assert "Hakemus on" not in text.decode()
    assert own.url in client.get("/haku/?q=poikkeamislupahakemus&laji=kuulutukset").content.decode()
    # By the calendar, before anything has been removed.
    let_time_pass(own)
    for address in (
        "/kuulutukset/",
        "/karstula/kuulutukset/",
        "/karstula/kuulutukset/rss.xml",
        "/sitemap.xml",
    ):
        assert own.url not in client.get(address).content.decode(), address
    for address in ("/kuulutukset/?kunta=x", "/kuulutukset/?jalkeen=x", "/karstula/kuulutukset/?sivu=2"):
        assert client.get(address).status_code == 404


def test_after_its_time_the_address_says_that_the_notice_was_there(client):
    document = make_document()
    notice = make_notice(attachments=[("file", {"document": document, "name": "Liite"})])
    notice = let_time_pass(notice)
    address = notice.url
    assert client.get(document.url).status_code == 404
    for _removed in (False, True):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 410
        assert notice.title in page and "Tekninen lautakunta" not in page and "Hakemus on" not in page
        assert f"{notice.shown_until:%-d.%-m.%Y}" in page
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert client.get(f"{address}lisaa/").status_code == 404
        call_command("remove_notices", verbosity=0)
    notice = refreshed(notice)
    assert not notice.live and not notice.body and notice.removed_at and notice.latest_revision is None
    assert client.get(document.url).status_code == 404


def test_the_removal_leaves_others_alone_and_can_be_run_again():
    shown, over = make_notice(), let_time_pass(make_notice(title="Toinen hakemus kylältä"))
    draft = draft_notice(title="Luonnos hakemuksesta")
    draft.save_revision()
    call_command("remove_notices", verbosity=0)
    removed_at = refreshed(over).removed_at
    events = NoticeEvent.objects.count()
    call_command("remove_notices", verbosity=0)
    assert refreshed(over).removed_at == removed_at and NoticeEvent.objects.count() == events
    assert refreshed(shown).live and refreshed(shown).body and refreshed(draft).body


def test_a_notice_never_goes_live_again(karstula, brand_team):
    notice = make_notice()
    revision = notice.latest_revision
    taken_down = make_notice(title="Väärä kuulutus kylältä")
    karstula.post(f"/admin/pages/{taken_down.pk}/unpublish/")
    taken_down = refreshed(taken_down)
    assert taken_down.ended_on == timezone.localdate()
    assert refusal(taken_down) == {"NTC-03"}
    assert Client().get(taken_down.url).status_code == 410
    swedish = Locale.objects.get(language_code="sv")
    assert "NTC-03" in refusal(taken_down.copy_for_translation(swedish, copy_parents=True))
    changed = let_time_pass(notice)
    changed.authority = "Toinen lautakunta"
    assert refusal(changed) == {"NTC-03"}
    scheduled = refreshed(notice).get_latest_revision_as_object()
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    with pytest.raises(ValidationError):
        scheduled.save_revision().publish()
    call_command("remove_notices", verbosity=0)
    with pytest.raises(ValidationError):
        revision.publish()
    notice = refreshed(notice)
    headers = bearer(account("viestija@karstula.example"))
    meta = {"type": "news.NoticePage", "action": "publish"}
    body = {"meta": meta, "body": [{"type": "paragraph", "value": "<p>Uudelleen.</p>"}]}
    api, kind = f"/api/v3/pages/{notice.pk}/", "application/json"
    answers = [
        Client().patch(api, json.dumps(body), content_type=kind, headers=headers),
        Client().post(f"{api}actions/publish/", "{}", content_type=kind, headers=headers),
        karstula.get(f"/admin/pages/{notice.pk}/edit/"),
        karstula.post(f"/admin/pages/{notice.pk}/edit/", {"title": "Uudelleen", "action-publish": "1"}),
        brand_team.post(f"/admin/pages/{notice.pk}/edit/", {"title": "Uudelleen", "action-publish": "1"}),
        karstula.post(f"/admin/bulk/wagtailcore/page/publish/?id={notice.pk}&next=/admin/"),
    ]
    assert {one.status_code for one in answers} <= {302, 400, 403}
    notice = refreshed(notice)
    notice.live, notice.body = True, [("paragraph", "<p>Uudelleen.</p>")]
    with pytest.raises(PublicationRefused):
        notice.save()
    notice = refreshed(notice)
    assert not notice.live and not notice.body and notice.latest_revision is None
    copy = notice.copy(update_attrs={"slug": "kopio"}, keep_live=True)
    assert not copy.live and not copy.body and copy.date is None


def test_what_is_written_into_an_emptied_notice_is_swept():
    notice = let_time_pass(make_notice())
    call_command("remove_notices", verbosity=0)
    late = refreshed(notice)
    late.authority = "Myöhästynyt tallennus"
    late.save_revision()
    call_command("remove_notices", verbosity=0)
    assert refreshed(notice).latest_revision is None and not refreshed(notice).revisions.exists()


def test_a_copy_is_a_notice_of_its_own(karstula):
    document = make_document()
    notice = make_notice(attachments=[("file", {"document": document, "name": "Liite"})])
    copy = notice.copy(update_attrs={"slug": "kopio"}, keep_live=True)
    copy = refreshed(copy)
    assert copy.live and copy.date == timezone.localdate()
    alias = refreshed(notice.create_alias(update_slug="peili"))
    let_time_pass(notice)
    call_command("remove_notices", verbosity=0)
    # Another notice still shows the file.
    assert refreshed(copy).files and not refreshed(alias).body and not refreshed(alias).live


def test_the_log_is_kept_and_nobody_changes_it(karstula, kinnula, brand_team):
    draft = draft_notice()
    draft.save_revision()
    karstula.post(f"/admin/pages/{draft.pk}/edit/", form_data(refreshed(draft)) | {"action-publish": "1"})
    notice = refreshed(draft)
    assert notice.live
    first = notice.shown_until
    other = make_notice("kinnula", "Kaavaluonnos kylän keskustaan")
    let_time_pass(notice)
    call_command("remove_notices", verbosity=0)
    published, removed = NoticeEvent.objects.filter(notice_key=notice.translation_key).order_by("pk")
    assert (published.what, published.by, published.subject) == (
        "published",
        account("viestija@karstula.example"),
        "",
    )
    assert (published.shown_from, published.shown_until) == (timezone.localdate(), first)
    assert (removed.what, removed.by, removed.subject) == ("removed", None, notice.title)
    for refused in (removed.save, removed.delete, NoticeEvent.objects.all().delete):
        with pytest.raises(PermissionDenied):
            refused()
    with pytest.raises(PermissionDenied):
        NoticeEvent.objects.update(by_name="Joku muu")
    report = "/admin/reports/public-notices/"
    assert notice.title in karstula.get(report).content.decode()
    assert other.title not in karstula.get(report).content.decode()
    assert notice.title not in kinnula.get(report).content.decode()
    everything = brand_team.get(report).content.decode()
    assert notice.title in everything and other.title in everything
    assert brand_team.post(report, {}).status_code == 405
    assert Client().get(report).status_code == 302


def test_a_deleted_notice_takes_its_file_along_and_stays_in_the_log(karstula):
    document = make_document()
    notice = make_notice(attachments=[("file", {"document": document, "name": "Liite"})])
    karstula.post(f"/admin/pages/{notice.pk}/delete/")
    assert not Page.objects.filter(pk=notice.pk).exists()
    assert not type(document).objects.filter(pk=document.pk).exists()
    event = NoticeEvent.objects.get(notice_key=notice.translation_key, what="deleted")
    assert event.by == account("viestija@karstula.example") and event.case_number == notice.case_number


def test_editors_keep_their_own_notices_and_no_others(karstula, kinnula, project_staff):
    parent = notice_list("karstula")
    data = form_data(draft_notice(title="Malli lomakkeelle"), title=SUBJECT, slug="oma") | {
        "action-publish": "1"
    }
    address = f"/admin/pages/add/news/noticepage/{parent.pk}/"
    assert kinnula.post(address, data).status_code == 302
    assert project_staff.post(address, data).status_code == 302
    assert not NoticePage.objects.filter(slug="oma").exists()
    assert karstula.post(address, data).status_code == 302
    notice = NoticePage.objects.get(slug="oma")
    assert notice.live and notice.publisher.slug == "karstula"
    for stranger in (kinnula, project_staff):
        stranger.post(f"/admin/pages/{notice.pk}/unpublish/")
        stranger.post(f"/admin/pages/{notice.pk}/delete/")
        stranger.post(f"/admin/pages/{notice.pk}/edit/", data)
    assert refreshed(notice).live and refreshed(notice).title == SUBJECT


def test_what_has_ended_is_told_to_no_stranger_before_the_removal_has_run(client):
    notice = make_notice(title="Sulkulupa: Kirkkotien kuutamokonsertti", holds_personal_data=False)
    api = ["/api/v3/pages/?type=news.NoticePage", f"/api/v3/pages/{notice.pk}/"]
    doors = [*api, "/haku/?q=kuutamokonsertti", "/kuulutukset/", "/kuulutukset/rss.xml", "/sitemap.xml"]

    def telling() -> list[str]:
        answers = {address: client.get(address) for address in doors}
        return [door for door, answer in answers.items() if notice.slug in answer.content.decode()]

    assert telling() == doors
    let_time_pass(notice)
    assert telling() == []
    assert client.get(api[-1]).status_code == 404
    assert client.get(f"/api/v3/pages/find/?html_path={notice.url}").status_code == 404
