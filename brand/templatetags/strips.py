"""Drawings of the strips' engine in templates: a mark's clear space and smallest sizes."""

from django import template
from django.utils.functional import Promise

from ..assets.addresses import owner_and_key
from ..frame.site_frame import SiteFrame
from ..models import BrandAsset
from ..portal.assets import REGION
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from ..strips.measures import MeasureDrawing, mark_drawings, union_drawings
from ..strips.subjects import Choice, choices_of

register = template.Library()


@register.simple_tag(takes_context=True)
def strip_subjects(context) -> list[tuple[str | Promise, list[Choice]]]:
    """Everybody whose strip the reader may have drawn, by kind under its heading."""
    return choices_of(context["request"].user)


@register.simple_tag(takes_context=True)
def region_measures(context) -> list[MeasureDrawing]:
    """The clear space of the region's mark and its smallest sizes, in the drawing that is made for these."""
    frame = SiteFrame.of(context["request"])
    symbol, small = frame.mark(None, "symbol", "colour"), frame.mark(None, "small", "colour")
    clear_space = mark_drawings(REGION, symbol, "symbol", "colour")[:1] if symbol else []
    smallest = mark_drawings(REGION, small, "small", "colour")[1:] if small else []
    return clear_space + smallest


@register.simple_tag
def asset_measures(asset: BrandAsset) -> list[MeasureDrawing]:
    """A mark's own clear space and smallest sizes."""
    owner, _key = owner_and_key(asset)
    return mark_drawings(owner, asset.mark, asset.mark.shape, asset.mark.variant)


@register.simple_tag
def union_measures() -> list[MeasureDrawing]:
    """The clear space and the smallest sizes of the EU emblem with its statement, with the numbers in force."""
    return union_drawings(EmblemMeasures.of(active_rulebook()))
