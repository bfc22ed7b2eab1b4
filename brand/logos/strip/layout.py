"""Where each piece stands: rows of pieces with their clear space between and around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from brand.logos.strip.arranging import What
from brand.logos.strip.pieces import Box, Piece
from brand.logos.strip.template import Purpose, Template

__all__ = ["Placed", "Strip", "lay_out"]


@dataclass(frozen=True)
class Placed:
    """A piece in its place."""

    piece: Piece
    box: Box

    @property
    def emblem(self) -> Box | None:
        return self.piece.emblem and self.piece.emblem.moved(self.box.x, self.box.y)

    @property
    def statement(self) -> Box | None:
        return self.piece.statement and self.piece.statement.moved(self.box.x, self.box.y)


@dataclass(frozen=True)
class Strip:
    """A strip as it will be drawn, in its purpose's unit. `clear` is the space kept free around each piece."""

    language: str
    purpose: Purpose
    size: Decimal
    clear: Decimal
    width: Decimal
    height: Decimal
    placed: tuple[Placed, ...]

    @property
    def title(self) -> str:
        """What the strip shows, in words."""
        return ", ".join(dict.fromkeys(one.piece.label for one in self.placed))


def lay_out(
    template: Template, language: str, purpose: Purpose, size: Decimal, pieces: Sequence[Piece]
) -> Strip:
    """Set the pieces in as few rows as the template's width allows, each row as long as the others if it can."""
    clear = size * template.clear_percent / 100
    rows = _rows(pieces, clear, size * template.longest_row)
    placed: list[Placed] = []
    top = clear
    for row in rows:
        height = max(piece.height for piece in row)
        left = clear
        for piece in row:
            box = Box(left, top + (height - piece.height) / 2, piece.width, piece.height)
            placed.append(Placed(piece, box))
            left += piece.width + clear
        top += height + clear
    width = max((_length(row, clear) for row in rows), default=Decimal(0)) + 2 * clear
    return Strip(language, purpose, size, clear, width, top, tuple(placed))


def _rows(pieces: Sequence[Piece], clear: Decimal, longest: Decimal) -> list[list[Piece]]:
    """The fewest rows none of which is longer than `longest`, unless a piece alone is; then the most even ones.
    What belongs together stands in one row."""
    fewest = len(_filled(pieces, clear, longest))
    lengths = sorted(
        _length(pieces[start:end], clear)
        for start in range(len(pieces))
        for end in range(start + 1, len(pieces) + 1)
    )
    for length in lengths:
        rows = _filled(pieces, clear, min(length, longest))
        if len(rows) == fewest:
            return rows
    return []


def _filled(pieces: Sequence[Piece], clear: Decimal, longest: Decimal) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for group in _groups(pieces):
        if rows and _length([*rows[-1], *group], clear) <= longest:
            rows[-1] += group
        else:
            rows.append(group)
    return rows


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, with the slogan of the 2014–2020 lock-up beside its emblem."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.item.what is What.SLOGAN and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _length(row: Sequence[Piece], clear: Decimal) -> Decimal:
    return sum((piece.width for piece in row), Decimal(0)) + clear * (len(row) - 1)
