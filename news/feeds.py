"""News and public notices as RSS and Atom: any list, with the filters of its address."""

from datetime import datetime
from html import escape
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.translation import gettext as _

from brand.addresses import absolute
from brand.frame.site_frame import SiteFrame
from brand.in_language import said_language
from brand.templatetags.dates import day, days

from .filters import ListFilters
from .models.news import NewsPage
from .paging import ITEMS_A_PAGE

ITEMS_IN_A_FEED = 2 * ITEMS_A_PAGE


class NewsFeed(Feed):
    """The latest items of a list. An item keeps its identity when its address or title changes."""

    file_name: str

    def __init__(self, page):
        self.page = page

    def get_object(self, request):
        self.filters = ListFilters(request, self.page.filter_names)
        self.frame = SiteFrame.of(request)
        self.language = self.page.locale.language_code
        self.request = request

    def title(self) -> str:
        return list_name(self.frame, self.page, self.filters)

    def description(self) -> str:
        return self.page.lead or self.title()

    subtitle = description

    def link(self) -> str:
        return absolute(self._address())

    def feed_url(self) -> str:
        return absolute(self._address(self.file_name))

    def feed_guid(self) -> str:
        return self.feed_url()

    def _address(self, name: str = "") -> str:
        return self.page.file_address(self.request, name, self.filters.query())

    def feed_extra_kwargs(self, _obj) -> dict[str, Any]:
        return {
            "list_date": self.page.last_published_at or self.page.latest_revision_created_at or timezone.now()
        }

    def items(self) -> list[NewsPage]:
        return self.page.order.applied(self.filters.applied(self.page.items))[:ITEMS_IN_A_FEED]

    def item_title(self, item: NewsPage) -> str:
        return title_with_language(item)

    def item_description(self, item: NewsPage) -> str:
        """What `described` says, as HTML: both formats have it so, and a lead may speak of children < 3 years."""
        return escape(self.described(item), quote=False)

    def described(self, item: NewsPage) -> str:
        """The lead, and first what has been corrected: a reader may have acted on the earlier word."""
        if not item.is_corrected:
            return item.lead
        note = _("Correction %(day)s: %(text)s") % {"day": day(item.corrected_on), "text": item.correction}
        return f"{note} {item.lead}"

    def item_link(self, item: NewsPage) -> str:
        return absolute(item.get_url(self.request) or "")

    def item_guid(self, item: NewsPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_author_name(self, item: NewsPage) -> str:
        return item.author or self._publisher_name(item)

    def _publisher_name(self, item) -> str:
        return item.publisher.name if item.publisher else self.frame.region.name

    def item_categories(self, item: NewsPage) -> list[str]:
        return [item.topic.display_name] if item.topic else []

    def item_pubdate(self, item: NewsPage) -> datetime:
        return item.published_at

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.updated_at


class SteadyDate:
    """A feed without items has the date of its list's page. Now, as it would have, is another one each time: no
    program that asks again could be told that nothing has changed."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["list_date"]


class AtomWithDate(SteadyDate, Atom1Feed):
    pass


class RssWithUpdates(SteadyDate, Rss201rev2Feed):
    """RSS that says when an item was last changed, in the word that it borrows from Atom."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


class Rss:
    feed_type = RssWithUpdates
    file_name = "rss.xml"


class Atom:
    feed_type = AtomWithDate
    file_name = "atom.xml"


class RssNews(Rss, NewsFeed):
    pass


class AtomNews(Atom, NewsFeed):
    pass


class NoticeFeed(NewsFeed):
    """The notices on display. Readers' programs keep what they have fetched, so an item holds the subject, the
    number and the days, and none of the text."""

    def described(self, item) -> str:
        return _("Case %(number)s, on display %(days)s") % {
            "number": item.case_number,
            "days": days(item.date, item.last_day),
        }

    def item_author_name(self, item) -> str:
        return self._publisher_name(item)

    def item_categories(self, item) -> list[str]:
        return []


class RssNotices(Rss, NoticeFeed):
    pass


class AtomNotices(Atom, NoticeFeed):
    pass


def title_with_language(item) -> str:
    """The title; with its language in brackets where a list shows what hasn't been translated."""
    said = said_language(item)
    return f"{item.title} ({said})" if said else item.title


def list_name(frame: SiteFrame, page, filters: ListFilters) -> str:
    """What a list is called outside the site, such as “the region: News, a municipality”."""
    return f"{frame.region.name}: {', '.join([page.title, *filters.words])}"
