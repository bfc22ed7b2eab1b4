"""The guideline beside the text: what to mend, evaluated by the server at each load and each autosave."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from ..rulebook import Finding, Severity, evaluate
from ..rulebook.active import active_rulebook


class GuidelineSidePanel(BaseSidePanel):
    """Findings of the page, must rules first. Works from the keyboard: links to the fields and to the rules."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle guideline")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

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
        }
