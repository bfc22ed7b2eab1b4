"""How a translation stands to its original."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog

from .following import target_of


@dataclass(frozen=True)
class TranslationState:
    """`waiting` of `total` parts have no translation. `is_unpublished` says that the original or its translation
    has changed after what was last written to the target."""

    target: Model
    waiting: int
    total: int
    is_unpublished: bool

    @property
    def is_live(self) -> bool:
        return getattr(self.target, "live", True)

    @property
    def is_up_to_date(self) -> bool:
        return self.is_live and not (self.waiting or self.is_unpublished)

    @property
    def words(self) -> str:
        """What is to be done, in one sentence; empty where there is nothing."""
        if self.waiting:
            return self._waiting_words
        if self.is_unpublished or not self.is_live:
            return _("Everything is translated. Publish it, so that readers see it.")
        return ""

    @property
    def _waiting_words(self) -> str:
        if not self.is_live:
            return ngettext(
                "%(waiting)d part of %(total)d waits for translation.",
                "%(waiting)d parts of %(total)d wait for translation.",
                self.waiting,
            ) % {"waiting": self.waiting, "total": self.total}
        return ngettext(
            "Out of date: the original has changed, and %(waiting)d part waits for translation. Until you "
            "publish, readers see the earlier translation.",
            "Out of date: the original has changed, and %(waiting)d parts wait for translation. Until you "
            "publish, readers see the earlier translation.",
            self.waiting,
        ) % {"waiting": self.waiting}


def state_of(translation: Translation) -> TranslationState | None:
    """The translation's state, or None where its target has been deleted."""
    target = target_of(translation)
    if target is None:
        return None
    total, translated = translation.get_progress()
    return TranslationState(
        target=target,
        waiting=total - translated,
        total=total,
        is_unpublished=with_open_ends(Translation.objects.filter(pk=translation.pk)).get().is_behind,
    )


def with_open_ends(translations: QuerySet) -> QuerySet:
    """The translations with what may still be done: `lacks_words`, and `is_behind` what was said since."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string_id"),
        context=OuterRef("context_id"),
        locale=OuterRef("_target"),
        has_error=False,
    )
    segments = StringSegment.objects.filter(source=OuterRef("source_id")).annotate(
        _target=OuterRef("target_locale_id")
    )
    published = TranslationLog.objects.filter(
        source=OuterRef("source_id"), locale=OuterRef("target_locale_id")
    ).order_by("-created_at")
    new_words = StringTranslation.objects.filter(
        context__object=OuterRef("source__object_id"),
        locale=OuterRef("target_locale_id"),
        updated_at__gt=OuterRef("_published"),
    )
    return translations.annotate(
        lacks_words=Exists(segments.filter(~Exists(said))),
        _published=Subquery(published.values("created_at")[:1]),
        is_behind=Case(
            When(Q(source__last_updated_at__gt=F("_published")) | Exists(new_words), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )


def unfinished(translations: QuerySet, most: int) -> Iterable[tuple[Translation, TranslationState]]:
    """The translations that wait for somebody, the latest changed original first; `most` of them."""
    waiting = with_open_ends(translations.filter(enabled=True)).filter(
        Q(lacks_words=True) | Q(is_behind=True)
    )
    for translation in waiting.select_related("source", "target_locale").order_by("-source__last_updated_at")[
        :most
    ]:
        if (state := state_of(translation)) is not None and not state.is_up_to_date:
            yield translation, state
