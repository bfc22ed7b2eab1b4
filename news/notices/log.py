"""Writing and reading the log of public notices."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from brand.models import Municipality

from ..models.notice import NoticePage
from ..models.notice_log import NoticeEvent

What = NoticeEvent.What
PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled")
UNPUBLISHING = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


def record(notice: NoticePage, what: What, user=None, subject: str = "") -> NoticeEvent:
    """Write an entry about the notice as its row is now."""
    return NoticeEvent.objects.create(
        notice_key=notice.translation_key,
        language=notice.locale.language_code,
        what=what,
        by=user,
        by_name=user.get_full_name() or user.get_username() if user else "",
        publisher_id=notice.publisher_id,
        kind=notice.kind,
        case_number=notice.case_number,
        subject=subject,
        shown_from=notice.date,
        shown_until=notice.last_day_shown if notice.date else None,
    )


def record_from_wagtail(entry: PageLogEntry) -> None:
    """Wagtail's own log knows who published, by whichever way; ours keeps it when that one is emptied."""
    notice = NoticePage.objects.filter(pk=entry.page_id).select_related("locale").first()
    if notice is None or notice.date is None:
        return
    if entry.action in PUBLISHING:
        known = NoticeEvent.objects.filter(
            notice_key=notice.translation_key, language=notice.locale.language_code, what=What.PUBLISHED
        )
        record(notice, What.CHANGED if known.exists() else What.PUBLISHED, entry.user)
    elif entry.action in UNPUBLISHING and notice.ended_on and notice.ended_on < notice.last_day:
        record(notice, What.TAKEN_DOWN, entry.user)


@dataclass(frozen=True)
class LogRow:
    """An entry with the subject as it is today; the page where it still is."""

    event: NoticeEvent
    subject: str
    page: Page | None


def events_for(user) -> QuerySet[NoticeEvent]:
    """The entries about notices of those whose pages the user may edit or publish."""
    own = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change", "publish"})
    doors = Municipality.objects.filter(page_key__in=own.values("translation_key"))
    seen = Q(publisher__in=doors)
    if own.filter(depth=1).exists():
        seen |= Q(publisher=None)
    return NoticeEvent.objects.filter(seen).select_related("publisher", "by")


def rows_of(events: list[NoticeEvent]) -> Iterator[LogRow]:
    """The entries with their notices, in two queries however many they are."""
    pages = NoticePage.objects.filter(translation_key__in={one.notice_key for one in events})
    by_key = {
        (page.translation_key, page.locale.language_code): page
        for page in pages.select_related("locale").defer_streamfields()
    }
    for event in events:
        page = by_key.get((event.notice_key, event.language))
        yield LogRow(event, event.subject or (page.title if page else ""), page)
