"""What keeps a translation to its original: whoever writes it, by whichever way, changes its words alone, and where
they are kept. Facts, structure and place are the original's; the editor offers nothing else, a script might."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePagePermissionError
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation

from ..in_language import languages
from .completeness import tracked_translation


def followed_by(page: Page) -> Translation | None:
    """The record by which the page follows an original, or None where it follows none. Asks the database of pages
    in other languages only."""
    if page.locale_id in (None, languages().default) or not page.pk:
        return None
    return tracked_translation(page)


def check_fidelity(page: Page) -> None:
    """Raise a ValidationError, keyed to the fields, if the page is a translation and would say something else than
    it did and than its translators have said."""
    translation = followed_by(page)
    if translation is None:
        return
    before = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    changed = _differing(page, before)
    if not changed:
        return
    said = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    strange = _differing(page, said)
    errors = {name: _refusal(kind) for name, kind in changed.items() if name in strange}
    if errors:
        raise ValidationError(errors)


def check_place(page: Page, parent: Page) -> None:
    """Raise MovePagePermissionError if the page is a translation and `parent` isn't where its original stands: both
    are published in the same name."""
    translation = followed_by(page)
    if translation is None:
        return
    original = translation.source.get_source_instance()
    if original.get_parent().translation_key != parent.translation_key:
        raise MovePagePermissionError(
            _("“%(title)s” is a translation. Move the original: its translations follow it.")
            % {"title": page.title}
        )


def _differing(page: Page, other: Page) -> dict[str, type]:
    """The kinds of the fields that the two don't say alike, by the field's name."""
    own, others = _said_by(page), _said_by(other)
    kinds = {one.field_name: type(one) for one in get_translatable_fields(type(page))}
    return {name: kind for name, kind in kinds.items() if own.get(name) != others.get(name)}


def _said_by(page: Page) -> dict[str, Any]:
    """What stands in each field. Blocks are read from their text: PostgreSQL orders their parts in its own way."""
    said = page.serializable_data()
    streams = (field.name for field in page._meta.get_fields() if isinstance(field, StreamField))
    return said | {name: json.loads(said[name]) for name in streams if isinstance(said.get(name), str)}


def _refusal(kind: type) -> str:
    if kind is SynchronizedField:
        return _("This follows the original in every language. Change it there.")
    return _(
        "This page is a translation: its words are written in the translation's editor, and its blocks follow the "
        "original."
    )
