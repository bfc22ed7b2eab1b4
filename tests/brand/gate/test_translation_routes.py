"""wagtail-localize's ways of publishing meet the gate too. It publishes on commit and writes live rows before
it publishes, so these tests commit."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from brand.gate.refusal import PublicationRefused
from news.models import NewsIndexPage, NewsPage
from tests.builders import make_news, refreshed

pytestmark = pytest.mark.django_db(transaction=True)
FIT = "Kirjaston aukioloajat muuttuvat keväällä"
UNFIT = "KIRJASTON AUKIOLOAJAT MUUTTUVAT KEVÄÄLLÄ"


@pytest.fixture
def swedish() -> Locale:
    """Swedish, which the demo has a news index in."""
    return Locale.objects.get(language_code="sv")


@pytest.fixture
def source(swedish) -> NewsPage:
    return make_news(NewsIndexPage.objects.get(locale=Locale.get_default()), title=FIT)


def translate(page: NewsPage, locale: Locale) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    say_the_same(translation)
    return translation


def say_the_same(translation: Translation) -> None:
    """A translation whose every part is said, in the original's words."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": segment.string.data, "translation_type": "manual"},
        )


def translation_of(page: NewsPage, locale: Locale) -> NewsPage | None:
    return NewsPage.objects.filter(translation_key=page.translation_key, locale=locale).first()


def test_a_fit_translation_goes_live(source, swedish):
    translate(source, swedish).save_target(publish=True)
    page = translation_of(source, swedish)
    assert page.live and page.get_url() == f"/sv/{page.get_parent().slug}/{page.slug}/"


def test_a_translation_of_what_is_unfit_does_not_go_live(source, swedish):
    NewsPage.objects.filter(pk=source.pk).update(title=UNFIT)
    with pytest.raises(PublicationRefused):
        translate(refreshed(source), swedish).save_target(publish=True)
    page = translation_of(source, swedish)
    assert page is None or not page.live


def test_an_update_that_makes_it_unfit_leaves_the_live_translation(source, swedish):
    translation = translate(source, swedish)
    translation.save_target(publish=True)
    NewsPage.objects.filter(pk=source.pk).update(title=UNFIT)
    translation.source.update_from_db()
    say_the_same(translation)
    with pytest.raises(PublicationRefused):
        translation.save_target(publish=True)
    assert translation_of(source, swedish).title == FIT
