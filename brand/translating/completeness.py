"""What of a translation still stands in its original's words."""

from collections.abc import Iterator

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from ..in_language import languages
from ..public_pages import IS_NO_MIRROR

# Where a text is, as wagtail-localize names it ("body.<block>.caption"), and the text as it stores it.
Part = tuple[str, str]


def untranslated_parts(page: Page) -> list[Part]:
    """The parts of the page, as it is in memory, that are the original's own words and that nobody has said to
    be the same in this language. Empty for an original, and for a mirror, which is shown to nobody."""
    if page.locale_id in (None, languages().default) or getattr(page, "alias_of_id", None):
        return []
    translation = tracked_translation(page)
    if translation is None:
        return _wholly_the_original_s(page)
    waiting = _parts_of_source(translation) - _confirmed(translation)
    return [part for part in _parts(page) if part in waiting]


def tracked_translation(page: Page) -> Translation | None:
    """The record by which the page follows its original, or None for an original and for a page made by hand."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


def _wholly_the_original_s(page: Page) -> list[Part]:
    """Every text of a page made by hand, if not one of them has been written anew."""
    original = page.get_translations().filter(IS_NO_MIRROR, locale=languages().default).first()
    own = list(_parts(page))
    if original is None or own != list(_parts(original.specific)):
        return []
    # A name alone, such as a municipality's, says nothing about a language.
    return own if any(path != "title" for path, _text in own) else []


def _parts(page: Page) -> Iterator[Part]:
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            yield segment.path, segment.string.data


def _parts_of_source(translation: Translation) -> set[Part]:
    segments = StringSegment.objects.filter(source=translation.source_id)
    return set(segments.values_list("context__path", "string__data"))


def _confirmed(translation: Translation) -> set[Part]:
    said = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        has_error=False,
    )
    return set(said.values_list("context__path", "translation_of__data"))
