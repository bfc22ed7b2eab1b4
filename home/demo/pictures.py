"""The demonstration's illustrations, drawn for it in the palette."""

from io import BytesIO
from typing import Any

import resvg_py
from django.core.files.images import ImageFile
from wagtail.models import Collection

from brand.models import Picture
from brand.roles import SHARED_COLLECTION

from ..region.files import RegionFiles

WIDTH_PX = 1600


def set_up_pictures(files: RegionFiles) -> dict[str, Picture]:
    """Add the missing illustrations to the shared collection; returns them all by name."""
    collection = Collection.objects.get(name=SHARED_COLLECTION)
    return {
        name: Picture.objects.filter(title=row["title"]).first() or _draw(files, name, row, collection)
        for name, row in files.table("pictures").items()
    }


def _draw(files: RegionFiles, name: str, row: dict[str, Any], collection: Collection) -> Picture:
    pixels = bytes(resvg_py.svg_to_bytes(svg_string=files.drawing(name), width=WIDTH_PX))
    return Picture.objects.create(
        title=row["title"],
        file=ImageFile(BytesIO(pixels), name=f"{name}.png"),
        description=row["alt"]["fi"],
        description_sv=row["alt"]["sv"],
        description_en=row["alt"]["en"],
        creator=row["creator"],
        licence=row["licence"],
        is_illustration=True,
        focal_point_x=row["focal_point"][0],
        focal_point_y=row["focal_point"][1],
        focal_point_width=1,
        focal_point_height=1,
        collection=collection,
    )
