"""What the whole admin loads."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def admin_starts_script() -> str:
    """Date pickers and lists of rows start without a script in the page."""
    return format_html('<script src="{}"></script>', static("js/admin-starts.js"))
