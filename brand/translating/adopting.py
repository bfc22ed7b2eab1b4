"""Taking up a translation that was written by hand, so that it follows its original as the others do."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Model
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


@transaction.atomic
def adopt(original: Model, target: Model) -> Translation:
    """Make `target` the translation that follows `original`: its words are what has been said of the parts in
    the same places. What already follows stays as it is."""
    source, _created = TranslationSource.get_or_create_from_instance(original)
    translation, is_new = Translation.objects.get_or_create(source=source, target_locale=target.locale)
    if is_new:
        _take_words(translation, target)
        TranslationLog.objects.create(source=source, locale=target.locale)
    return translation


def _take_words(translation: Translation, target: Model) -> None:
    said: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(target):
        if isinstance(segment, StringSegmentValue):
            said[segment.path].append(segment.string.data)
    for part in translation.source.stringsegment_set.select_related("context").order_by("order"):
        if words := said[part.context.path]:
            StringTranslation.objects.get_or_create(
                translation_of_id=part.string_id,
                context=part.context,
                locale=translation.target_locale,
                defaults={
                    "data": words.pop(0),
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
