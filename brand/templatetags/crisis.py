"""Template tags of the crisis banners."""

from django import template

from ..crisis.standing import ShownBanner, municipal_banners, standing_banners

register = template.Library()


@register.simple_tag(takes_context=True)
def crisis_banners(context) -> list[ShownBanner]:
    """The banners at the head of this page: the region's, and those of the municipality that publishes it."""
    page = context.get("page")
    return standing_banners(context["request"], getattr(page, "publisher_id", None))


@register.simple_tag(takes_context=True)
def crisis_notices(context) -> list[ShownBanner]:
    """The municipalities' own banners, for the region's front page."""
    return municipal_banners(context["request"])
