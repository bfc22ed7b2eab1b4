"""The demonstration's news items and events, dated from the day on which they are made."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from brand.models import Municipality
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, Topic
from projects.models import Project

from ..models import MunicipalityPage
from ..region.body import Shelf, body_blocks
from ..region.pages import add_live


def set_up_news(rows: list[dict[str, Any]], shelf: Shelf, projects: dict[str, Project]) -> None:
    """Add the news items that are missing, by slug."""
    index = NewsIndexPage.objects.get(locale=Locale.get_default())
    for row in rows:
        if not NewsPage.objects.filter(slug=row["slug"], locale=index.locale_id).exists():
            item = NewsPage(
                date=_days_ago(row["days_ago"]),
                **_of_news(row),
                **_common(row, shelf, projects),
            )
            add_live(_parent(row, index), item)


def _of_news(row: dict[str, Any]) -> dict[str, Any]:
    """What an event doesn't have."""
    pages = NewsPage.objects.filter(locale=Locale.get_default())
    related = [pages.get(slug=slug) for slug in row.get("related", [])]
    return {
        "author": row.get("author", ""),
        "correction": row.get("correction", ""),
        "corrected_on": _days_ago(row["corrected_days_ago"]) if "correction" in row else None,
        "related": [("item", page) for page in related],
    }


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def set_up_events(rows: list[dict[str, Any]], shelf: Shelf, projects: dict[str, Project]) -> None:
    """Add the events that are missing, by slug."""
    index = EventIndexPage.objects.get(locale=Locale.get_default())
    for row in rows:
        if not EventPage.objects.filter(slug=row["slug"], locale=index.locale_id).exists():
            own = {
                name: row.get(name, "")
                for name in ("place", "address", "remote_link", "accessibility", "price")
            }
            event = EventPage(
                start=_moment(row["start"]),
                end=_moment(row["end"]),
                status=row.get("status", EventPage.Status.SCHEDULED),
                **_repetition(row),
                **own,
                **_common(row, shelf, projects),
            )
            add_live(_parent(row, index), event)


def _common(row: dict[str, Any], shelf: Shelf, projects: dict[str, Project]) -> dict[str, Any]:
    return {
        "title": row["title"],
        "slug": row["slug"],
        "lead": row["lead"],
        "picture": shelf.pictures[row["picture"]] if row.get("picture") else None,
        "topic": Topic.objects.get(key=row["topic"]) if row.get("topic") else None,
        "project": projects[row["project"]] if row.get("project") else None,
        "body": body_blocks(row["body"], shelf),
        "contact": [("contact", {"phone": ""} | row["contact"])] if row.get("contact") else [],
    }


def _parent(row: dict[str, Any], index: Page) -> Page:
    """The publisher's own page, or the index for what the whole region publishes."""
    if not row["publisher"]:
        return index
    municipality = Municipality.objects.get(slug=row["publisher"])
    return MunicipalityPage.objects.get(translation_key=municipality.page_key, locale=index.locale_id)


def _repetition(row: dict[str, Any]) -> dict[str, Any]:
    """How an event is repeated every week, and what differs in single weeks."""
    if "weekly" not in row:
        return {}
    first = row["start"]["day"]
    rule = {"every": 1, "weekdays": [], "until": _day(first + 7 * row["weekly"])}
    changes = [_change(one, first + 7 * one["week"]) for one in row.get("changes", [])]
    return {"repetition": [("weekly", rule)], "changes": changes}


def _change(row: dict[str, Any], day: int) -> tuple[str, dict[str, Any]]:
    change = {"day": _day(day)}
    if row["kind"] != "skipped":
        change["note"] = row["note"]
    if row["kind"] == "moved":
        change["place"] = row["place"]
        for name in ("start", "end"):
            change[name] = _moment({"day": day + row["days"], "time": row[name]})
    return row["kind"], change


def _day(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def _moment(value: dict[str, Any]) -> datetime:
    return timezone.make_aware(datetime.combine(_day(value["day"]), time.fromisoformat(value["time"])))
