from .event import EventPage
from .indexes import EventIndexPage, NewsIndexPage
from .news import NewsPage
from .topic import Topic

__all__ = ["EventIndexPage", "EventPage", "NewsIndexPage", "NewsPage", "Topic"]
