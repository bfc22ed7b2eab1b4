"""Paging by key: a stretch of a list begins where another ended, however many items were added since.

An address says after or before which item the stretch lies, in the order of the list, as `?jalkeen=` and
`?ennen=`. A number of a page would show something else each day, so a list has no such numbers.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import DateTimeField, Model, Q, QuerySet
from django.http import Http404, QueryDict

ITEMS_A_PAGE = 20
AFTER, BEFORE = "jalkeen", "ennen"
# What the lists had before they were paged by key; an address that asks for it is not found.
PAGE_NUMBER = "sivu"

_KEY = re.compile(r"([0-9T.]{8,22})-([0-9]{1,18})", re.ASCII)
_MOMENT_FORMATS = {15: "%Y%m%dT%H%M%S", 22: "%Y%m%dT%H%M%S.%f"}


@dataclass(frozen=True)
class Stretch:
    """Some of the items of a list. `previous` and `next` are the keys of the neighbouring stretches, or empty."""

    items: list
    previous: str = ""
    next: str = ""

    def __iter__(self):
        return iter(self.items)

    @property
    def has_neighbours(self) -> bool:
        return bool(self.previous or self.next)


@dataclass(frozen=True)
class Order:
    """The order of a list: by a field of dates or moments, then by primary key, both in the same direction."""

    field: str
    descending: bool = False

    def applied(self, items: QuerySet, *, reversed_: bool = False) -> QuerySet:
        sign = "-" if self.descending != reversed_ else ""
        return items.order_by(f"{sign}{self.field}", f"{sign}pk")

    def beyond(self, items: QuerySet, key: tuple, *, reversed_: bool = False) -> QuerySet:
        """The items that come after the key in this order, or before it."""
        value, pk = key
        compared = "lt" if self.descending != reversed_ else "gt"
        same = Q(**{self.field: value}) & Q(**{f"pk__{compared}": pk})
        return items.filter(Q(**{f"{self.field}__{compared}": value}) | same)

    def key_of(self, item: Model) -> str:
        value = getattr(item, self.field)
        return f"{_written(value)}-{item.pk}"

    def key_from(self, text: str, model: type[Model]) -> tuple:
        """The key that an address names. Raises Http404 where it isn't one."""
        found = _KEY.fullmatch(text)
        if found is None:
            raise Http404
        value, pk = found.groups()
        try:
            return _read(value, model._meta.get_field(self.field)), int(pk)
        except ValueError as error:
            raise Http404 from error


def stretch_of(items: QuerySet, order: Order, query: QueryDict) -> Stretch:
    """The stretch that the address asks for, the first by default. Raises Http404 for a key that isn't one,
    and for a stretch after the last item."""
    if PAGE_NUMBER in query or (AFTER in query and BEFORE in query):
        raise Http404
    if BEFORE in query:
        key = order.key_from(query[BEFORE], items.model)
        return _stretch_before(items, order, key)
    key = order.key_from(query[AFTER], items.model) if AFTER in query else None
    return _stretch_after(items, order, key)


def _stretch_after(items: QuerySet, order: Order, key: tuple | None) -> Stretch:
    beyond = order.beyond(items, key) if key else items
    found = list(order.applied(beyond)[: ITEMS_A_PAGE + 1])
    if key and not found:
        raise Http404
    shown = found[:ITEMS_A_PAGE]
    return Stretch(
        shown,
        previous=order.key_of(shown[0]) if key else "",
        next=order.key_of(shown[-1]) if len(found) > ITEMS_A_PAGE else "",
    )


def _stretch_before(items: QuerySet, order: Order, key: tuple) -> Stretch:
    found = list(order.applied(order.beyond(items, key, reversed_=True), reversed_=True)[: ITEMS_A_PAGE + 1])
    if len(found) <= ITEMS_A_PAGE:  # the top of the list: show it whole, with what was added since
        return _stretch_after(items, order, None)
    shown = found[:ITEMS_A_PAGE][::-1]
    return Stretch(shown, previous=order.key_of(shown[0]), next=order.key_of(shown[-1]))


def _written(value: date) -> str:
    if not isinstance(value, datetime):
        return f"{value:%Y%m%d}"
    value = value.astimezone(UTC)
    return f"{value:%Y%m%dT%H%M%S}" + (f".{value:%f}" if value.microsecond else "")


def _read(text: str, field) -> date:
    """Raises ValueError."""
    if isinstance(field, DateTimeField):
        return datetime.strptime(text, _MOMENT_FORMATS.get(len(text), "")).replace(tzinfo=UTC)
    if len(text) != 8:
        raise ValueError(text)
    return datetime.strptime(text, "%Y%m%d").date()
