"""What the dashboard tells about publications that didn't happen."""

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from ..models import RefusedSchedule


class RefusedSchedulesPanel(Component):
    """The scheduled pages that the gate refused, of those that the user may edit."""

    name = "refused_schedules"
    template_name = "brand/gate/refused_schedules_panel.html"
    order = 90

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        refused = RefusedSchedule.standing().select_related("page")
        user = self.request.user
        return {"refused": [one for one in refused if one.page.permissions_for_user(user).can_edit()]}
