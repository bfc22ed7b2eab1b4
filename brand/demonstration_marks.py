"""The demonstration marks, drawn from the region's facets and kept as files until official ones take their place."""

import hashlib
from collections.abc import Iterator

from django.core.files.base import ContentFile
from lxml import etree

from .logos import heart, lockup
from .logos.svg import view_size
from .models import Mark, Municipality, Region
from .palette import mark_inks


def draw_demonstration_marks() -> int:
    """Draw every mark of the region and its municipalities. An official mark is left alone, and so is a drawing
    that hasn't changed. Returns how many files were written."""
    region = Region.objects.get()
    municipalities = list(Municipality.objects.all())
    whole = heart.Heart(
        region.name, [heart.Facet(one.slug, [tuple(point) for point in one.facet]) for one in municipalities]
    )
    marks = {
        (mark.municipality_id, mark.shape, mark.variant): mark
        for mark in Mark.objects.filter(organisation=None)
    }
    written = 0
    for municipality in [None, *municipalities]:
        for shape, variant, drawing in _drawings(whole, region, municipality):
            key = (municipality.pk if municipality else None, shape, variant)
            mark = marks.get(key) or Mark(
                municipality=municipality, shape=shape, variant=variant, is_demonstration=True
            )
            written += _keep(mark, municipality.slug if municipality else "alue", drawing)
    return written


def _drawings(
    whole: heart.Heart, region: Region, municipality: Municipality | None
) -> Iterator[tuple[str, str, str]]:
    """Shape, variant and SVG of one owner's marks."""
    own = municipality.slug if municipality else None
    names = (municipality.name, region.name) if municipality else (region.name, None)
    for variant, inks in mark_inks().items():
        yield Mark.Shape.SYMBOL, variant, heart.mark(whole, inks, names[0], own=own)
        yield Mark.Shape.SMALL, variant, heart.mark(whole, inks, names[0], own=own, small=True)
        yield Mark.Shape.HORIZONTAL, variant, lockup.horizontal(whole, inks, *names, own=own)
        yield Mark.Shape.STACKED, variant, lockup.stacked(whole, inks, *names, own=own)


def _keep(mark: Mark, owner: str, drawing: str) -> bool:
    content = drawing.encode()
    # The name holds the content's digest: an address never shows two different drawings.
    name = f"{owner}-{mark.shape}-{mark.variant}.{hashlib.sha256(content).hexdigest()[:8]}.svg"
    if not mark.is_demonstration or mark.file.name == f"marks/{name}":
        return False
    mark.width, mark.height = view_size(etree.fromstring(content))
    mark.file.name = f"marks/{name}"
    if not mark.file.storage.exists(mark.file.name):
        mark.file.storage.save(mark.file.name, ContentFile(content))
    mark.save()
    return True
