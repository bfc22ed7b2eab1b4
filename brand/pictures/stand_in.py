"""The neutral picture that is shown where a picture may not be any more."""

from io import BytesIO

import resvg_py
from django.core.files.images import ImageFile
from django.utils import timezone
from lxml import etree

from ..generation import Generation
from ..logos.svg import view_size
from ..models import Mark, Picture, Region
from ..palette import colour

STAND_IN = Generation("stand-in")
# The one that is drawn where the region has chosen none. Its text alternative is empty: it tells nothing.
DRAWN_TITLE = "Sydänsuomessa: neutraali kuva"
WIDTH_PX, HEIGHT_PX = 1600, 1000
MARK_HEIGHT_PX = 420


def stand_in() -> Picture:
    """The region's choice, if it may be shown itself; else its mark on a plain ground, drawn when first needed."""
    return STAND_IN.kept(str(timezone.localdate()), _find)


def _find() -> Picture:
    region = Region.objects.select_related("stand_in_picture").first()
    chosen = region.stand_in_picture if region else None
    if chosen is not None and not chosen.has_run_out(timezone.localdate()):
        return chosen
    drawn = Picture.objects.filter(title=DRAWN_TITLE, licence_until=None, shows_people=False).first()
    return drawn or _keep_drawing(region)


def _keep_drawing(region: Region | None) -> Picture:
    pixels = bytes(resvg_py.svg_to_bytes(svg_string=_drawing(), width=WIDTH_PX, skip_system_fonts=True))
    return Picture.objects.create(
        title=DRAWN_TITLE,
        file=ImageFile(BytesIO(pixels), name="neutraali.png"),
        creator=region.name if region else "Sydänsuomessa",
        licence="CC BY 4.0",
        is_illustration=True,
        focal_point_x=WIDTH_PX // 2,
        focal_point_y=HEIGHT_PX // 2,
        focal_point_width=MARK_HEIGHT_PX,
        focal_point_height=MARK_HEIGHT_PX,
    )


def _drawing() -> str:
    ground = f'<rect width="{WIDTH_PX}" height="{HEIGHT_PX}" fill="{colour("tuohi")}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}">{ground}{_mark()}</svg>'


def _mark() -> str:
    """The region's symbol in the middle, or nothing where it has none yet."""
    mark = Mark.objects.filter(
        municipality=None, organisation=None, shape=Mark.Shape.SYMBOL, variant=Mark.Variant.COLOUR
    ).first()
    if mark is None:
        return ""
    with mark.file.open("rb") as file:
        symbol = etree.fromstring(file.read())
    width, height = view_size(symbol)
    shown_width = width * MARK_HEIGHT_PX / height
    symbol.set("x", str((WIDTH_PX - shown_width) / 2))
    symbol.set("y", str((HEIGHT_PX - MARK_HEIGHT_PX) / 2))
    symbol.set("width", str(shown_width))
    symbol.set("height", str(MARK_HEIGHT_PX))
    return etree.tostring(symbol, encoding="unicode")
