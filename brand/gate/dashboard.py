"""What the dashboard tells about publications that didn't happen."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from ..models import RefusedSchedule
from .verdicts import reasons_against_revision

# Enough for a day's work on one dashboard.
MOST_SHOWN = 10


@dataclass(frozen=True)
class StandingRefusal:
    """A page that stayed as it was, and what is to mend in it now. Without reasons it goes out at the next run."""

    page: Page
    title: str
    reasons: tuple[str, ...]


class RefusedSchedulesPanel(Component):
    """The scheduled pages that the gate refused, of those that the user may edit."""

    name = "refused_schedules"
    template_name = "brand/gate/refused_schedules_panel.html"
    order = 90

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        refused = RefusedSchedule.standing().select_related("page", "revision")
        user = self.request.user
        own = [one for one in refused if one.page.permissions_for_user(user).can_edit()]
        return {"refused": [standing_refusal(one) for one in own[:MOST_SHOWN]], "count": len(own)}


def standing_refusal(refused: RefusedSchedule) -> StandingRefusal:
    """The refusal as it stands today, in the active language."""
    title = refused.revision.content["title"]
    return StandingRefusal(refused.page, title, reasons_against_revision(refused.revision))
