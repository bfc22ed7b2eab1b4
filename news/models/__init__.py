from .event import EventPage
from .indexes import EventIndexPage, NewsIndexPage
from .news import NewsPage
from .notice import NoticePage
from .notice_index import NoticeIndexPage
from .notice_log import NoticeEvent
from .occurrence import EventOccurrence
from .topic import Topic

__all__ = [
    "EventIndexPage",
    "EventOccurrence",
    "EventPage",
    "NewsIndexPage",
    "NewsPage",
    "NoticeEvent",
    "NoticeIndexPage",
    "NoticePage",
    "Topic",
]
