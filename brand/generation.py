"""Values kept in the cache until something they were made from changes."""

import uuid
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db import transaction

Value = TypeVar("Value")

# A process without a cache in common with the one that made a change sees it after this long.
KEPT_SECONDS = 60


class Generation:
    """A mark that is part of the key of every value of one kind: raising it makes them all out of date.

    A value is read, made and kept under the generation that was there before it was made. So what was made
    from data that changed meanwhile is never read again.
    """

    def __init__(self, name: str, kept_seconds: int = KEPT_SECONDS):
        self._key = f"generation:{name}"
        self._kept_seconds = kept_seconds

    def raise_on_commit(self) -> None:
        """Start a new generation for this transaction's own reading, and for everybody once it is committed."""
        self._raise()
        transaction.on_commit(self._raise)

    def kept(self, name: str, make: Callable[[], Value]) -> Value:
        """The value of that name, made when this generation has none yet. The value must pickle."""
        generation = cache.get_or_set(self._key, _new, None)
        key = f"{self._key}:{generation}:{name}"
        value = cache.get(key)
        if value is None:
            value = make()
            cache.set(key, value, self._kept_seconds)
        return value

    def _raise(self) -> None:
        cache.set(self._key, _new(), None)


def _new() -> str:
    return uuid.uuid4().hex
