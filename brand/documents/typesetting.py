"""Pages set by typst, in the site's own face."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from fontTools.ttLib import TTFont

from ..logos.lettering import FONTS

__all__ = ["pdf", "picture"]

_PAGES = Path(__file__).parent / "pages"
# The second file draws what the first lacks, such as ž. They call themselves the same, and typst takes one of a name.
_FACES = {
    "Schibsted Grotesk": "schibsted-grotesk-latin-wght-normal.woff2",
    "Schibsted Grotesk Extra": "schibsted-grotesk-latin-ext-wght-normal.woff2",
}
_FAMILY_NAMES = (1, 16)
# Twice 72: the pages that become pictures are measured in CSS px.
_PICTURE_PPI = 144


def pdf(page: str, data: dict[str, Any]) -> bytes:
    """The page of that name as a tagged PDF (PDF/UA-1), without a clock in it."""
    return _compile(page, data, format="pdf", pdf_standards=["ua-1"])


def picture(page: str, data: dict[str, Any]) -> bytes:
    """The page of that name, which is one page long, as a PNG."""
    return _compile(page, data, format="png", ppi=_PICTURE_PPI)


def _compile(page: str, data: dict[str, Any], **options: Any) -> bytes:
    return typst.compile(
        (_PAGES / f"{page}.typ").read_bytes(),
        sys_inputs={"data": json.dumps(data)},
        font_paths=[_faces().name],
        ignore_system_fonts=True,
        **options,
    )


@cache
def _faces() -> TemporaryDirectory:
    """The faces as typst reads them, unpacked. They go with the process."""
    folder = TemporaryDirectory(prefix="faces-")
    for family, file in _FACES.items():
        # The same font each time: a new date in it would make other bytes of every page.
        font = TTFont(FONTS / file, recalcTimestamp=False)
        font.flavor = None
        for number in _FAMILY_NAMES:
            if font["name"].getDebugName(number):
                font["name"].setName(family, number, 3, 1, 0x409)
        font.save(Path(folder.name) / f"{Path(file).stem}.ttf")
    return folder
