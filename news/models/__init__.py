from .event import EventPage
from .indexes import EventIndexPage, NewsIndexPage
from .news import NewsPage
from .occurrence import EventOccurrence
from .topic import Topic

__all__ = ["EventIndexPage", "EventOccurrence", "EventPage", "NewsIndexPage", "NewsPage", "Topic"]
