"""Messages about a stream field at the very blocks that they are about."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

# The block's id, and what is said of it.
Said = tuple[str, str]


class ErrorAtBlocks(ValidationError):
    """The first of a stream field's messages, and for the editor where each of them stands.

    Wagtail shows of a stream field's errors the first alone, with what its `as_json_data` says of the blocks. The API
    reads the messages, so the others follow as errors of their own.
    """

    def __init__(self, said: Iterable[Said], stream: StreamValue):
        self._said = list(said)
        self._numbers = {child.id: number for number, child in enumerate(stream)}
        super().__init__(self._said[0][1])

    def as_json_data(self) -> dict[str, Any]:
        """The messages by the number of their block; those of no block, or of one within another, at the field."""
        messages: list[str] = []
        of_blocks: dict[int, dict[str, list[str]]] = {}
        for block, message in self._said:
            number = self._numbers.get(block) if block else None
            if number is None:
                messages.append(message)
            else:
                of_blocks.setdefault(number, {"messages": []})["messages"].append(message)
        return {"messages": messages, "blockErrors": of_blocks}


def errors_at_blocks(said: Iterable[Said], stream: StreamValue) -> list[ValidationError]:
    """An error for each message; the first knows the places of all."""
    said = list(said)
    return [ErrorAtBlocks(said, stream), *(ValidationError(message) for _block, message in said[1:])]
