"""What a translator sends by mistake is refused whole or told apart, and nothing of theirs is lost; a language in
use stays."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from news.models import NewsPage
from tests.builders import make_news, municipality_page, refreshed
from tests.people import account

from .desk import download, parts_of, publish, say, send_to_translation, told, upload

pytestmark = pytest.mark.django_db
LINKED = '<p>Lue <a href="https://example.org/ohje">ohjeen teksti</a> ja <b>kerro</b> muille.</p>'


@pytest.fixture
def original(db) -> NewsPage:
    return make_news(municipality_page("karstula"), body=[("paragraph", LINKED)])


@pytest.fixture
def translation(original, karstula):
    begun = send_to_translation(karstula, original, "sv")
    say(karstula, begun, parts_of(begun)[0], "Bibliotekets öppettider ändras på våren")
    return begun


def said() -> list:
    return list(StringTranslation.objects.order_by("pk").values_list("pk", "data"))


def test_a_faulty_file_is_refused_whole_and_says_why(karstula, original, translation):
    other_language = send_to_translation(karstula, original, "en")
    other_page = send_to_translation(
        karstula, make_news(municipality_page("karstula"), "Toinen uutinen samasta kunnasta"), "sv"
    )
    good = download(karstula, translation)
    for entry in good:
        entry.msgstr = f"{entry.msgid} på svenska"
    linked = next(entry.msgid for entry in good if "<a id=" in entry.msgid)

    def with_words(words: str) -> str:
        file = download(karstula, translation)
        for entry in file:
            entry.msgstr = words if entry.msgid == linked else f"{entry.msgid} på svenska"
        return str(file)

    faulty = {
        "toisella kielellä": download(karstula, other_language),
        "toisen sivun": download(karstula, other_page),
        "ei kerro": str(good).replace(str(translation.uuid), "x"),
        "PO-tiedosto": "<html></html>",
        "<script>": with_words("Läs <script>alert(1)</script>"),
        "linkki": with_words("Läs riktlinjerna"),
        "tagi": with_words('Läs <a id="a1">texten</a> och <b>berätta'),
        "a2": with_words('Läs <a id="a2">texten</a>'),
    }
    before = said()
    for words, content in faulty.items():
        answer = upload(karstula, translation, content)
        assert answer[0][0] == "error" and "success" not in {level for level, _text in answer}, words
        assert said() == before, words
    assert upload(karstula, translation, good)[0][0] == "success"


def test_a_file_made_before_the_original_changed_loses_nothing(karstula, original, translation):
    file = download(karstula, translation)
    for entry in file:
        entry.msgstr = f"{entry.msgid} på svenska"
    old_lead = original.lead
    page = refreshed(original)
    page.lead = "Kirjasto on auki uusina aikoina. Uudet ajat alkavat maaliskuun alusta ja jatkuvat syksyyn."
    page.save_revision().publish()
    answer = upload(karstula, translation, file)
    assert answer[0][0] == "success"
    (changed,) = [text for level, text in answer if level == "warning" and old_lead[:20] in text]
    (missing,) = [text for level, text in answer if level == "warning" and page.lead[:20] in text]
    assert changed != missing
    kept = StringTranslation.objects.filter(translation_of__data=old_lead, locale=translation.target_locale)
    assert kept.get().data == f"{old_lead} på svenska"
    changes = karstula.get(f"/admin/localize/translate/{translation.pk}/changes/").content.decode()
    assert page.lead in changes and f"{old_lead} på svenska" in changes
    assert any(level == "error" for level, _text in publish(karstula, translation)), "the lead isn't Swedish"


def test_a_language_that_has_pages_is_not_removed(brand_team, client):
    swedish, pages = Locale.objects.get(language_code="sv"), Page.objects.count()
    address = f"/admin/locales/delete/{swedish.pk}/"
    assert brand_team.post(address).status_code == 302, "it isn't the brand team's"
    user = account("brandi@sydansuomessa.example")
    user.is_superuser = True
    user.save()
    answer = brand_team.post(address, follow=True)
    assert ("error", "Kieltä ei voi poistaa, koska sillä on sivuja tai muuta sisältöä.") in told(answer)
    assert Locale.objects.filter(pk=swedish.pk).exists() and Page.objects.count() == pages
    assert client.get("/sv/").status_code == 200
