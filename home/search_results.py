"""What a search found, as rows of a list: as few queries as there are tables to ask, whatever was found."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from brand.frame.site_frame import SiteFrame
from brand.models import BrandAsset, GuidelinePage, PortalPage, RecordPage
from brand.portal.cards import cards_of
from news.models import EventIndexPage, EventOccurrence, EventPage, NewsIndexPage, NewsPage, NoticePage
from projects.models import ProjectIndexPage, ProjectPage

from .models import MunicipalityPage, StandardPage

# By what stands in addresses: the kind in words, for a filter and for one result, and its page types.
KINDS = {
    "uutiset": (_("News"), _("News item"), (NewsPage,)),
    "tapahtumat": (_("Events"), _("Event"), (EventPage,)),
    "kuulutukset": (_("Public notices"), _("Public notice"), (NoticePage,)),
    "hankkeet": (_("Projects"), _("Project"), (ProjectPage,)),
    "kunnat": (_("Municipalities"), _("Municipality"), (MunicipalityPage,)),
    "sivut": (
        pgettext_lazy("search", "Other pages"),
        pgettext_lazy("search", "Page"),
        (StandardPage, NewsIndexPage, EventIndexPage, ProjectIndexPage, PortalPage, GuidelinePage),
    ),
}
# Beside the pages: what the brand portal hands out.
FILES = "aineistot"
FILE_WORDS = (_("Brand files"), _("Brand file"))
WORDS_OF_A_RESULT = {model: words for _many, words, models in KINDS.values() for model in models}
ALL_MODELS = tuple(WORDS_OF_A_RESULT)
_DATED = (NewsPage, NoticePage)


class OneAfterTheOther:
    """Two lists of results as one, of which `window` will be shown: the first's, then the second's. The first is
    counted only where what it shows there doesn't tell how long it is."""

    def __init__(self, first: Any, second: Any, window: slice):
        self._second, self._window = second, window
        self._shown = list(first[window])
        is_end = len(self._shown) < window.stop - window.start and (self._shown or not window.start)
        self._border = window.start + len(self._shown) if is_end else _length_of(first)
        self._length = self._border + _length_of(second)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, wanted: slice) -> list:
        if wanted.start != self._window.start:
            raise IndexError(wanted)
        stop = min(wanted.stop, self._length)
        if stop <= self._border:
            return self._shown
        start = max(0, wanted.start - self._border)
        return [*self._shown, *self._second[start : stop - self._border]]


def _length_of(found: Any) -> int:
    return len(found) if isinstance(found, list) else found.count()


def with_content(results: list[Page | BrandAsset], request: HttpRequest) -> list[dict[str, Any]]:
    """The results in their order, each with the words for its kind: pages with what a row shows, files as cards."""
    frame = SiteFrame.of(request)
    municipalities = {link.municipality.pk: link.municipality for link in frame.municipalities}
    pages = {page.pk: page for page in _rows([one.pk for one in results if isinstance(one, Page)])}
    files = [one for one in results if isinstance(one, BrandAsset)]
    cards = {card.asset.pk: card for card in cards_of(files, request)} if files else {}
    times = _times([page.pk for page in pages.values() if page.specific_class is EventPage])
    found = []
    for one in results:
        if isinstance(one, BrandAsset):
            found.append({"card": cards[one.pk], "kind": FILE_WORDS[1]})
            continue
        page = pages[one.pk]
        model = page.specific_class
        publisher = None if issubclass(model, RecordPage) else municipalities.get(page.publisher_pk)
        row = {"page": page, "kind": WORDS_OF_A_RESULT[model], "publisher": publisher}
        found.append(row | {"time": times.get(one.pk)})
    return found


def _rows(keys: Sequence[int]) -> QuerySet | list:
    """The pages with what a row shows of their own types, all types in one query; none without pages."""
    if not keys:
        return []
    return Page.objects.filter(pk__in=keys).annotate(
        lead=Coalesce(*_of_each("lead", ALL_MODELS)),
        publisher_pk=Coalesce(*_of_each("publisher_id", ALL_MODELS)),
        date=Coalesce(*_of_each("date", _DATED)),
    )


def _of_each(field: str, models: Sequence[type[Page]]) -> Iterator[F]:
    return (F(f"{model._meta.model_name}__{field}") for model in models)


def _times(events: list[int]) -> dict[int, EventOccurrence]:
    """The time that stands for each event: the next one of an event that repeats. One query, none without events."""
    if not events:
        return {}
    times = EventOccurrence.objects.filter(event__in=events).standing_for_events().with_events()
    return {time.event_id: time for time in times}
