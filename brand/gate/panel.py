"""The guideline beside the text: what to mend, evaluated by the server at each load and each autosave."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.utils import get_keyboard_key_labels_from_request

from ..rulebook import Finding, Severity, evaluate
from ..rulebook.active import active_rulebook

# What a check calls the place of a finding that stands in the page's record.
RECORD = "record"
# "o" for ohje, the guideline: what a browser does with these keys is of no use in an editor.
SHORTCUT = "mod+o"


class GuidelineSidePanel(BaseSidePanel):
    """Findings of the page, must rules first. Works from the keyboard: links to the fields and to the rules."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        template_name = "brand/gate/side_panel_toggle.html"
        aria_label = _("Toggle guideline")
        icon_name = "tasks"

        def get_context_data(self, parent_context):
            count = sum(finding.severity == Severity.MUST for finding in self.panel.findings)
            return super().get_context_data(parent_context) | {"count": count}

    name = "guideline"
    title = _("Guideline")
    template_name = "brand/gate/side_panel.html"
    order = 150

    def __init__(self, page, request):
        super().__init__(page, request)
        self.rulebook = active_rulebook()
        self.findings: list[Finding] = evaluate(page, self.rulebook, timezone.localdate())

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {
            "musts": [finding for finding in self.findings if finding.severity == Severity.MUST],
            "shoulds": [finding for finding in self.findings if finding.severity == Severity.SHOULD],
            "duties": [finding for finding in self.findings if finding.severity == Severity.DUTY],
            "rulebook_version": self.rulebook.version,
            "places": dict(_ids_of_fields(parent_context.get("edit_handler"))),
            "record_address": self._record_address(),
            "shortcut": SHORTCUT,
            "keys": self._keys(),
        }

    def _keys(self) -> str:
        """The shortcut as it stands on the user's keyboard; empty where the user has turned shortcuts off."""
        profile = getattr(self.request.user, "wagtail_userprofile", None)
        if profile and not profile.keyboard_shortcuts:
            return ""
        return f"{get_keyboard_key_labels_from_request(self.request).MOD} + {SHORTCUT[-1].upper()}"

    def _record_address(self) -> str:
        """Where the user may mend the record that the page tells of, asked only where a finding stands in it."""
        record = getattr(self.object, "record", None)
        if record is None or all(finding.field != RECORD for finding in self.findings):
            return ""
        return AdminURLFinder(self.request.user).get_edit_url(record) or ""


def _ids_of_fields(panel: Panel.BoundPanel | None) -> Iterator[tuple[str, str]]:
    """The form's fields by name, each with the id of its place. A panel's ids follow its translated heading."""
    if isinstance(panel, FieldPanel.BoundPanel):
        yield panel.field_name, f"{panel.prefix}-wrapper"
    for child in getattr(panel, "children", ()):
        yield from _ids_of_fields(child)
