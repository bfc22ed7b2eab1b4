"""A table: Wagtail's own, in which the first column names the rows."""

from collections.abc import Iterator
from decimal import Decimal, DecimalException
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

MOST_COLUMNS, MOST_ROWS = 6, 60
# With so many columns a table may be wider than the text around it.
WIDE_FROM = 4


class TextCellBlock(blocks.CharBlock):
    """Words, years, codes and telephone numbers: shown as they are written."""

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 200} | kwargs)

    class Meta:
        label = gettext_lazy("Text")
        icon = "pilcrow"
        template = "brand/blocks/includes/cell.html"


class NumberCellBlock(blocks.DecimalBlock):
    """An amount: shown as the language writes numbers, and under the others."""

    def __init__(self, **kwargs):
        super().__init__(**{"required": False} | kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value in (None, "") else super().to_python(value)

    class Meta:
        label = gettext_lazy("Number")
        icon = "decimal"
        template = "brand/blocks/includes/number.html"


class TableBlock(TypedTableBlock):
    """A table with a caption, a heading for each column and, in its first column, a name for each row."""

    text = TextCellBlock()
    number = NumberCellBlock()

    class Meta:
        icon = "table"
        label = gettext_lazy("Table")
        description = gettext_lazy(
            "Facts in rows and columns. The first column names the rows; on a phone each row stands by itself."
        )
        template = "brand/blocks/table.html"
        preview_value = {
            "caption": "Kirjaston aukioloajat",
            "columns": [{"type": "text", "heading": "Päivä"}, {"type": "text", "heading": "Auki"}],
            "rows": [{"values": ["Maanantai", "10–19"]}, {"values": ["Lauantai", "10–14"]}],
        }

    def to_python(self, value: Any) -> TypedTable:
        """Raises ValidationError for what isn't shaped as a table, whoever wrote it."""
        try:
            return super().to_python(value)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError, DecimalException) as error:
            raise ValidationError(
                _("A table has “columns”, each with “type” and “heading”, and “rows”, each with “values”.")
            ) from error

    # API v3 puts the whole value where the editor's form has a field for each cell.
    def value_for_form(self, value: TypedTable) -> TypedTable:
        return value

    def value_from_datadict(self, data, files, prefix) -> TypedTable:
        whole = data.get(prefix)
        return whole if isinstance(whole, TypedTable) else super().value_from_datadict(data, files, prefix)

    def value_omitted_from_data(self, data, files, prefix) -> bool:
        return prefix not in data and f"{prefix}-column-count" not in data

    def clean(self, value: TypedTable) -> TypedTable:
        cleaned = super().clean(value)
        if faults := self.faults(cleaned):
            raise TypedTableBlockValidationError(non_block_errors=faults)
        return cleaned

    def faults(self, value: TypedTable) -> list[str]:
        """What is wrong with the table as a whole. How its headings read, the rulebook asks."""
        columns, rows = len(value.columns), len(value.row_data)
        if columns < 2 or not rows:
            return [_("A table needs at least two columns and one row.")]
        faults = []
        if columns > MOST_COLUMNS:
            message = _(
                "The table has %(count)d columns. A reader on a phone follows at most %(most)d: split it."
            )
            faults.append(message % {"count": columns, "most": MOST_COLUMNS})
        if rows > MOST_ROWS:
            message = _(
                "The table has %(count)d rows. Split it, or give it as a file: at most %(most)d rows."
            )
            faults.append(message % {"count": rows, "most": MOST_ROWS})
        return faults

    def get_context(self, value: TypedTable, parent_context=None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        return context | {"rows": list(_rows(value)), "is_wide": len(value.columns) >= WIDE_FROM}

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Each text of the table once, under a name that follows from the text: a row that is put in between
        takes no translation away from those below it."""
        return [StringSegmentValue(name, text) for name, text in _texts(value).items()]

    def restore_translated_segments(self, value: TypedTable, segments) -> TypedTable:
        """The source's table with the translated texts in it."""
        said = {}
        for segment in segments:
            name, words = segment.unwrap()
            said[name] = words.render_text()

        def translated(cell: Any) -> Any:
            return said.get(_name_of(cell), cell) if isinstance(cell, str) else cell

        return TypedTable(
            columns=[column | {"heading": translated(column["heading"])} for column in value.columns],
            row_data=[{"values": [translated(cell) for cell in row["values"]]} for row in value.row_data],
            caption=translated(value.caption),
        )


def _rows(table: TypedTable) -> Iterator[list[dict[str, Any]]]:
    """The cells of each row with their column's heading. The first names its row."""
    for row in table.rows:
        yield [
            {
                "bound": bound,
                "heading": column["heading"],
                "is_number": column["block"].name == "number",
            }
            for column, bound in zip(table.columns, row, strict=True)
        ]


def _texts(table: TypedTable) -> dict[str, str]:
    """The texts that have words in them, by name, in the order of reading."""
    cells = [cell for row in table.row_data for cell in row["values"] if isinstance(cell, str)]
    texts = [table.caption, *(column["heading"] for column in table.columns), *cells]
    return {_name_of(text): text for text in texts if text and any(map(str.isalpha, text))}


def _name_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
