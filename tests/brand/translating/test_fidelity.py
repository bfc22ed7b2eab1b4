"""A translation changes words alone: facts, structure, publisher and place are the original's, by whichever way
somebody tries."""

import json
from urllib.parse import urlencode

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import SegmentOverride

from brand.models import Picture
from news.models import EventPage
from projects.models import Project
from tests.brand.gate.unfit import api
from tests.builders import make_event, make_project, municipality_page, refreshed

from .desk import DESK, FORM, locale, parts_of, publish, say, send_to_translation, told

pytestmark = pytest.mark.django_db
LINK = "https://example.org/ohjelma"
# A value for every synchronized field, other than the original's.
OTHERWISE = {
    "slug": "annan-adress",
    "status": "cancelled",
    "start": "2091-01-01T10:00:00Z",
    "end": "2091-01-01T12:00:00Z",
    "is_all_day": True,
    "address": "Storgatan 1, Helsingfors",
    "remote_link": "https://example.org/annat",
    "repetition": [{"type": "daily", "value": {"every": 1, "until": "2091-01-05"}}],
    "picture": "",
    "project": "",
    "topic": "",
}


@pytest.fixture
def event(db) -> EventPage:
    make_project()
    return make_event(
        municipality_page("karstula"),
        picture=Picture.objects.first(),
        project=Project.objects.first(),
        body=[("paragraph", f'<p>Katso <a href="{LINK}">illan ohjelma</a>.</p>'), ("heading", "Tarjoilu")],
    )


@pytest.fixture
def translation(event, karstula):
    begun = send_to_translation(karstula, event, "sv")
    for part in parts_of(begun):
        say(karstula, begun, part, f"{part.string.data} på svenska")
    assert [level for level, _words in publish(karstula, begun)] == ["success"]
    return begun


@pytest.fixture
def swedish(translation) -> EventPage:
    return refreshed(translation.get_target_instance())


def facts(page: EventPage) -> dict:
    """All but the words, which Swedish has its own of."""
    page = refreshed(page)
    latest = page.get_latest_revision_as_object()
    names = [
        one.field_name for one in get_translatable_fields(EventPage) if isinstance(one, SynchronizedField)
    ]
    return {name: (getattr(page, name), getattr(latest, name)) for name in names if name != "repetition"} | {
        "repetition": (page.repetition.raw_data[:], latest.repetition.raw_data[:]),
        "structure": [(block.id, block.block_type) for block in page.body],
        "publisher": page.publisher,
        "parent": page.get_parent().translation_key,
    }


def test_every_synchronized_field_is_tried():
    synchronized = {
        one.field_name for one in get_translatable_fields(EventPage) if isinstance(one, SynchronizedField)
    }
    assert synchronized == set(OTHERWISE)


def test_neither_the_form_nor_the_api_takes_more_than_words(karstula, event, swedish):
    before = facts(swedish)
    body = streamfield([("paragraph", rich_text("<p>Ett annat stycke.</p>")), ("heading", "En till")])
    form = OTHERWISE | {
        "repetition": streamfield([]),
        "title": "En annan rubrik för evenemanget",
        "body": body,
    }
    for action in ({"action": "publish"}, {"action-publish": "action-publish"}, {}):
        karstula.post(f"/admin/pages/{swedish.pk}/edit/", nested_form_data(form) | action)
    assert facts(swedish)["start"][0] == refreshed(swedish).start
    assert facts(swedish) == before
    blocks = [{"type": "heading", "value": "En till"}]
    for name, value in (OTHERWISE | {"body": blocks, "contact": [], "title": "En annan rubrik här"}).items():
        meta = {"type": "news.EventPage", "action": "publish"}
        answer = api("patch", f"{swedish.pk}/", {"meta": meta, name: value})
        assert answer.status_code == 422, (name, answer.content)
        assert name in json.dumps([error["loc"] for error in answer.json()["errors"]]), name
    assert facts(swedish) == before
    assert refreshed(swedish).title.endswith("på svenska")
    answer = api("patch", f"{swedish.pk}/", {"meta": {"type": "news.EventPage"}, "price": swedish.price})
    assert answer.status_code == 200, "what is sent back as it was is taken"
    late = {"meta": {"type": "news.EventPage"}, "start": OTHERWISE["start"]}
    assert api("patch", f"{event.pk}/", late).status_code == 422, "the end, which isn't sent, comes before"


def test_the_editor_offers_an_address_and_links_to_change_and_no_script(karstula, translation, swedish):
    offered = {one.context.path: one for one in translation.source.overridablesegment_set.all()}
    (link,) = [path for path in offered if path != "slug"]
    assert link.startswith("body.") and set(offered) == {"slug", link}
    url = f"{DESK}/translate/{translation.pk}/overrides/{offered[link].pk}/edit/"
    for value in ("javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x"):
        assert karstula.put(url, urlencode({"value": value}), content_type=FORM).status_code in (302, 403)
    assert not SegmentOverride.objects.filter(context=offered[link].context).exists()
    answer = karstula.put(url, urlencode({"value": f"{LINK}/sv"}), content_type=FORM)
    assert answer.status_code == 201
    publish(karstula, translation)
    assert f'href="{LINK}/sv"' in str(refreshed(swedish).body.raw_data)


def test_it_stays_where_its_original_is_until_the_brand_team_releases_it(
    brand_team, karstula, event, translation, swedish
):
    answer = karstula.post(f"{DESK}/translate/{translation.pk}/disable/", follow=True)
    assert [level for level, _words in told(answer)][:1] == ["error"]
    assert refreshed(translation).enabled
    there = municipality_page("kinnula").get_translation(locale("sv"))
    before = facts(swedish)
    answer = brand_team.post(f"/admin/pages/{swedish.pk}/move/{there.pk}/confirm/", follow=True)
    assert [level for level, _words in told(answer)] == ["error"] and swedish.title in told(answer)[0][1]
    body = {"destination_id": there.pk}
    assert api("post", f"{swedish.pk}/actions/move/", body, "brandi@sydansuomessa.example").status_code == 403
    assert facts(swedish) == before
    event.move(municipality_page("kinnula"), pos="last-child")
    assert Page.objects.get(pk=swedish.pk).get_parent().pk == there.pk
    brand_team.post(f"{DESK}/translate/{translation.pk}/disable/")
    assert not refreshed(translation).enabled
