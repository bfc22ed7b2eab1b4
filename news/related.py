"""What a reader of a news item is led on to."""

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Model, Q, Subquery, Value, When
from wagtail.models import Page, PageViewRestriction

from brand.generation import Generation
from brand.models import Municipality, Region
from brand.public_pages import open_to_all

if TYPE_CHECKING:
    from .models.news import NewsPage

# Raised by whatever these lists are made from: see news.signals.
READ_NEXT = Generation("read-next")
MOST_SHOWN = 4
# After the chosen ones: those of the same project, then those of the same topic.
SAME_PROJECT, SAME_TOPIC = 100, 200


def related_items(item: "NewsPage") -> list["NewsPage"]:
    """What the editor chose, in that order, or else the latest of the same project and topic; nothing is asked
    where nothing can match. Only live items that are open to everybody, in the language of the item."""
    chosen = [child["value"] for child in item.related.raw_data if child.get("value")]
    rank = _of_the_chosen(chosen) if chosen else _of_the_same(item)
    if not rank:
        return []
    asked = chosen or [f"project {item.project_id}", f"topic {item.topic_id}"]
    name = ":".join(map(str, [item.translation_key, item.locale_id, *asked])).replace(" ", "-")
    return READ_NEXT.kept(name, lambda: _found(item, rank))


def feeds_read_next(instance: Model) -> bool:
    """Whether a list of items to read next may follow from this record."""
    from .models import NewsPage, Topic  # they read these lists

    return isinstance(instance, NewsPage | Topic | Municipality | Region | PageViewRestriction)


def _found(item: "NewsPage", rank: list[When]) -> list["NewsPage"]:
    matching = Q()
    for when in rank:
        matching |= when.condition
    found = (
        type(item)
        .objects.live()
        .in_language_of(item)
        .defer_streamfields()
        .select_related("publisher")
        .filter(matching, open_to_all())
        .exclude(translation_key=item.translation_key)
        .annotate(rank=Case(*rank, output_field=IntegerField()))
        .order_by("rank", "-date", "-pk")
    )
    return list(found[:MOST_SHOWN])


def _of_the_chosen(keys: list[int]) -> list[When]:
    """By the key that translations share: who reads another language is led to that language's page."""
    return [
        When(
            translation_key=Subquery(Page.objects.filter(pk=key).values("translation_key")), then=Value(place)
        )
        for place, key in enumerate(keys)
    ]


def _of_the_same(item: "NewsPage") -> list[When]:
    found = []
    if item.project_id is not None:
        found.append(When(project=item.project_id, then=Value(SAME_PROJECT)))
    if item.topic_id is not None:
        found.append(When(topic=item.topic_id, then=Value(SAME_TOPIC)))
    return found
