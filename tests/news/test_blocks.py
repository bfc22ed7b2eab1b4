"""A news item's blocks: what readers get, what the rulebook and the gate say, what the API and translators may do."""

import json
from datetime import date

import pytest
from django.test import Client
from lxml import html
from wagtail.models import Collection, Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from brand.models import BrandDocument, Picture
from brand.rulebook import evaluate
from brand.rulebook.active import active_rulebook
from brand.videos import PLAYERS
from news.models import NewsPage
from tests.builders import LEAD, bearer, make_news, municipality_page, refreshed
from tests.people import account

from .body import TABLE, VIDEO_AS_TEXT, document, full_item, values

pytestmark = pytest.mark.django_db
KARSTULA = "viestija@karstula.example"
SOUND = ("video", "download", "call_to_action")


def shown(client: Client, page: NewsPage) -> html.HtmlElement:
    response = client.get(page.url)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").replace("\u00ad", "").split())


def api(method: str, body: dict, page: NewsPage):
    return getattr(Client(), method)(
        f"/api/v3/pages/{page.pk}/",
        json.dumps(body),
        content_type="application/json",
        headers=bearer(account(KARSTULA)),
    )


def found_in(page: NewsPage, rule: str) -> list[str]:
    return [one.message for one in evaluate(page, active_rulebook(), date.today()) if one.rule_id == rule]


def test_a_table_has_heads_that_a_screen_reader_finds(client):
    (table,) = shown(client, full_item()).cssselect("table.facttable")
    assert text(table.find("caption")) == TABLE["caption"]
    heads = table.cssselect("thead th[scope=col]")
    assert [text(head) for head in heads] == ["Reitti", "Ajettu viimeistään", "Pituus kilometreinä"]
    assert [text(head) for head in table.cssselect("tbody th[scope=row]")] == ["Pääväylät", "Pihakadut"]
    cells = [[text(cell) for cell in row.cssselect("td")] for row in table.cssselect("tbody tr")]
    assert cells == [["kello 6", "1 218,5"], ["kello 12", "–"]]


def test_files_contacts_and_calls_say_where_they_lead(client):
    item = full_item()
    page = shown(client, item)
    (file,) = page.cssselect(".download a")
    assert text(file) == "Aurausreitit kartalla (PDF, 1,2 Mt, suomeksi)" and file.get("hreflang") == "fi"
    assert client.get(file.get("href")).status_code == 200
    assert [link.get("href") for link in page.cssselect(".body .contact a")] == [
        "tel:+358401234567",
        "mailto:viestinta@kunta.example",
    ]
    (button,) = page.cssselect(".action a")
    assert text(button) == "Lue viestintäohje" and button.get("href") == "/aineistopankki/viestintaohje/"
    pictures = page.cssselect(".gallery img")
    assert len(pictures) == 3 and all(picture.get("alt") for picture in pictures)
    assert all(picture.get("width") and picture.get("height") for picture in pictures)


def test_nothing_of_a_video_s_service_is_in_the_page_but_a_link(client):
    item = full_item()
    page = shown(client, item)
    policy = client.get(item.url)["Content-Security-Policy"].split("; ")
    assert f"frame-src {' '.join(PLAYERS)}" in policy
    assert not page.cssselect("iframe, object, embed, video")
    loaded = [element.get("src") or "" for element in page.cssselect("[src]")]
    loaded += [element.get("href") for element in page.cssselect("link[href]:not([rel=canonical])")]
    assert not [address for address in loaded if "youtu" in address]
    (link,) = page.cssselect(".video a")
    assert link.get("href") == "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
    assert text(link) == "Katso palvelussa YouTube: Näin lumi aurataan"
    assert VIDEO_AS_TEXT in text(page.cssselect(".video details")[0])
    assert all(element.get("hidden") is not None for element in page.cssselect(".video [data-show]"))


def test_the_words_in_blocks_are_searched(client):
    full_item(title="Urakoitsija vaihtuu kolmella kylällä")
    for word in ("varikolta", "pihakadut", "kaduittain"):
        found = client.get(f"/haku/?q={word}").context["results"]
        assert "Urakoitsija vaihtuu kolmella kylällä" in [one["page"].title for one in found], word


def test_a_sound_item_breaks_no_rule_and_each_block_is_held_to_its_own():
    item = full_item(picture=Picture.objects.first())
    assert [one.rule_id for one in evaluate(item, active_rulebook(), date.today())] == []
    sound = {child.block_type: dict(child.value) for child in item.body if child.block_type in SOUND}
    faults = {
        ("table", "TBL-01"): TABLE | {"columns": [{"type": "text", "heading": ""}] * 3},
        ("table", "FRM-02"): {"caption": "Tyhjä taulukko", "columns": [], "rows": []},
        ("table", "TXT-05"): TABLE | {"rows": [{"values": ["SydänSuomessa", "", None]}]},
        ("video", "VID-01"): {**sound["video"], "captions": "missing"},
        ("video", "CON-01"): {**sound["video"], "text_alternative": f"{VIDEO_AS_TEXT} 131052-308T"},
        ("video", "FRM-02"): {**sound["video"], "address": "https://video.example/1"},
        ("download", "DOC-01"): {**sound["download"], "title": "reitit.pdf"},
        ("download", "TXT-07"): {**sound["download"], "title": "Lataa tästä"},
        ("call_to_action", "TXT-07"): {**sound["call_to_action"], "words": "Lue lisää"},
        ("gallery", "FRM-02"): {"pictures": [], "caption": ""},
        ("gallery", "IMG-01"): {
            "pictures": [{"picture": Picture.objects.first(), "alt_text": "kuva", "caption": ""}] * 2,
            "caption": "",
        },
    }
    for (block, rule), value in faults.items():
        item.body = [("paragraph", "<p>Kadut pysyvät auki.</p>"), (block, value)]
        assert found_in(item, rule), (block, rule)


def test_the_gate_turns_an_unfit_block_away_and_names_the_field(karstula):
    item = make_news(municipality_page("karstula"))
    table = TABLE | {"caption": ""}
    response = api(
        "patch",
        {
            "meta": {"type": "news.NewsPage", "action": "publish"},
            "body": [
                {"type": "paragraph", "value": "<p>Kadut pysyvät auki.</p>"},
                {"type": "table", "value": table},
            ],
        },
        item,
    )
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["loc"][-1] == "body" and "Kirjoita taulukolle otsikko" in error["msg"]
    assert "facttable" not in karstula.get(item.url).content.decode()


def test_the_api_writes_every_block_and_gives_it_back():
    item = make_news(municipality_page("karstula"))
    pictures = [picture.pk for picture in Picture.objects.filter(collection__name="Yhteiset")[:2]]
    given = values(pictures, document().pk, municipality_page("kinnula").pk)
    body = [{"type": name, "value": value} for name, value in given.items()]
    response = api("patch", {"meta": {"type": "news.NewsPage"}, "body": body}, item)
    assert response.status_code == 200, response.content
    kept = {child.block_type: child for child in refreshed(item).get_latest_revision_as_object().body}
    assert json.loads(json.dumps(kept["table"].get_prep_value()["value"], default=str)) == TABLE
    assert kept["download"].value["document"].pk == given["download"]["document"]
    assert [one["picture"].pk for one in kept["gallery"].value["pictures"]] == pictures
    assert kept["video"].value["text_alternative"] == VIDEO_AS_TEXT


@pytest.mark.parametrize(
    "table",
    [
        "taulukko",
        [1],
        {"rows": []},
        TABLE | {"columns": [{"type": "html", "heading": "x"}]},
        TABLE | {"rows": [{"values": ["a"]}]},
        TABLE | {"rows": [{"values": ["a", "b", "monta"]}]},
    ],
    ids=["a text", "a list", "no columns", "an unknown column", "too few cells", "words for a number"],
)
def test_what_is_no_table_is_refused(table):
    item = make_news(municipality_page("karstula"))
    body = [{"type": "table", "value": table}]
    response = api("patch", {"meta": {"type": "news.NewsPage"}, "body": body}, item)
    assert response.status_code == 422, response.content
    assert refreshed(item).revisions.count() == 1


@pytest.mark.parametrize("block", ["gallery", "video", "download", "call_to_action"])
def test_a_neighbour_s_file_or_private_page_can_not_be_placed_by_its_id(karstula, block):
    item = make_news(municipality_page("karstula"))
    hidden = make_news(municipality_page("kinnula"), "Kinnulan salainen luonnos")
    hidden.unpublish()
    strange = Picture.objects.first()
    Picture.objects.filter(pk=strange.pk).update(collection=Collection.objects.get(name="Kinnula"))
    value = values([strange.pk] * 2, document("Kinnula", "Salainen liite").pk, hidden.pk)[block]
    data = {"meta": {"type": "news.NewsPage"}, "body": [{"type": block, "value": value}]}
    before = item.revisions.count()
    response = api("patch", data, item)
    assert response.status_code == 422 and "body" in json.dumps(response.json()["errors"])
    # The form says the same.
    form = {
        "title": item.title,
        "slug": item.slug,
        "lead": LEAD,
        "date": item.date.isoformat(),
        "picture": "",
        "project": "",
        "contact": streamfield([]),
        "related": streamfield([]),
        "body": streamfield([(block, _posted(block, value))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    answer = karstula.post(f"/admin/pages/{item.pk}/edit/", nested_form_data(form))
    assert answer.status_code == 200 and list(answer.context["form"].errors) == ["body"]
    assert refreshed(item).revisions.count() == before


def _posted(block: str, value: dict) -> dict:
    """A block's value as the editor's form sends it."""
    if block != "gallery":
        return value
    rows = {
        str(place): {"value": one, "deleted": "", "order": str(place), "id": ""}
        for place, one in enumerate(value["pictures"])
    }
    return value | {"pictures": rows | {"count": str(len(rows))}}


def test_the_editor_s_form_writes_a_table_and_the_picker_shows_each_block(karstula):
    item = make_news(municipality_page("karstula"))
    page = karstula.get(f"/admin/pages/{item.pk}/edit/").content.decode()
    assert "typed_table_block.js" in page
    for block in NewsPage._meta.get_field("body").stream_block.child_blocks.values():
        if block.name == "library":
            continue
        assert block.is_previewable, block.name
        preview = karstula.get("/admin/block-preview/", {"id": block.definition_prefix})
        assert preview.status_code == 200 and b"css/blocks.css" in preview.content, block.name


def test_a_translator_gets_the_words_and_a_row_in_between_takes_none_away():
    item, swedish = full_item(), Locale.objects.get(language_code="sv")
    translate_object(item, [swedish])
    translation = Translation.objects.get(source__object_id=item.translation_key, target_locale=swedish)

    def translate() -> None:
        for segment in translation.source.stringsegment_set.all():
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=swedish,
                defaults={"data": f"sv {segment.string.data}"},
            )

    translate()
    translation.save_target(publish=False)
    target = item.get_translation(swedish).get_latest_revision_as_object()
    kept = {child.block_type: child.value for child in target.body}
    assert kept["table"].caption == f"sv {TABLE['caption']}"
    assert kept["table"].row_data[0]["values"][0] == "sv Pääväylät"
    assert kept["video"]["text_alternative"] == f"sv {VIDEO_AS_TEXT}"
    assert kept["call_to_action"]["words"] == "sv Lue viestintäohje"
    assert kept["download"]["document"] == BrandDocument.objects.get(title="Aurausreitit kartalla")
    assert [one["picture"] for one in kept["gallery"]["pictures"]] == list(Picture.objects.all()[:3])
    table = TABLE | {"rows": [{"values": ["Koulureitit", "kello 7", "11"]}, *TABLE["rows"]]}
    item.body = [
        ("table", table) if child.block_type == "table" else (child.block_type, child.value)
        for child in item.body
    ]
    for child, old in zip(item.body, refreshed(item).body, strict=True):
        child.id = old.id
    item.save_revision().publish()
    translation.source.update_from_db()
    missing = [
        segment.string.data
        for segment in translation.source.stringsegment_set.all()
        if not StringTranslation.objects.filter(
            translation_of=segment.string, context=segment.context, locale=swedish
        ).exists()
    ]
    assert sorted(missing) == ["Koulureitit", "kello 7"]
