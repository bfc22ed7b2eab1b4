"""wagtail-localize's views ask for rights on what is read and on what is written."""

from urllib.parse import urlencode

import pytest
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, Page, PageLogEntry, Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from brand.models import LibraryBlock, Municipality
from home.models import HomePage
from news.models import NewsPage
from tests.builders import make_news, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db

EDITOR = "viestija@karstula.example"
NEIGHBOUR = "viestija@kinnula.example"
PROJECTS = "hanke@sydansuomessa.example"
BRAND = "brandi@sydansuomessa.example"
TEXT = ("paragraph", "<p>Teksti.</p>")


@pytest.fixture
def swedish() -> Locale:
    return Locale.objects.get(language_code="sv")


@pytest.fixture
def swedish_karstula(swedish) -> Page:
    """Karstula's front page in Swedish, as the demo has it."""
    return municipality_page("karstula").get_translation(swedish)


@pytest.fixture
def translated(item, swedish, swedish_karstula) -> Page:
    translate_object(item, [swedish], user=account(BRAND))
    return item.get_translation(swedish)


def municipality_page(slug: str) -> Page:
    key = Municipality.objects.get(slug=slug).page_key
    return Page.objects.get(translation_key=key, locale__language_code="fi").specific


def trace() -> tuple:
    """Everything that a refused translation must leave as it was."""
    models = (Page, Revision, PageLogEntry, TranslationSource, Translation, StringTranslation, LibraryBlock)
    return (
        *(model.objects.count() for model in models),
        list(Page.objects.values_list("pk", "live", "title")),
    )


def submit(client, page, locale, **data):
    return client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale.pk]} | data)


@pytest.mark.parametrize("email", [NEIGHBOUR, PROJECTS])
def test_a_stranger_can_not_submit(item, swedish, swedish_karstula, email):
    before = trace()
    client = signed_in(email)
    assert client.get(f"/admin/localize/submit/page/{item.pk}/").status_code == 302
    assert submit(client, item, swedish).status_code == 302
    assert submit(client, municipality_page("karstula"), swedish, include_subtree="on").status_code == 302
    assert trace() == before


@pytest.mark.parametrize("email", [EDITOR, "paatoimittaja@karstula.example", BRAND])
def test_an_own_page_is_translated(item, swedish, swedish_karstula, email):
    assert submit(signed_in(email), item, swedish).status_code == 302
    assert item.get_translation(swedish).get_parent() == Page.objects.get(pk=swedish_karstula.pk)


def test_a_page_whose_parent_is_not_translated_makes_none_on_the_way(
    karstula, item, swedish, swedish_karstula
):
    swedish_karstula.delete()
    before = trace()
    response = submit(karstula, item, swedish)
    assert response.status_code == 200 and "locales" in response.context["form"].errors
    assert trace() == before


def test_a_subtree_takes_what_is_one_s_own(karstula_chief, item, swedish, swedish_karstula):
    """The page itself is translated already, so its items are submitted one by one or with a new language."""
    english = Locale.objects.get(language_code="en")
    for page in Page.objects.child_of(municipality_page("karstula")).specific():
        if page.has_translation(english):
            continue
        assert submit(karstula_chief, page, english, include_subtree="on").status_code == 302
    assert item.has_translation(english)


def test_an_editor_without_the_right_to_publish_can_not_publish_a_translation(
    karstula, item, swedish, swedish_karstula
):
    municipality = Municipality.objects.get(slug="karstula")
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    before = trace()
    assert submit(karstula, item, swedish).status_code == 302
    assert trace() == before


def test_a_ready_made_block_is_not_translated_along_by_an_editor(karstula, swedish, swedish_karstula):
    block = LibraryBlock.objects.filter(locale__language_code="fi").first()
    LibraryBlock.objects.filter(translation_key=block.translation_key).exclude(pk=block.pk).delete()
    page = make_news(
        municipality_page("karstula"), "Uutinen valmiin lohkon kanssa", body=[TEXT, ("library", block)]
    )
    assert submit(karstula, page, swedish).status_code == 302
    assert page.has_translation(swedish)
    assert not block.has_translation(swedish)


@pytest.mark.parametrize("email", [EDITOR, NEIGHBOUR, PROJECTS])
def test_snippets_are_the_brand_team_s(email, swedish):
    block = LibraryBlock.objects.filter(locale__language_code="fi").first()
    LibraryBlock.objects.filter(translation_key=block.translation_key).exclude(pk=block.pk).delete()
    before = trace()
    client = signed_in(email)
    url = f"/admin/localize/submit/snippet/brand/libraryblock/{block.pk}/"
    assert client.post(url, {"locales": [swedish.pk]}).status_code == 302
    assert trace() == before
    assert signed_in(BRAND).post(url, {"locales": [swedish.pk]}).status_code == 302
    assert block.has_translation(swedish)
    source = TranslationSource.objects.get(object_id=block.translation_key)
    assert client.post(f"/admin/localize/update/{source.pk}/", {}).status_code == 302
    assert TranslationSource.objects.get(pk=source.pk).last_updated_at == source.last_updated_at


@pytest.mark.parametrize("email", [NEIGHBOUR, PROJECTS])
def test_a_stranger_can_not_update(item, translated, email):
    item.lead = "Uusi ingressi kertoo samasta asiasta toisin sanoin, ja sitä on riittävästi."
    item.save_revision().publish()
    source = TranslationSource.objects.get(object_id=item.translation_key)
    before = trace(), source.last_updated_at
    client = signed_in(email)
    assert client.get(f"/admin/localize/update/{source.pk}/").status_code == 302
    answer = client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
    assert answer.status_code == 302
    assert (trace(), TranslationSource.objects.get(pk=source.pk).last_updated_at) == before


def test_an_editor_updates_an_own_page(karstula, item, translated):
    item.lead = "Uusi ingressi kertoo samasta asiasta toisin sanoin, ja sitä on riittävästi."
    item.save_revision().publish()
    source = TranslationSource.objects.get(object_id=item.translation_key)
    translation = source.translations.get()
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"Svenska: {segment.string.data}",
        )
    karstula.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
    assert NewsPage.objects.get(pk=translated.pk).lead == f"Svenska: {item.lead}"


def test_the_target_s_rights_count_too(karstula, item, translated):
    """A translation that stands out of Karstula's reach isn't written from there. Wagtail's own move is refused for
    a translation, so the tree's is used."""
    MP_Node.move(translated, HomePage.objects.get(locale=translated.locale), pos="last-child")
    source = TranslationSource.objects.get(object_id=item.translation_key)
    before = trace()
    karstula.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
    assert trace() == before


@pytest.mark.parametrize("view", ["translate/{id}/pofile/upload/", "translate/{id}/disable/"])
def test_a_stranger_changes_no_translation(kinnula, translated, view):
    translation = Translation.objects.get(source__object_id=translated.translation_key)
    before = trace()
    assert kinnula.post(f"/admin/localize/{view.format(id=translation.pk)}").status_code == 302
    assert kinnula.get(f"/admin/localize/translate/{translation.pk}/pofile/download/").status_code == 302
    assert kinnula.get(f"/admin/localize/translate/{translation.pk}/preview/").status_code == 302
    assert trace() == before and Translation.objects.get(pk=translation.pk).enabled


def test_a_translation_s_pictures_are_the_original_s(karstula, swedish, swedish_karstula, picture_of):
    """Nothing of a picture is given to a translator but its words: there is nothing to put another one into."""
    block = {"picture": picture_of("Karstula"), "alt_text": "Punainen neliö", "caption": "Kuvateksti"}
    page = make_news(
        municipality_page("karstula"), "Uutinen kuvan kanssa julki", body=[TEXT, ("picture", block)]
    )
    submit(karstula, page, swedish)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert not source.overridablesegment_set.exclude(context__path="slug").exists()
    paths = source.stringsegment_set.values_list("context__path", flat=True)
    assert {path.split(".")[-1] for path in paths if path.endswith(("alt_text", "caption"))} == {
        "alt_text",
        "caption",
    }


def test_a_translated_text_can_not_link_to_a_foreign_document(karstula, item, translated, document_of):
    translation = Translation.objects.get(source__object_id=item.translation_key)
    segment = StringSegment.objects.filter(
        source=translation.source, context__path__startswith="body"
    ).first()
    url = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
    value = f'<a linktype="document" id="{document_of("Kinnula").pk}">Bilaga</a>'
    karstula.put(url, urlencode({"value": value}), content_type="application/x-www-form-urlencoded")
    karstula.post(f"/admin/pages/{translated.pk}/edit/", {"action": "publish"})
    assert "linktype" not in str(NewsPage.objects.get(pk=translated.pk).body.raw_data)


def test_the_report_and_the_lists_show_one_s_own(karstula, kinnula, item, translated):
    assert item.title in karstula.get("/admin/localize/reports/translations/").content.decode()
    assert item.title not in kinnula.get("/admin/localize/reports/translations/").content.decode()
    assert kinnula.get("/admin/localize/api/snippets/brand/libraryblock/").status_code == 403
    assert signed_in(BRAND).get("/admin/localize/api/snippets/brand/libraryblock/").status_code == 200


def test_an_alias_is_not_made_live_by_who_may_not_publish(karstula, item, translated):
    municipality = Municipality.objects.get(slug="karstula")
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    assert karstula.post(f"/admin/localize/page/{translated.pk}/convert_to_alias/").status_code == 302
    assert refreshed(translated).alias_of_id is None
