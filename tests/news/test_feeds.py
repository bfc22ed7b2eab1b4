"""News as RSS and Atom, read as a reader's program would."""

import calendar
from datetime import date
from html import unescape

import feedparser
import pytest

from news.models import NewsIndexPage, Topic
from tests.builders import LEAD, make_news, municipality_page, refreshed

pytestmark = pytest.mark.django_db
FEEDS = pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])


def read(client, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    return feed


@FEEDS
def test_the_feed_holds_the_list_in_its_order(client, name):
    item = make_news(
        municipality_page("karstula"), "Tiet & kadut auki taas pian", topic=Topic.objects.get(key="liikenne")
    )
    feed = read(client, f"/uutiset/{name}")
    listed = [listed.title for listed in client.get("/uutiset/").context["items"]]
    assert [entry.title for entry in feed.entries][: len(listed)] == listed
    entry = next(entry for entry in feed.entries if entry.title == "Tiet & kadut auki taas pian")
    assert entry.link == f"http://localhost{item.url}"
    assert entry.summary == LEAD
    assert entry.author == "Karstula"
    assert entry.tags[0].term == "Liikenne ja kadut"


@FEEDS
def test_a_lead_is_said_as_it_was_written_whatever_signs_are_in_it(client, name):
    lead = "Päivähoitoa saavat lapset <3 v & vanhemmatkin, jos tilaa on. Paikat jaetaan syksyllä kaikille hakijoille."
    make_news(municipality_page("kinnula"), lead=lead)
    (entry,) = [one for one in read(client, f"/uutiset/{name}").entries if "syksyllä kaikille" in one.summary]
    assert unescape(entry.summary) == lead


@FEEDS
def test_the_feed_of_a_municipality_says_so_and_holds_its_own(client, name):
    feed = read(client, f"/uutiset/{name}?kunta=karstula")
    assert feed.feed.title == "Sydänsuomessa: Uutiset, Karstula"
    assert feed.feed.language == "fi"
    assert {entry.author for entry in feed.entries} == {"Karstula"}


@FEEDS
def test_an_item_keeps_its_identity_when_it_moves(client, name):
    item = make_news(municipality_page("kinnula"))
    before = read(client, f"/uutiset/{name}?kunta=kinnula").entries[0]
    item.slug = "uusi-osoite"
    item.save_revision().publish()
    after = read(client, f"/uutiset/{name}?kunta=kinnula").entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_the_date_is_the_day_that_readers_see(client):
    make_news(municipality_page("kinnula"), date=date(2024, 7, 1))
    entry = read(client, "/uutiset/rss.xml?vuosi=2024").entries[0]
    # The first moment of the day in Helsinki.
    assert entry.published == "Mon, 01 Jul 2024 00:00:00 +0300"


@FEEDS
def test_a_feed_without_items_has_the_date_of_its_list(client, name):
    index = NewsIndexPage.objects.get(locale__language_code="fi")
    feed = read(client, f"/uutiset/{name}?vuosi=1950")
    assert not feed.entries
    assert calendar.timegm(feed.feed.updated_parsed) == int(index.last_published_at.timestamp())


@FEEDS
def test_an_item_is_never_updated_before_it_was_published(client, name):
    make_news(municipality_page("kinnula"), date=date(2090, 7, 1))
    entry = read(client, f"/uutiset/{name}?vuosi=2090").entries[0]
    assert entry.updated_parsed == entry.published_parsed


@FEEDS
def test_drafts_stay_out_and_a_bad_filter_is_not_found(client, name):
    item = make_news(municipality_page("kinnula"), "Luonnoksena pysyvä uutinen")
    refreshed(item).unpublish()
    assert b"Luonnoksena" not in client.get(f"/uutiset/{name}").content
    assert client.get(f"/uutiset/{name}?kunta=x").status_code == 404
    assert client.get(f"/tapahtumat/{name}").status_code == 404


def test_the_list_and_the_page_head_lead_to_the_feeds(client):
    page = client.get("/uutiset/?kunta=karstula").content.decode()
    assert 'href="/uutiset/rss.xml?kunta=karstula"' in page
    assert 'href="/uutiset/atom.xml?kunta=karstula"' in page
