"""What changed in an original since its translation was made."""

from collections import defaultdict
from dataclasses import dataclass, field

from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue


@dataclass
class Change:
    """A part of the page: its untranslated words now, and what stood there before with its translation."""

    label: str
    now: list[str] = field(default_factory=list)
    before: list[tuple[str, str]] = field(default_factory=list)


def changes_of(translation: Translation) -> list[Change]:
    """The parts that have untranslated words, in the order of the page."""
    model = translation.source.specific_content_type.model_class()
    changes: dict[str, Change] = {}
    for segment in _segments(translation).filter(translation=None):
        path = segment.context.path
        label = str(model._meta.get_field(path.split(".")[0]).verbose_name)
        changes.setdefault(path, Change(label)).now.append(_plain(segment.string.data))
    for path, pairs in _earlier(translation, set(changes)).items():
        changes[path].before = pairs
    return list(changes.values())


def _segments(translation: Translation):
    segments = StringSegment.objects.filter(source=translation.source_id)
    return (
        segments.annotate_translation(translation.target_locale)
        .select_related("context", "string")
        .order_by("order")
    )


def _earlier(translation: Translation, paths: set[str]) -> dict[str, list[tuple[str, str]]]:
    """What was translated in these places and isn't in the original any more."""
    current = set(_segments(translation).values_list("context__path", "string_id"))
    found = defaultdict(list)
    kept = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        context__path__in=paths,
        locale=translation.target_locale_id,
    ).select_related("context", "translation_of")
    for one in kept.order_by("pk"):
        if (one.context.path, one.translation_of_id) not in current:
            found[one.context.path].append((_plain(one.translation_of.data), _plain(one.data)))
    return found


def _plain(text: str) -> str:
    return StringValue(text).render_text()
