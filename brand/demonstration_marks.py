"""The demonstration marks, drawn from the region's facets and kept as files until official ones take their place."""

from collections.abc import Iterator

from lxml import etree

from .assets.marks import asset_of
from .assets.publishing import Content, publish_version
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
        for mark in Mark.objects.filter(organisation=None).select_related("asset__newest")
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
    """Publish a drawing that is new."""
    if not mark.is_demonstration:
        return False
    width, height = view_size(etree.fromstring(drawing.encode()))
    content = Content("svg", drawing.encode(), width, height)
    asset = asset_of(mark, owner)
    if asset.newest_id and asset.newest.files.filter(sha256=content.sha256).exists():
        return False
    publish_version(asset, [content], is_demonstration=True)
    return True
