"""What a translation takes over from its original by itself, whichever way that was changed.

Facts (the picture, the dates, the topic, the project) are the same in every language, so they follow at once.
Words follow when somebody has translated them: until then readers see the earlier translation, and editors see
that it is out of date.
"""

import logging
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource

from ..models import BrandedPage

logger = logging.getLogger(__name__)


def source_of(original: Model) -> TranslationSource | None:
    """The record that the original's translations are made from, or None where it has none."""
    return TranslationSource.objects.filter(
        object_id=original.translation_key, locale=original.locale_id
    ).first()


def translations_of(source: TranslationSource) -> Iterator[tuple[Translation, Model]]:
    """The translations that follow the original, each with what it is written to."""
    for translation in source.translations.filter(enabled=True).select_related("source", "target_locale"):
        if (target := target_of(translation)) is not None:
            yield translation, target


def target_of(translation: Translation) -> Model | None:
    """What the translation is written to, or None where it has been deleted."""
    model = translation.source.specific_content_type.model_class()
    return model.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()


def follow(original: BrandedPage, user=None) -> None:
    """Take the live original as the new source, and bring its live translations after it.

    What the gate refuses stays as it was, and shows as out of date.
    """
    source = source_of(original)
    if source is None:
        return
    source.update_from_db()
    for translation, target in translations_of(source):
        if target.live:
            try:
                with transaction.atomic():
                    bring_after(translation, target, user)
            except ValidationError as refusal:
                logger.warning("Translation %s stays behind its original: %s", translation, refusal)


def bring_after(translation: Translation, target: BrandedPage, user=None) -> None:
    """Publish the whole translation if every part is translated, else the facts alone. Raises ValidationError."""
    total, translated = translation.get_progress()
    if total == translated:
        translation.save_target(user=user, publish=True)
    elif facts := differing_facts(translation, target):
        for name, value in facts.items():
            setattr(target, name, value)
        target.save_revision(user=user, clean=False).publish(user=user)


def differing_facts(translation: Translation, target: Model) -> dict[str, object]:
    """The original's facts that the translation doesn't say yet, by the field's attribute."""
    original = translation.source.as_instance()
    names = [
        field.get_field(type(target)).attname
        for field in get_translatable_fields(type(target))
        if isinstance(field, SynchronizedField) and not field.overridable
    ]
    values = {name: getattr(original, name) for name in names}
    return {name: value for name, value in values.items() if getattr(target, name) != value}


def take_down_with(original: Page, user=None) -> None:
    """What is no longer said in the original isn't said in its translations either."""
    for page in _pages_that_follow(original):
        if page.live:
            page.unpublish(user=user)


def move_with(original: Page) -> None:
    """Put the translations where the original is now, so that they are published in the same name."""
    parent = original.get_parent()
    if parent.is_root():
        # The front pages stand side by side.
        return
    for page in _pages_that_follow(original):
        place = parent.get_translation_or_none(page.locale)
        if place is None:
            place = parent.specific.copy_for_translation(page.locale, copy_parents=True, alias=True)
        if page.get_parent() != place:
            page.move(place, pos="last-child")


def _pages_that_follow(original: Page) -> list[Page]:
    source = source_of(original)
    return [target for _translation, target in translations_of(source)] if source else []
