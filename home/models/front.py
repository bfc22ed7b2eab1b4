"""What a front door shows: the latest news and the next events, of one publisher or of everybody."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from brand.models import Municipality
from news.models import EventOccurrence, EventPage, NewsPage

NEWS_SHOWN = 8
EVENTS_SHOWN = 5


@dataclass(frozen=True)
class Front:
    """News with the latest first, and the next time of each event with the next first. `this_week` says whether
    these are all within seven days from now."""

    news: list[NewsPage]
    events: list[EventOccurrence]
    this_week: bool

    @property
    def lead_story(self) -> NewsPage | None:
        """The latest item with a picture, or just the latest."""
        return next((item for item in self.news if item.picture_id), self.news[0] if self.news else None)

    @property
    def other_news(self) -> list[NewsPage]:
        return [item for item in self.news if item is not self.lead_story]

    @property
    def second_story(self) -> NewsPage | None:
        """The latest of the other items with a picture, if there is one."""
        return next((item for item in self.other_news if item.picture_id), None)

    @property
    def news_rows(self) -> list[NewsPage]:
        return [item for item in self.other_news if item is not self.second_story]


EVERYBODY = object()


def front_for(page: Page, publisher: Municipality | object = EVERYBODY) -> Front:
    """The front of `page` in its language, of one publisher or of everybody."""
    # What isn't open to all is asked once for both.
    private = Page.objects.get_queryset().private_q()
    news = NewsPage.objects.live().exclude(private).in_language_of(page).for_rows().order_by("-date", "-pk")
    events = EventPage.objects.live().exclude(private).in_language_of(page).occurrences().next_of_each()
    if publisher is not EVERYBODY:
        news, events = news.of_publisher(publisher), events.of_publisher(publisher)
    next_events = list(events[:EVENTS_SHOWN])
    week_ends = timezone.now() + timedelta(days=7)
    week = [event for event in next_events if event.start < week_ends]
    return Front(news=list(news[:NEWS_SHOWN]), events=week or next_events, this_week=bool(week))
