"""The controlled vocabularies: topics of news and events, themes of projects."""

from news.models import Topic
from projects.models import Theme


def set_up_topics(rows: list[dict[str, str]]) -> None:
    """Add the topics that are missing, by key."""
    for row in rows:
        Topic.objects.get_or_create(key=row["key"], defaults=row)


def set_up_themes(rows: list[dict[str, str]]) -> None:
    """Add the themes that are missing, by key."""
    for row in rows:
        Theme.objects.get_or_create(key=row["key"], defaults=row)
