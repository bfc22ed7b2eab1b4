"""The shipped typefaces unpacked, since neither HarfBuzz nor typst reads woff2."""

import io
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

__all__ = ["FONTS", "unpacked"]

FONTS = Path(__file__).parent / "fonts"
# The family's name stands in both of these records; English (United States), for Windows.
_FAMILY_NAMES = (1, 16)
_PLATFORM = (3, 1, 0x409)


@cache
def unpacked(file: Path, family: str = "") -> bytes:
    """A face's woff2 as TrueType, the same bytes each time. With `family` it calls itself that."""
    # A new date in it would make other bytes of everything that is set in it.
    font = TTFont(file, recalcTimestamp=False)
    font.flavor = None
    for number in _FAMILY_NAMES if family else ():
        if font["name"].getDebugName(number):
            font["name"].setName(family, number, *_PLATFORM)
    kept = io.BytesIO()
    font.save(kept)
    return kept.getvalue()
