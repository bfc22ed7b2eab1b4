"""What stands around a news item's text: its author, a correction, ways to pass it on, what to read next."""

import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import feedparser
import pytest
from django.utils import timezone
from lxml import html
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.operations import translate_object

from brand.rulebook import evaluate
from brand.rulebook.active import active_rulebook
from brand.videos import video_at
from news.models import NewsPage, Topic
from tests.builders import make_news, make_project, make_project_page, municipality_page, refreshed

pytestmark = pytest.mark.django_db
CORRECTION = "Uutisessa kerrottiin hallin aukeavan kello 10. Oikea aika on kello 12."


def read(client, page: NewsPage) -> html.HtmlElement:
    response = client.get(page.url)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").replace("\u00ad", "").split())


def json_ld(page: html.HtmlElement) -> dict:
    return json.loads(page.cssselect("script[type='application/ld+json']")[0].text)


def test_a_correction_is_seen_first_and_goes_out_to_machines(client):
    today = timezone.localdate()
    item = make_news(
        municipality_page("karstula"),
        date=today - timedelta(days=2),
        author="Maija Mallikas",
        correction=CORRECTION,
        corrected_on=today,
    )
    page = read(client, item)
    (notice,) = page.cssselect(".article-head .notice")
    assert text(notice) == f"Oikaisu {today.day}.{today.month}.{today.year}: {CORRECTION}"
    assert text(page.cssselect(".byline")[0]) == "Teksti: Maija Mallikas"
    data = json_ld(page)
    assert data["correction"] == {
        "@type": "CorrectionComment",
        "text": CORRECTION,
        "datePublished": today.isoformat(),
    }
    assert data["author"] == {"@type": "Person", "name": "Maija Mallikas"}
    assert data["publisher"]["name"] == "Karstula"
    assert data["dateModified"] >= today.isoformat() > data["datePublished"]
    for name in ("rss.xml", "atom.xml"):
        entry = feedparser.parse(client.get(f"/uutiset/{name}?kunta=karstula").content).entries
        entry = next(one for one in entry if one.title == item.title)
        assert entry.summary.startswith("Oikaisu ") and CORRECTION in entry.summary
        assert entry.author == "Maija Mallikas"
        assert timezone.localdate(datetime(*entry.updated_parsed[:6], tzinfo=UTC)) == today
    assert "oikaistu" in client.get("/uutiset/").content.decode()


def test_an_item_without_one_says_nothing_of_corrections(client):
    page = read(client, make_news(municipality_page("karstula")))
    assert not page.cssselect(".article-head .notice, .byline") and "correction" not in json_ld(page)


def test_a_correction_of_tomorrow_can_not_be_published():
    item = make_news(municipality_page("karstula"))
    item.correction, item.corrected_on = CORRECTION, timezone.localdate() + timedelta(days=1)
    found = evaluate(item, active_rulebook(), timezone.localdate())
    assert [(one.rule_id, one.field) for one in found if one.severity == "must"] == [
        ("COR-01", "corrected_on")
    ]


def test_an_item_is_passed_on_by_plain_links(client):
    item = make_news(municipality_page("karstula"), "Tiet & kadut auki: mitä nyt?")
    page = read(client, item)
    own, mail, *elsewhere = page.cssselect(".share a")
    assert own.get("href") == f"http://localhost{item.url}"
    body = parse_qs(urlsplit(mail.get("href")).query)
    assert body["subject"] == [item.title] and f"http://localhost{item.url}" in body["body"][0]
    assert "+" not in mail.get("href")
    for link in elsewhere:
        assert f"http://localhost{item.url}" in unquote(link.get("href"))
        assert "noreferrer" in link.get("rel")
    assert len(elsewhere) == 3
    scripts = [script.get("src") for script in page.cssselect("script[src]")]
    assert scripts and all(script.startswith("/static/") for script in scripts)


def read_next(item: NewsPage) -> list[str]:
    return [one.title for one in refreshed(item).read_next]


def test_the_project_s_and_the_topic_s_latest_are_read_next():
    parent, topic = municipality_page("karstula"), Topic.objects.create(key="sauna", name="Saunat")
    project = make_project()
    make_project_page(project)
    item = make_news(parent, "Sauna lämpiää talkoilla rannassa", project=project, topic=topic)
    assert read_next(item) == []
    make_news(parent, "Vanha uutinen saunasta rannalla", topic=topic, date=date(2024, 1, 1))
    make_news(municipality_page("kinnula"), "Uusi uutinen saunasta rannalla", topic=topic)
    make_news(parent, "Hankkeen uutinen jo viime vuodelta", project=project, date=date(2025, 1, 1))
    make_news(parent, "Uutinen aivan toisesta aiheesta")
    draft = make_news(parent, "Luonnos saunasta, jota ei näytetä", topic=topic)
    draft.unpublish()
    private = make_news(parent, "Sisäinen uutinen saunan avaimista", topic=topic)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    shown = ["Hankkeen uutinen jo viime vuodelta", "Uusi uutinen saunasta rannalla"]
    assert read_next(item) == [*shown, "Vanha uutinen saunasta rannalla"]
    # What is hidden is gone at once, also where the municipality's whole part of the tree is.
    PageViewRestriction.objects.create(page=municipality_page("kinnula"), restriction_type="login")
    assert read_next(item) == [shown[0], "Vanha uutinen saunasta rannalla"]


def test_the_editor_s_choice_comes_in_its_order_and_in_the_reader_s_language(client):
    parent = municipality_page("karstula")
    first, second, gone, private = (
        make_news(parent, f"Valittu uutinen numero {number}")
        for number in ("yksi", "kaksi", "kolme", "neljä")
    )
    gone.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    topic = Topic.objects.first()
    make_news(parent, "Saman aiheen uutinen, jota ei valittu", topic=topic)
    chosen = [("item", page) for page in (second, gone, first, private)]
    item = make_news(parent, "Uutinen, joka johtaa valittuihin", related=chosen, topic=topic)
    assert read_next(item) == [second.title, first.title]
    links = [link.get("href") for link in read(client, item).cssselect(".readnext .headline a")]
    assert links == [second.url, first.url]
    swedish = Locale.objects.get(language_code="sv")
    for page in (first, item):
        translate_object(page, [swedish])
    in_swedish = first.get_translation(swedish)
    NewsPage.objects.filter(pk=in_swedish.pk).update(live=True, title="Vald nyhet nummer ett")
    assert [one.title for one in item.get_translation(swedish).read_next] == ["Vald nyhet nummer ett"]


def test_nothing_is_asked_where_nothing_can_match(django_assert_num_queries):
    item = refreshed(make_news(municipality_page("karstula")))
    with django_assert_num_queries(0):
        assert item.read_next == []


@pytest.mark.parametrize(
    ("address", "service", "player"),
    [
        (
            "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=10",
            "YouTube",
            "www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        ),
        ("https://youtu.be/aqz-KE-bpKQ?si=abc", "YouTube", "www.youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        ("https://m.youtube.com/shorts/aqz-KE-bpKQ", "YouTube", "www.youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        ("https://vimeo.com/123456789", "Vimeo", "player.vimeo.com/video/123456789?dnt=1"),
        ("https://vimeo.com/123456789/0a1b2c3d4e", "Vimeo", "123456789?dnt=1&h=0a1b2c3d4e"),
        ("https://www.youtube.com/@kunta", None, ""),
        ("https://www.youtube.com/watch?v=x%22onload%3D1", None, ""),
        ("https://youtube.com.example/watch?v=aqz-KE-bpKQ", None, ""),
        ("https://youtube.com@example.org/watch?v=aqz-KE-bpKQ", None, ""),
        ("javascript:alert(1)//youtu.be/aqz-KE-bpKQ", None, ""),
        ("https://[youtu.be/aqz-KE-bpKQ", None, ""),
        ("", None, ""),
    ],
)
def test_a_video_s_address_is_known_or_refused(address, service, player):
    video = video_at(address)
    assert (video.service if video else None) == service
    assert video is None or player in video.player_url
