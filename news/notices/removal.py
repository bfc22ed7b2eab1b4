"""Removing a notice's data once its time is over, in all its languages at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.fields import StreamField

from ..models.notice import EMPTIED, NoticePage
from ..models.notice_log import NoticeEvent
from .log import record
from .traces import (
    clean_history,
    documents_to_remove,
    forget_found_words,
    remove_documents,
    remove_translators_texts,
    remove_versions,
)


@dataclass(frozen=True)
class Removal:
    """What was done about one notice; `error` says why nothing was."""

    subject: str
    error: Exception | None = None


def remove_due() -> Iterator[Removal]:
    """Remove the data of every notice that is due, each in a transaction of its own: one that can't be removed
    stops no other, and is tried again the next time."""
    keys = dict.fromkeys(NoticePage.objects.due().order_by("pk").values_list("translation_key", flat=True))
    for key in keys:
        group = list(group_of(key))
        subject = group[0].title if group else ""
        try:
            with transaction.atomic():
                remove(key)
        # Whatever goes wrong with one, the others are due as well; the command names it and fails.
        except Exception as error:
            yield Removal(subject, error)
        else:
            yield Removal(subject)
    if keys:
        forget_found_words()


def group_of(key):
    """The notice in all its languages, and what stands elsewhere as the same page."""
    originals = NoticePage.objects.filter(translation_key=key)
    return NoticePage.objects.filter(Q(translation_key=key) | Q(alias_of__in=originals.values("page_ptr_id")))


def remove(key) -> None:
    """Take the notice off the site, empty its pages, and remove what was said in them wherever that is kept."""
    # Locked until the end, so that an editor who is saving comes before or after, not in between.
    group = list(group_of(key).select_for_update(of=("self", "page_ptr")).order_by("pk"))
    documents = documents_to_remove(group, _running_apart_from(group))
    for page in group:
        if page.live:
            page.unpublish(log_action="wagtail.unpublish.scheduled")
    remove_translators_texts(key)
    for page in group:
        page.refresh_from_db()
        remove_versions(page)
        clean_history(page, page.title)
        is_first_time = page.removed_at is None
        empty(page)
        if is_first_time and page.date:
            record(page, NoticeEvent.What.REMOVED, subject=page.title)
    remove_documents(documents)


def empty(page: NoticePage) -> None:
    """Save the page without its words. Its subject, number and days stay."""
    for name in EMPTIED:
        field = page._meta.get_field(name)
        setattr(page, name, [] if isinstance(field, StreamField) else "")
    page.draft_title = page.title
    page.live = page.has_unpublished_changes = False
    page.latest_revision = page.live_revision = None
    page.latest_revision_created_at = page.go_live_at = page.expire_at = None
    page.removed_at = page.removed_at or timezone.now()
    page.save(clean=False)


def _running_apart_from(group: list[NoticePage]) -> list[int]:
    own = [page.pk for page in group]
    return list(NoticePage.objects.shown().exclude(pk__in=own).values_list("pk", flat=True))
