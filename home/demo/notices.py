"""The demonstration's public notices: one on display, and one whose time is over."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from brand.models import Municipality
from news.models import NoticeEvent, NoticeIndexPage, NoticePage
from news.notices.log import record

from ..region.body import body_blocks
from ..region.pages import add_live


def set_up_notices(content: dict[str, Any]) -> None:
    """Add the notices that are missing, by slug. `content` is that of notices.toml."""
    for row in content["notices"]:
        parent = _index_of(row)
        if not NoticePage.objects.child_of(parent).filter(slug=row["slug"]).exists():
            if "days_ago" in row:
                _add_past(parent, row)
            else:
                _add_current(parent, row)


def _index_of(row: dict[str, Any]) -> NoticeIndexPage:
    municipality = Municipality.objects.get(slug=row["publisher"])
    return NoticeIndexPage.objects.get(publisher=municipality, locale=Locale.get_default())


def _add_current(parent: NoticeIndexPage, row: dict[str, Any]) -> None:
    notice = _notice(
        row,
        authority=row["authority"],
        body=body_blocks(row["body"]),
        appeal=f"<p>{row['appeal']}</p>",
        appeal_until=timezone.localdate() + timedelta(days=row["appeal_days"]),
        contact=[("contact", {"phone": ""} | row["contact"])],
    )
    add_live(parent, notice)


def _add_past(parent: NoticeIndexPage, row: dict[str, Any]) -> None:
    """As the removal leaves one, with its log: what it said has never been here."""
    first: date = timezone.localdate() - timedelta(days=row["days_ago"])
    notice = _notice(row, date=first, shown_until=first + timedelta(days=row["days_shown"]))
    notice.ended_on, notice.removed_at, notice.live = notice.shown_until, timezone.now(), False
    parent.add_child(instance=notice)
    record(notice, NoticeEvent.What.REMOVED, subject=notice.title)


def _notice(row: dict[str, Any], **fields: Any) -> NoticePage:
    return NoticePage(
        title=row["title"],
        slug=row["slug"],
        kind=row["kind"],
        case_number=row["case_number"],
        holds_personal_data=row["holds_personal_data"],
        **fields,
    )
