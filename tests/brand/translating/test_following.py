"""A page is in a language where it is translated; what follows its original does so by itself; PO files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from brand.models import Region
from news.models import EventPage, NewsPage
from tests.builders import make_news, municipality_page, refreshed

pytestmark = pytest.mark.django_db
NEWS = "uimahallin-aukioloajat-muuttuvat"


@pytest.fixture
def original() -> NewsPage:
    return NewsPage.objects.get(slug=NEWS)


@pytest.fixture
def swedish(original) -> NewsPage:
    return original.get_translation(Locale.objects.get(language_code="sv"))


@pytest.fixture
def translation(original) -> Translation:
    return Translation.objects.get(
        source__object_id=original.translation_key, target_locale__language_code="sv"
    )


def test_an_untranslated_item_is_left_out_or_said_to_be_in_finnish(client):
    item = make_news(municipality_page("karstula"))
    assert item.title not in client.get("/sv/nyheter/").content.decode()
    region = Region.objects.get()
    region.lists_untranslated_news = True
    region.save()
    page = client.get("/sv/nyheter/").content.decode()
    assert item.title in page and "på finska" in page and 'lang="fi" hreflang="fi"' in page


def test_a_mirror_is_shown_nowhere_and_leads_to_its_original(client):
    item = make_news(municipality_page("karstula"))
    mirror = item.copy_for_translation(Locale.objects.get(language_code="sv"), alias=True)
    response = client.get(mirror.url)
    assert response.status_code == 302 and response.url == item.url
    assert item.title not in client.get("/sv/nyheter/").content.decode()
    assert mirror.url not in client.get("/sitemap.xml").content.decode()


def test_words_wait_and_are_seen_as_out_of_date(brand_team, original, swedish):
    before = swedish.lead
    original.lead = "Halli on kiinni juhlapyhinä. Vesijumppa jatkuu pyhien jälkeen uuteen aikaan tiistaisin."
    original.save_revision().publish()
    assert refreshed(swedish).lead == before
    page = brand_team.get(f"/admin/pages/{swedish.pk}/edit/").content.decode()
    assert "Vanhentunut" in page
    assert NEWS and original.title in brand_team.get("/admin/").content.decode()


def test_facts_follow_at_once():
    event = EventPage.objects.get(slug="joulunavaus-torilla")
    event.status = EventPage.Status.CANCELLED
    event.save_revision().publish()
    for page in event.get_translations():
        assert page.specific.status == EventPage.Status.CANCELLED


def test_translations_go_down_with_their_original(original, swedish):
    original.unpublish()
    assert not refreshed(swedish).live


def upload(client: Client, translation: Translation, content: str):
    file = SimpleUploadedFile("translation.po", content.encode())
    return client.post(
        f"/admin/localize/translate/{translation.pk}/pofile/upload/", {"file": file}, follow=True
    )


def said() -> list:
    return list(StringTranslation.objects.order_by("pk").values_list("pk", "data"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda po, other: "nonsense",
        lambda po, other: str(po).replace(po.metadata["X-WagtailLocalize-TranslationID"], str(other.uuid)),
        lambda po, other: str(po).replace(
            "Simhallens öppettider", "<script>x</script> Simhallens öppettider"
        ),
        lambda po, other: str(po).replace("Simhallens öppettider", "<b>Simhallens öppettider"),
    ],
    ids=["no PO file", "another language", "HTML", "a broken tag"],
)
def test_a_bad_file_is_refused_whole(brand_team, original, translation, spoil):
    other = Translation.objects.get(
        source__object_id=original.translation_key, target_locale__language_code="en"
    )
    before = said()
    response = upload(brand_team, translation, spoil(translation.export_po(), other))
    assert [one.level_tag for one in response.context["messages"]][:1] == ["error"]
    assert said() == before


def test_a_file_without_a_part_changes_the_others_only(brand_team, translation):
    po = translation.export_po()
    left_out, changed = po[0], po[1]
    changed.msgstr = "En ny ingress"
    po.remove(left_out)
    upload(brand_team, translation, str(po))
    words = dict(
        StringTranslation.objects.filter(locale=translation.target_locale).values_list(
            "translation_of__data", "data"
        )
    )
    assert words[changed.msgid] == "En ny ingress" and words[left_out.msgid] == left_out.msgstr
