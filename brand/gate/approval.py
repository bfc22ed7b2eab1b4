"""Approving is not offered while a must rule fails: not in the editor's menu, not on the dashboard. Each says why.

Whatever kind of task a workflow has: what is left out here is left out of every one. A request that is made all the
same meets the gate.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.utils.functional import cached_property
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Revision

from ..models import BrandedPage
from ..rulebook import Finding
from .guard import failing_rules
from .verdicts import reasons_against_revision

APPROVE = "approve"


class ApprovalHeldBackItem(ActionMenuItem):
    """In the place of Approve: how many things stand in its way, and the way to them."""

    name = "action-approval-held-back"
    template_name = "brand/gate/approval_held_back_item.html"
    icon_name = "warning"

    def __init__(self, findings: list[Finding], order: int):
        super().__init__(order=order)
        self.findings = findings

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"findings": self.findings}


def hold_back_approval(menu_items: list[ActionMenuItem], request, context) -> None:
    """A `construct_page_action_menu` hook: takes Approve out of the editor's menu while a must rule fails."""
    offered = [item for item in menu_items if isinstance(item, WorkflowMenuItem) and item.name == APPROVE]
    page = context.get("page")
    if not offered or not isinstance(page, BrandedPage):
        return
    findings = failing_rules(page.get_latest_revision_as_object())
    if findings:
        for item in offered:
            menu_items.remove(item)
        menu_items.append(ApprovalHeldBackItem(findings, order=offered[0].order))


class ReviewPanel(WorkflowObjectsToModeratePanel):
    """Wagtail's list of what awaits the user's review, without Approve where the gate would refuse it."""

    template_name = "brand/gate/review_panel.html"

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        context["held_back"] = list(self._hold_back(context["states"]))
        return context

    def _hold_back(self, states: Iterable[dict]) -> Iterator["HeldBack"]:
        for state in states:
            held_back = HeldBack(state["obj"], state["revision"])
            if any(action[0] == APPROVE for action in state["actions"]) and held_back.reasons:
                state["actions"] = [action for action in state["actions"] if action[0] != APPROVE]
                yield held_back


class HeldBack:
    """A revision that can't be approved as it is, and the reasons in the viewer's language."""

    def __init__(self, page: Model, revision: Revision):
        self.page = page
        self.revision = revision

    @property
    def title(self) -> str:
        return self.revision.object_str

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        return reasons_against_revision(self.revision)


def review_with_the_guideline(panels: list) -> None:
    """Put ours in the place of Wagtail's panel on the dashboard."""
    for place, panel in enumerate(panels):
        if type(panel) is WorkflowObjectsToModeratePanel:
            panels[place] = ReviewPanel()
