"""Everything there is exists in each language, says which one it is in, and leads to the same in the others."""

import re
from html import unescape
from xml.etree import ElementTree

import icalendar
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from brand.models import Municipality
from news.models import NewsPage
from projects.models import ProjectPage
from tests.brand.gate.unfit import FIT, form, new_draft, speaks
from tests.builders import make_event, municipality_page

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
LINK = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
SWITCH = re.compile(r'<a\b(?=[^>]*\bhreflang="(\w\w)")(?=[^>]*\blang="\1")[^>]*\bhref="([^"]+)"')
LISTS = {"fi": "/uutiset/", "sv": "/sv/nyheter/", "en": "/en/news/"}
CALENDARS = {"fi": "/tapahtumat/", "sv": "/sv/evenemang/", "en": "/en/events/"}
# Words that mean nothing but that somebody forgot: Finnish of the frame, on pages of other languages.
FINNISH = ("Siirry sisältöön", "Päävalikko", "Etusivulle", "Kaikki uutiset", "Lisää kalenteriin")


def language_of(html: str) -> str:
    return re.search(r'<html[^>]*\blang="([^"]+)"', html).group(1)


def addresses() -> list[str]:
    xml = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 - our own sitemap
    return [each.text.removeprefix(SITE) for each in xml.findall(".//{*}loc")]


def language_in(address: str) -> str:
    return address[1:3] if re.match(r"/(sv|en)/", address) else "fi"


def test_the_whole_site_says_its_language_and_its_translations_agree(client):
    told: dict[str, dict[str, str]] = {}
    for address in addresses():
        html = client.get(address).content.decode()
        code = language_in(address)
        assert language_of(html) == code, address
        told[f"{SITE}{address}"] = {key: unescape(url) for key, url in LINK.findall(html)}
        if code != "fi":
            assert [words for words in FINNISH if words in html] == [], address
    assert {language_in(url.removeprefix(SITE)) for url in told} == {"fi", "sv", "en"}
    for url, others in told.items():
        by_language = {code: other for code, other in others.items() if code != "x-default"}
        assert not others or by_language[language_in(url.removeprefix(SITE))] == url, url
        for code, other in by_language.items():
            assert told.get(other) == others, f"{url} names {other}, which doesn't name it back"
            assert language_in(other.removeprefix(SITE)) == code


def test_the_switch_keeps_the_list_and_its_filters(client):
    for address in (*LISTS.values(), *CALENDARS.values()):
        kept = "kunta=karstula&aihe=koulu"
        html = client.get(f"{address}?{kept}&utm_source=x").content.decode()
        links = {code: unescape(url) for code, url in SWITCH.findall(html)}
        group = LISTS if address in LISTS.values() else CALENDARS
        for code in set(group) - {language_in(address)}:
            path, _mark, query = links[code].partition("?")
            assert path == group[code], address
            assert sorted(query.split("&")) == sorted(kept.split("&")), address
            assert client.get(links[code]).status_code == 200


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
def test_feeds_calendars_search_and_errors_speak_the_language(client, code, monkeypatch):
    with translation.override(code):
        search, not_found, broken = _("Search"), _("The page was not found"), _("Something went wrong")
    prefix = "" if code == "fi" else f"/{code}"
    for name in ("rss.xml", "atom.xml"):
        feed = client.get(f"{LISTS[code]}{name}").content.decode()
        assert f"<language>{code}" in feed or f'xml:lang="{code}"' in feed, name
        assert f"{SITE}{LISTS[code]}" in feed, name
    calendar = icalendar.Calendar.from_ical(client.get(f"{CALENDARS[code]}kalenteri.ics").content)
    assert client.get(CALENDARS[code]).context["page"].title in calendar["x-wr-calname"]
    found = client.get(f"{prefix}/haku/?q=zzz").content.decode()
    assert language_of(found) == code and search in found
    missing = client.get(f"{prefix}/ei-ole/")
    html = missing.content.decode().replace("\u00ad", "")
    assert missing.status_code == 404 and language_of(html) == code and not_found in html
    monkeypatch.setattr(NewsPage, "objects", None)
    fault = Client(raise_request_exception=False).get(LISTS[code])
    html = fault.content.decode()
    assert fault.status_code == 500 and language_of(html) == code and broken in html


def test_dates_and_sums_follow_the_language(client):
    make_event(municipality_page("karstula"))
    html = {code: client.get(f"{CALENDARS[code]}?kuukausi=2090-05").content.decode() for code in CALENDARS}
    for code, month in (("fi", "toukokuu"), ("sv", "maj"), ("en", "May")):
        assert month in html[code].replace("Toukokuu", "toukokuu").replace("Maj", "maj"), code
        assert not any(
            other in html[code].lower()
            for other in {"toukokuu", "maj 2090", "may 2090"}
            - {"toukokuu" if code == "fi" else f"{month.lower()} 2090"}
        )
    fact = {code: words_of(client, page) for code, page in project_pages().items()}
    assert re.search(r"\d{1,3}[\u00a0\u202f]\d{3}[^<]{0,3}€", fact["fi"]) and re.search(
        r"€\s?\d{1,3},\d{3}", fact["en"]
    )
    assert re.search(r"\d{1,3}[\u00a0\u202f]\d{3}\s?(€|euro)", fact["sv"])


def test_a_notice_of_the_workflow_is_in_its_reader_s_language(karstula, mailoutbox):
    municipality = municipality_page("karstula").record
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    speaks("paatoimittaja@karstula.example", "sv")
    page = new_draft(municipality_page("karstula"), FIT)
    karstula.post(f"/admin/pages/{page.pk}/edit/", form(FIT) | {"action-submit": "action-submit"})
    (letter,) = [each for each in mailoutbox if each.to == ["paatoimittaja@karstula.example"]]
    assert "Sidan" in letter.body and "Sivu" not in letter.body


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "sinulla ei ole pääsyä"), ("sv", "saknar rättigheter"), ("en", "you do not have permission")],
)
def test_who_may_not_enter_is_told_in_their_own_language(brand_team, language, words):
    speaks("brandi@sydansuomessa.example", language)
    answer = brand_team.get("/admin/locales/", follow=True)
    assert any(words in str(one) for one in answer.context["messages"])
    assert language_of(answer.content.decode()) == language
    assert language_of(Client().get("/").content.decode()) == "fi"


def project_pages() -> dict[str, str]:
    found = ProjectPage.objects.live().filter(slug__startswith="sydansuomen").first()
    pages = [found, *found.get_translations()]
    return {page.locale.language_code: page.get_url() for page in pages}


def words_of(client, address: str) -> str:
    return unescape(client.get(address).content.decode())
