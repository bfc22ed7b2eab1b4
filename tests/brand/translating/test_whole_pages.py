"""A page of each type is translated wholly by the editor's own doors; nothing else of it can be changed there."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

from brand.models import BrandedPage, Picture
from home.models import HomePage, MunicipalityPage, StandardPage
from news.models import EventPage, NewsPage, NoticeIndexPage, NoticePage
from projects.models import ProjectPage
from tests.builders import (
    CONTACT,
    _publish_under,
    make_event,
    make_news,
    make_project,
    make_project_page,
    municipality_page,
    refreshed,
)
from tests.news.body import values
from tests.notices import make_document, make_notice, notice_list

from .desk import (
    download,
    parts_of,
    plain,
    publish,
    say,
    send_to_translation,
    upload,
    words_on,
)

pytestmark = pytest.mark.django_db
TYPES = [model for model in apps.get_models() if issubclass(model, BrandedPage)]
SIGN = " på svenska"
LINKED = '<p>Lue <a href="https://example.org/ohje">ohjeen koko teksti</a> ja <b>kerro</b> muille.</p>'

LINK = {"page": None, "address": "https://example.org/tiedote", "words": "Rahoittajan tiedote"}


def blocks_of_every_kind(model: type[BrandedPage], name: str = "body") -> list[tuple]:
    """One of each block that the type's stream takes."""
    pictures = list(Picture.objects.all()[:2])
    guideline = Page.objects.get(slug="viestintaohje", locale__language_code="fi")
    examples = values(pictures, make_document("Reitit kartalla"), guideline) | {
        "heading": "Mitä seuraavaksi?",
        "paragraph": f"{LINKED}<ul><li>ensimmäinen asia</li><li>toinen asia</li></ul>",
        "picture": {
            "picture": pictures[0],
            "alt_text": "Silta lumisateessa",
            "caption": "Silta avattiin.",
        },
        "quote": {"text": "Ohje kulkee mukana kirjoittaessa.", "speaker": "Kunnan viestijä"},
        "gallery": {
            "pictures": [
                {"picture": one, "alt_text": f"Lumisade {one.pk}", "caption": f"Talvi {one.pk}."}
                for one in pictures
            ],
            "caption": "Kuvat ovat samalta viikolta.",
        },
        "accessibility_statement": None,
        "feedback_privacy": None,
        "opening": None,
        "news": {"heading": ""},
        "municipalities": {"heading": "", "text": ""},
        "projects": {"heading": "Käynnissä juuri nyt", "number": 3},
        "ways": {"heading": "Useimmin etsitty", "links": [LINK]},
        "words": {"heading": "Tervetuloa mukaan", "text": LINKED},
        "link": LINK,
    }
    names = model._meta.get_field(name).stream_block.child_blocks
    # A ready-made block has words of its own in each language, the brand team's.
    return [(one, examples[one]) for one in names if one != "library"]


def a_news_item():
    return make_news(
        municipality_page("karstula"),
        body=blocks_of_every_kind(NewsPage),
        contact=[("contact", CONTACT)],
        picture=Picture.objects.first(),
    )


def an_event():
    changes = [
        ("skipped", {"day": "2090-05-08"}),
        ("cancelled", {"day": "2090-05-15", "note": "Ohjaaja on sairastunut."}),
        (
            "moved",
            {
                "day": "2090-05-22",
                "start": "2090-05-23T15:00:00Z",
                "end": "2090-05-23T17:00:00Z",
                "place": "Lukion sali",
                "note": "Kirjasto on suljettu.",
            },
        ),
    ]
    return make_event(
        municipality_page("karstula"),
        body=blocks_of_every_kind(EventPage),
        accessibility="Esteetön sisäänkäynti pihalta",
        price="Maksuton kaikille",
        repetition=[("weekly", {"every": 1, "weekdays": [], "until": "2090-06-30"})],
        changes=changes,
    )


def a_project_page():
    return make_project_page(
        make_project(),
        body=blocks_of_every_kind(ProjectPage),
        further_reading=blocks_of_every_kind(ProjectPage, "further_reading"),
        picture=Picture.objects.first(),
    )


def a_standard_page():
    return _publish_under(
        HomePage.objects.get(locale__language_code="fi"),
        StandardPage(
            title="Näin annat palautetta meille",
            slug="nain-annat-palautetta",
            lead="Kerro meille, mikä sivustolla toimii ja mikä ei toimi. Luemme jokaisen viestin ja vastaamme.",
            body=blocks_of_every_kind(StandardPage),
        ),
    )


def a_notice():
    return make_notice(
        body=[("heading", "Mitä haetaan?"), ("paragraph", LINKED)],
        attachments=[("file", {"document": make_document(), "name": "Kartta alueesta"})],
        appeal="<p>Muistutus annetaan kirjallisesti lautakunnalle.</p>",
        appeal_until=timezone.localdate() + timedelta(days=30),
        contact=[("contact", CONTACT | {"name": "Lautakunnan sihteeri", "role": "Valmistelija"})],
    )


def a_front_door(page):
    page.body = blocks_of_every_kind(type(page))
    page.save_revision().publish()
    return refreshed(page)


MADE = {
    HomePage: lambda: a_front_door(HomePage.objects.get(locale__language_code="fi")),
    NewsPage: a_news_item,
    EventPage: an_event,
    ProjectPage: a_project_page,
    StandardPage: a_standard_page,
    NoticePage: a_notice,
    NoticeIndexPage: lambda: notice_list("karstula"),
    MunicipalityPage: lambda: a_front_door(municipality_page("karstula")),
}


def original_of(model: type[BrandedPage]) -> BrandedPage:
    """A page of the type with everything in it; of a type that the site has one of, that one."""
    made = MADE.get(model)
    return made() if made else model.objects.get(locale__language_code="fi")


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_page_of_each_type_is_translated_wholly(model, brand_team, client):
    original = original_of(model)
    translation = send_to_translation(brand_team, original, "sv")
    parts = parts_of(translation)
    for part in parts[:3]:
        assert say(brand_team, translation, part, part.string.data + SIGN).status_code in (200, 201)
    file = download(brand_team, translation)
    assert len(file) == len(parts)
    for entry in file:
        entry.msgstr = entry.msgid + SIGN
    assert [level for level, _words in upload(brand_team, translation, file)][:1] == ["success"]
    told = publish(brand_team, translation)
    assert [level for level, _words in told] == ["success"], told
    swedish = refreshed(translation.get_target_instance())
    assert swedish.live and swedish.locale.language_code == "sv"
    read = words_on(client, swedish.get_url())
    assert [part.string.data for part in parts if plain(part.string.data) + SIGN not in read] == []
    assert SIGN not in words_on(client, original.get_url())
