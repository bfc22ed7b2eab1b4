"""How a locked region is shown in the editor: in its place, as readers will see it, with nothing to change."""

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from lxml import html
from wagtail.admin.panels import Panel

from .regions import LockedRegion
from .rendering import render_region


class LockedRegionPanel(Panel):
    """Shows a declared region read only. It has no form field, so there is nothing to post."""

    def __init__(self, region: LockedRegion, **kwargs):
        super().__init__(**{"heading": region.label, "icon": "lock"} | kwargs)
        self.region = region

    def clone_kwargs(self):
        return super().clone_kwargs() | {"region": self.region}

    class BoundPanel(Panel.BoundPanel):
        template_name = "brand/frame/locked_region_panel.html"

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {
                "region": self.panel.region,
                "rendered": self._rendered(),
            }

        def _rendered(self) -> SafeString:
            language = self.instance.locale.language_code if self.instance.locale_id else None
            with translation.override(language):
                rendered = render_region(self.panel.region, self.instance, self.request)
            return without_links(rendered)


def without_links(fragment: str) -> SafeString:
    """The same markup with nothing in it to follow, press or fill in."""
    if not fragment.strip():
        return mark_safe("")
    root = html.fragment_fromstring(fragment, create_parent="div")
    for element in root.iter("a", "button", "input"):
        for attribute in ("href", "popovertarget", "id"):
            element.attrib.pop(attribute, None)
        if element.tag == "button":
            element.set("disabled", "")
    return mark_safe(html.tostring(root, encoding="unicode"))  # noqa: S308 - our own template's output
