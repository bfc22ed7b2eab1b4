"""TBL-01: the heads of tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts, TableFacts
from ..finding import Fault
from ..registry import check
from ..text import visible


@dataclass(frozen=True)
class TableParameters:
    """The least length of a caption, in characters."""

    caption: int


@check("table-heads", TableParameters)
def check_table_heads(facts: PageFacts, parameters: TableParameters) -> Iterator[Fault]:
    """A caption, a heading of its own for each column, and a name for each row."""
    for table in facts.tables:
        caption = visible(table.caption)
        if len(caption) < parameters.caption:
            yield Fault(_("Write a caption for the table: what do its rows tell?"), table.place, caption)
        for message in (*_column_faults(table), *_row_faults(table)):
            yield Fault(message, table.place, caption)


def _column_faults(table: TableFacts) -> Iterator[str]:
    seen: set[str] = set()
    for number, heading in enumerate(map(visible, table.headings), start=1):
        if not heading:
            yield _("Give column %(number)d of the table a heading.") % {"number": number}
        elif heading.casefold() in seen:
            yield _("Two columns of the table are headed “%(heading)s”. Say how they differ.") % {
                "heading": heading
            }
        seen.add(heading.casefold())


def _row_faults(table: TableFacts) -> Iterator[str]:
    for number, name in enumerate(table.row_names, start=1):
        if not visible(name):
            yield _("Name row %(number)d of the table in its first column.") % {"number": number}
