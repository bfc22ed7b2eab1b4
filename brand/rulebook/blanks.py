"""What of a page's blocks isn't filled in as their form asks.

A model's `full_clean()` never runs its blocks' `clean()`, and a draft is saved without what its blocks require: so a
script, a schedule or an API's "publish" would bring half-filled blocks to readers. Asks the database nothing: a
chooser's own `clean()` would, once for each block.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import ChooserBlock, FieldBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

from ..blocks import PartsTogether, TableBlock
from .facts import Blank, Place
from .richtext import read_rich_text


def blanks_of(stream: StreamBlock, value: Iterable[Any] | None, place: Place) -> Iterator[Blank]:
    """The blanks of a stream field, block by block, and its own: too few or too many blocks."""
    children = list(value or ())
    for number, child in enumerate(children, start=1):
        label = f"{place.label}: {child.block.label} {number}"
        yield from _blanks(child.block, child.value, Place(place.field, label, child.id or place.block))
    yield from (Blank(place, message) for message in _counts(stream, children))


def _blanks(block: Any, value: Any, place: Place) -> Iterator[Blank]:
    match block:
        case StreamBlock():
            yield from blanks_of(block, value, place)
        case StructBlock():
            yield from _blanks_of_struct(block, value, place)
        case ListBlock():
            yield from _blanks_of_list(block, value, place)
        case TableBlock():
            yield from (Blank(place, message) for message in block.faults(value))
        case ChooserBlock():
            if block.required and value is None:
                yield Blank(place, _("Choose “%(label)s”, or remove the block.") % {"label": block.label})
        case RichTextBlock():
            if block.required and not read_rich_text(value.source if value else "").plain:
                yield Blank(place, _("Write “%(label)s”, or remove the block.") % {"label": block.label})
        case FieldBlock():
            yield from _blanks_of_field(block, value, place)


def _blanks_of_list(block: ListBlock, value: Any, place: Place) -> Iterator[Blank]:
    children = list(value or ())
    for each in children:
        yield from _blanks(block.child_block, each, place)
    limits = block.meta.min_num, block.meta.max_num
    yield from (Blank(place, message) for message in _between(len(children), *limits, block.label))


def _blanks_of_struct(block: StructBlock, value: Any, place: Place) -> Iterator[Blank]:
    found = [
        blank
        for name, child in block.child_blocks.items()
        for blank in _blanks(child, value.get(name), place)
    ]
    yield from found
    # What a block says of its parts together; of parts that aren't there it has nothing to say.
    if isinstance(block, PartsTogether) and not found:
        yield from (Blank(place, message) for message in block.faults(value).values())


def _blanks_of_field(block: FieldBlock, value: Any, place: Place) -> Iterator[Blank]:
    try:
        block.clean(value if value is not None else block.get_default())
    except ValidationError as error:
        for message in error.messages:
            yield Blank(place, f"{block.label}: {message}")


def _counts(stream: StreamBlock, children: list[Any]) -> Iterator[str]:
    """What Wagtail asks of a stream's number of blocks, which it doesn't on drafts and blank streams."""
    meta = stream.meta
    if stream.required and not children:
        yield _("Add at least one block.")
    yield from _between(len(children), meta.min_num if stream.required else None, meta.max_num, "")
    counted = Counter(child.block_type for child in children)
    for name, limits in meta.block_counts.items():
        label = stream.child_blocks[name].label
        yield from _between(counted[name], limits.get("min_num"), limits.get("max_num"), label)


def _between(count: int, least: int | None, most: int | None, label: str) -> Iterator[str]:
    what = {"label": label or _("blocks"), "count": count}
    if least is not None and count < least:
        message = _("Too few of “%(label)s”: there are %(count)d, at least %(least)d are needed.")
        yield message % (what | {"least": least})
    if most is not None and count > most:
        message = _("Too many of “%(label)s”: there are %(count)d, at most %(most)d are allowed.")
        yield message % (what | {"most": most})
