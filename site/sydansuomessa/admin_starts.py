"""Wagtail's choosers without a script written into the page: docs/decisions/0016-production.md says why.

The date pickers and lists of rows are mended by templates (templates/wagtailadmin); a chooser's script is put
together in Python.
"""

import json

from django.forms import Widget
from django.forms.renderers import BaseRenderer
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser


def render(
    self: BaseChooser,
    name: str,
    value: object,
    attrs: dict | None = None,
    renderer: BaseRenderer | None = None,
) -> SafeString:
    """As `BaseChooser.render`, with an element in the script's place for admin-starts.js to start."""
    value_data = self.get_value_data(value)
    return format_html(
        '{}<span hidden data-controller="admin-start" data-admin-start-what-value="chooser"'
        ' data-admin-start-class-value="{}" data-admin-start-id-value="{}"'
        ' data-admin-start-options-value="{}"></span>',
        self.render_html(name, value_data, attrs),
        self.js_constructor,
        attrs["id"],
        json.dumps(self.get_js_init_options(attrs["id"], name, value_data)),
    )


def start_choosers_without_scripts() -> None:
    """Once, when the apps are ready. Raises TypeError where a chooser of another package renders its own way."""
    BaseChooser.render = render
    others = [
        each for each in _descendants(BaseChooser) if "render" in vars(each) or "render_js_init" in vars(each)
    ]
    if others:
        raise TypeError(f"Choosers with scripts of their own: {others}")


def _descendants(widget: type[Widget]) -> list[type[Widget]]:
    return [found for child in widget.__subclasses__() for found in (child, *_descendants(child))]
