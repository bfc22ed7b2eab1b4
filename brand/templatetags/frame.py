"""Template tags of the locked frame."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..frame.regions import CLOSING, MASTHEAD
from ..frame.rendering import render_region
from ..frame.site_frame import SiteFrame

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
    """An owner's mark as an image; nothing where the owner has no such mark. Give one of width and height, in px."""
    found = SiteFrame.of(context["request"]).mark(owner or None, shape, variant)
    if found is None:
        return SafeString("")
    ratio = found.width / found.height
    width, height = width or round(height * ratio), height or round(width / ratio)
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', found.file.url, width, height, alt)


@register.simple_tag
def emblem_url() -> str:
    """The address of the EU emblem's drawing."""
    return static("brand/eu/emblem.svg")
