"""The region's translations, made as a translator makes them: the side-by-side editor knows each part."""

import json
from typing import Any

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationContext
from wagtail_localize.operations import TranslationCreator

from brand.models import FrameText, LibraryBlock
from brand.translating.adopting import adopt

from .files import RegionFileError

Texts = dict[str, dict[str, str]]


def set_up_translations(home: Page, content: dict[str, Any], only_live: bool = False) -> None:
    """Translate and publish the pages that aren't translated yet, those above first. `content` is that of
    translations.toml. Raises RegionFileError for a page that isn't there, unless `only_live` passes such over, and
    for a text without its translation."""
    _let_follow(home)
    for model in (FrameText, LibraryBlock):
        for one in model.objects.filter(locale=home.locale_id):
            _let_follow(one)
    texts: Texts = {row["fi"]: row for row in content.get("texts", [])}
    for row in content.get("pages", []):
        if only_live and not _pages_at(home, row["fi"]).live().exists():
            continue
        page = _page_at(home, row["fi"])
        for locale in Locale.objects.exclude(pk=home.locale_id):
            if not page.has_translation(locale):
                _translate(page, locale, row.get(locale.language_code, page.slug), texts)


def _let_follow(original: TranslatableMixin) -> None:
    """Front pages and the brand team's texts come in every language at once; from now on they follow the original."""
    for translated in original.get_translations():
        adopt(original, translated)


def _pages_at(home: Page, path: str) -> PageQuerySet:
    return Page.objects.filter(url_path=f"{home.url_path}{path}/")


def _page_at(home: Page, path: str) -> Page:
    page = _pages_at(home, path).first()
    if page is None:
        raise RegionFileError(f"translations.toml: there is no page “{path}”")
    return page.specific


def _translate(page: Page, locale: Locale, slug: str, texts: Texts) -> None:
    TranslationCreator(None, [locale]).create_translations(page, include_related_objects=False)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        try:
            words = texts[segment.string.data][locale.language_code]
        except KeyError as error:
            raise RegionFileError(
                f"translations.toml: no {locale.language_code} for “{segment.string.data}” of “{page.title}”"
            ) from error
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=words,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    address = TranslationContext.objects.get(object=translation.source.object, path="slug")
    SegmentOverride.objects.create(context=address, locale=locale, data_json=json.dumps(slug))
    # Published here and now: on commit, it would be with the children that it had when it was saved.
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
