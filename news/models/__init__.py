from .event import EventIndexPage, EventPage
from .news import NewsIndexPage, NewsPage

__all__ = ["EventIndexPage", "EventPage", "NewsIndexPage", "NewsPage"]
