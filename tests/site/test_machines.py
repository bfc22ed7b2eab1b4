"""What other programs read: the head of a page, the sitemap, robots.txt and security.txt."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from brand.models import Picture
from home.models import HomePage
from news.models import EventPage, NewsPage, Topic
from tests.builders import (
    make_event,
    make_news,
    make_project,
    make_project_page,
    municipality_page,
    refreshed,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
MAPS = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def head(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().split("</head>")[0]


def structured(client: Client, address: str) -> dict | list:
    (found,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', head(client, address), re.DOTALL
    )
    return json.loads(found)


def test_a_news_item_describes_itself(client):
    item = make_news(
        municipality_page("karstula"), picture=Picture.objects.first(), topic=Topic.objects.get(key="koulu")
    )
    data = structured(client, item.url)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == item.title
    assert data["datePublished"] == timezone.localtime(item.first_published_at).isoformat()
    assert data["dateModified"] == timezone.localtime(item.last_published_at).isoformat()
    assert data["publisher"]["@type"] == "GovernmentOrganization"
    assert data["publisher"]["url"] == f"{SITE}/karstula/"
    assert data["articleSection"] == "Koulu ja varhaiskasvatus"
    assert data["image"]["url"].startswith(f"{SITE}/media/")
    meta = head(client, item.url)
    assert f'<link rel="canonical" href="{SITE}{item.url}">' in meta
    assert '<meta property="og:type" content="article">' in meta
    assert f'<meta property="og:image" content="{data["image"]["url"]}">' in meta


def test_an_item_of_another_day_is_dated_with_an_offset_and_never_changed_before(client):
    earlier = make_news(municipality_page("karstula"), "Vanha uutinen kylältä", date=date(2024, 7, 1))
    assert structured(client, earlier.url)["datePublished"] == "2024-07-01T00:00:00+03:00"
    coming = make_news(municipality_page("karstula"), "Huominen uutinen kylältä", date=date(2090, 1, 1))
    data = structured(client, coming.url)
    assert data["dateModified"] == data["datePublished"] == "2090-01-01T00:00:00+02:00"


def series(*changes) -> EventPage:
    """An event on three Mondays, whose days differ as told."""
    return make_event(
        municipality_page("karstula"),
        start=datetime(2090, 5, 1, 15, tzinfo=UTC),
        end=datetime(2090, 5, 1, 17, tzinfo=UTC),
        repetition=[("weekly", {"every": 1, "weekdays": [], "until": date(2090, 5, 15)})],
        changes=changes,
    )


def test_a_time_that_was_moved_says_when_it_was_to_be(client):
    moved = {"day": date(2090, 5, 1), "start": datetime(2090, 5, 2, 15, tzinfo=UTC)}
    moved |= {"end": datetime(2090, 5, 2, 17, tzinfo=UTC), "place": "", "note": ""}
    data = structured(client, series(("moved", moved)).url)
    assert data["startDate"] == "2090-05-02T18:00:00+03:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2090-05-01T18:00:00+03:00"


def test_an_event_whose_every_time_is_cancelled_is_cancelled(client):
    days = (date(2090, 5, day) for day in (1, 8, 15))
    data = structured(client, series(*(("cancelled", {"day": day, "note": ""}) for day in days)).url)
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert "previousStartDate" not in data


def test_an_event_describes_itself_in_local_time(client):
    event = make_event(
        municipality_page("karstula"), status=EventPage.Status.CANCELLED, remote_link="https://meet.example/1"
    )
    data = structured(client, event.url)
    assert data["@type"] == "Event"
    assert data["startDate"] == "2090-05-01T18:00:00+03:00"
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]


def test_an_all_day_event_is_described_by_days(client):
    event = make_event(municipality_page("karstula"), is_all_day=True)
    assert structured(client, event.url)["startDate"] == "2090-05-01"


def test_projects_municipalities_and_the_region_describe_themselves(client):
    page = make_project_page(make_project())
    assert structured(client, page.url)["funder"] == [
        {"@type": "Organization", "name": "Keski-Suomen liitto"}
    ]
    municipality = structured(client, "/karstula/")
    assert municipality["@type"] == "GovernmentOrganization"
    assert municipality["sameAs"] == "https://www.karstula.fi"
    assert [each["@type"] for each in structured(client, "/")] == ["Organization", "WebSite"]


def test_a_title_cannot_break_out_of_the_script(client):
    title = "</script><script>alert(1)</script> & <!-- kylältä"
    item = make_news(municipality_page("karstula"))
    NewsPage.objects.filter(pk=item.pk).update(title=title)
    assert structured(client, item.url)["headline"] == title
    assert "<script>alert" not in client.get(item.url).content.decode()


def test_the_canonical_address_keeps_filters_and_drops_the_rest(client):
    meta = head(client, "/uutiset/?utm_source=x&vuosi=2026&kunta=karstula")
    assert f'<link rel="canonical" href="{SITE}/uutiset/?kunta=karstula&amp;vuosi=2026">' in meta
    assert (
        '<link rel="alternate" type="application/rss+xml" title="RSS" href="/uutiset/rss.xml?kunta=karstula'
        in meta
    )
    assert 'type="text/calendar"' in head(client, "/karstula/")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("uutiset/?kuukausi=2026-12&aika=menneet", "uutiset/"),
        ("tapahtumat/?kuukausi=2026-12&jalkeen=x", "tapahtumat/?kuukausi=2026-12"),
        ("tapahtumat/?aika=menneet&vuosi=2026", "tapahtumat/?aika=menneet"),
    ],
)
def test_what_shows_nothing_else_is_no_part_of_the_canonical_address(client, asked, canonical):
    assert f'<link rel="canonical" href="{SITE}/{canonical}">' in head(client, f"/{asked}")


def test_translations_are_told_and_mirrors_are_not(client):
    assert f'hreflang="sv" href="{SITE}/sv/"' in head(client, "/")
    item = make_news(municipality_page("karstula"))
    assert "hreflang" not in head(client, item.url)


def sitemap(client: Client) -> dict[str, dict[str, str]]:
    """Each address with its translations."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own sitemap
    return {
        url.find("map:loc", MAPS).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", MAPS)
        }
        for url in root.findall("map:url", MAPS)
    }


def test_the_sitemap_holds_live_public_pages_and_real_translations(client):
    parent = municipality_page("karstula")
    live, draft, private = (
        make_news(parent, title)
        for title in ("Näkyvä uutinen kylältä", "Luonnos uutiseksi kylältä", "Suljettu uutinen kylältä")
    )
    refreshed(draft).unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    mirror = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
    Page.objects.filter(pk=mirror.pk).update(alias_of=HomePage.objects.get(locale=Locale.get_default()).pk)
    found = sitemap(client)
    assert f"{SITE}{live.url}" in found
    assert f"{SITE}{draft.url}" not in found
    assert f"{SITE}{private.url}" not in found
    assert found[f"{SITE}/"] == {"fi": f"{SITE}/", "sv": f"{SITE}/sv/", "x-default": f"{SITE}/"}
    assert f"{SITE}/en/" not in found
    assert found[f"{SITE}{live.url}"] == {}


def test_the_sitemap_tells_when_a_page_changed_only_where_that_is_known(client):
    item = make_news(municipality_page("karstula"))
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own sitemap
    changed = {url.findtext("map:loc", None, MAPS): url.findtext("map:lastmod", None, MAPS) for url in root}
    assert datetime.fromisoformat(changed[f"{SITE}{item.url}"]) == item.last_published_at
    for composed in ("/", "/uutiset/", "/karstula/", "/hanke/", "/aineistopankki/viestintaohje/"):
        assert changed[f"{SITE}{composed}"] is None, composed


def test_every_address_of_the_sitemap_answers(client):
    for address in sitemap(client):
        assert client.get(address.removeprefix(SITE)).status_code == 200, address


def test_the_sitemap_costs_no_query_for_a_page(client, django_assert_max_num_queries):
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(5):
        client.get("/sitemap.xml")


def test_robots_leads_to_the_sitemap_and_keeps_out_of_the_admin(client):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_the_security_text_is_true_for_long_enough_and_not_for_too_long(client, settings):
    settings.SECURITY_CONTACT = "mailto:tietoturva@sydansuomessa.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:tietoturva@sydansuomessa.example"
    assert fields["Canonical"] == f"{SITE}/.well-known/security.txt"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)
