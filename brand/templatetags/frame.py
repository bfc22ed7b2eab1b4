"""Template tags of the locked frame."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..frame.funding_band import FundingBand, funding_band
from ..frame.regions import CLOSING, MASTHEAD
from ..frame.rendering import render_region
from ..frame.site_frame import LanguageLink, MenuLink, MunicipalityLink, SiteFrame
from ..languages import current_language
from ..logos.heart import MAP_VIEW, Facet, Heart, map_facets
from ..logos.strip.arranging import Item
from ..logos.strip.pieces import MARK_VARIANTS, MarkFile, Owner, mark_for
from ..logos.strip.template import Ground
from ..models import BrandedPage, Mark, Municipality

register = template.Library()
# An error page has no page type to declare regions: it has the two that every page has.
REGIONS_WITHOUT_A_PAGE = {region.name: region for region in (MASTHEAD, CLOSING)}


class LockedRegionNode(template.Node):
    """Renders one declared region. A node of its own, so that the system check can find it in a template."""

    def __init__(self, name: str):
        self.name = name

    def render(self, context) -> str:
        page = context.get("page")
        region = (
            page.locked_region(self.name) if hasattr(page, "frame") else REGIONS_WITHOUT_A_PAGE[self.name]
        )
        return render_region(region, page if hasattr(page, "frame") else None, context["request"])


@register.tag
def locked_region(parser, token) -> LockedRegionNode:
    """`{% locked_region "funding" %}`: the page's declared region of that name."""
    try:
        _tag, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("locked_region takes one name in quotes") from None
    return LockedRegionNode(name.strip("\"'"))


@register.simple_tag(takes_context=True)
def site_frame(context) -> SiteFrame:
    """What the frame draws from, for a template outside the locked regions."""
    return SiteFrame.of(context["request"])


@register.simple_tag(takes_context=True)
def mark(
    context, owner, shape: str, variant: str = "colour", alt: str = "", width: int = 0, height: int = 0
) -> SafeString:
    """An owner's mark as an image, or nothing where there is none. Give one of width and height, in px."""
    found = SiteFrame.of(context["request"]).mark(owner or None, shape, variant)
    if found is None:
        return SafeString("")
    ratio = found.width / found.height
    width, height = width or round(height * ratio), height or round(width / ratio)
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', found.url, width, height, alt)


@register.simple_tag(takes_context=True)
def mark_url(context, owner, shape: str, variant: str = "colour") -> str:
    """The address of an owner's mark; empty where the owner has no such mark."""
    found = SiteFrame.of(context["request"]).mark(owner or None, shape, variant)
    return found.url if found else ""


@register.simple_tag(takes_context=True)
def menu_links(context, page: BrandedPage | None) -> list[MenuLink]:
    """The main menu as it stands on `page`."""
    return SiteFrame.of(context["request"]).menu_links(page or None)


@register.simple_tag(takes_context=True)
def language_links(context, page: BrandedPage | None) -> list[LanguageLink]:
    """The ways to `page` in the site's languages."""
    return SiteFrame.of(context["request"]).language_links(page or None)


@register.simple_tag
def funding_band_of(page) -> FundingBand:
    """What the page's funding record says in public, in the active language."""
    return funding_band(getattr(page, "funding_rows", ()), current_language())


@register.simple_tag(takes_context=True)
def band_items(context, band: FundingBand) -> tuple[Item, ...]:
    """What the band shows, first to last, as the brand team's template arranges it for a page and for a file alike."""
    return band.items(SiteFrame.of(context["request"]).records.band_template)


@register.simple_tag(takes_context=True)
def band_mark(context, item: Item, height: int) -> SafeString:
    """The mark that a strip would show of the item's owner, `height` px high; nothing where it would set the name."""
    frame = SiteFrame.of(context["request"])
    files = tuple(
        MarkFile(found.url, shape, variant, found.width, found.height)
        for shape in Mark.Shape.values
        for variant in MARK_VARIANTS[Ground.LIGHT]
        if (found := frame.mark(item.owner, shape, variant))
    )
    chosen = mark_for(Owner("", "", files), item.shape, Ground.LIGHT)
    if chosen is None:
        return SafeString("")
    width = round(height * chosen.width / chosen.height)
    name = item.owner.display_name
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', chosen.name, width, height, name)


@register.simple_tag(takes_context=True)
def parties_of(context, record) -> list[MunicipalityLink]:
    """The municipalities that take part in a record, with the ways to their pages."""
    if not record:
        return []
    taking_part = {municipality.pk for municipality in record.municipalities.all()}
    links = SiteFrame.of(context["request"]).municipalities
    return [link for link in links if link.municipality.pk in taking_part]


@register.inclusion_tag("brand/frame/heart_map.html", takes_context=True)
def heart_map(context) -> dict:
    """The heart as a map in which each facet leads to its municipality, and a list in its place on a phone.

    The facets are read in the order in which they lie, row by row from the top.
    """
    frame = SiteFrame.of(context["request"])
    links = {link.municipality.slug: link for link in frame.municipalities}
    drawn = map_facets(
        Heart(
            frame.region.name if frame.region else "",
            tuple(_facet(link.municipality) for link in links.values()),
        )
    )
    in_rows = sorted(drawn, key=lambda facet: (round(facet.label_y / 4), facet.label_x))
    facets = [
        ({"path": facet.path, "x": f"{facet.label_x:g}", "y": f"{facet.label_y:g}"}, links[facet.key])
        for facet in in_rows
    ]
    return {"request": context["request"], "frame": frame, "facets": facets, "view": str(MAP_VIEW)}


def _facet(municipality: Municipality) -> Facet:
    label = municipality.facet_label
    return Facet(
        municipality.slug, tuple(map(tuple, municipality.facet)), label=tuple(label) if label else None
    )


@register.simple_tag
def emblem_url() -> str:
    """The address of the EU emblem's drawing."""
    return static("brand/eu/emblem.svg")
