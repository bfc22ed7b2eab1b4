"""What the brand adds to the editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def editor_stylesheet() -> SafeString:
    """The fonts and the frame of the locked regions that the editor shows."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))
