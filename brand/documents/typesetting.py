"""Pages set by typst, in faces of ours."""

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from ..logos.faces import FONTS, unpacked
from ..pdf_pages import first_page_within

__all__ = ["pdf", "picture"]

_PAGES = Path(__file__).parent / "pages"
# The site's own face, and the one that stands for Arial (package.BODY_FACE), which isn't ours to ship.
# A second file draws what the first lacks, such as ž. They call themselves the same, and typst takes one of a name.
_FACES = {
    FONTS / "schibsted-grotesk-latin-wght-normal.woff2": "Schibsted Grotesk",
    FONTS / "schibsted-grotesk-latin-ext-wght-normal.woff2": "Schibsted Grotesk Extra",
    Path(__file__).parent / "fonts" / "arimo-latin-400-normal.woff2": "Arimo",
    Path(__file__).parent / "fonts" / "arimo-latin-700-normal.woff2": "Arimo",
}
# What the portal's previews have room for.
_PICTURE_PX = (960, 600)


def pdf(page: str, data: dict[str, Any]) -> bytes:
    """The page of that name as a tagged PDF (PDF/UA-1), without a clock in it."""
    return _compile(page, data, format="pdf", pdf_standards=["ua-1"])


def picture(page: str, data: dict[str, Any]) -> bytes:
    """The page of that name, which is one page long, as a PNG."""
    drawn = BytesIO()
    first_page_within(_compile(page, data, format="pdf"), _PICTURE_PX).save(drawn, "PNG", compress_level=1)
    return drawn.getvalue()


def _compile(page: str, data: dict[str, Any], **options: Any) -> bytes:
    # The folder is there for this one page alone: a process that is killed at rest leaves none behind.
    with TemporaryDirectory(prefix="faces-") as folder:
        for file, family in _FACES.items():
            (Path(folder) / f"{file.stem}.ttf").write_bytes(unpacked(file, family))
        return typst.compile(
            (_PAGES / f"{page}.typ").read_bytes(),
            sys_inputs={"data": json.dumps(data)},
            font_paths=[folder],
            ignore_system_fonts=True,
            **options,
        )
