"""What the admin shows of pictures that run out: the report, and a few lines on the dashboard."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .rights import concerns_of


class PictureRightsView(WagtailAdminTemplateMixin, TemplateView):
    """One's own pictures that run out or have run out, with one's own pages that use them."""

    template_name = "brand/pictures/rights_report.html"
    page_title = _("Pictures' rights")
    header_icon = "image"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(concerns=concerns_of(self.request.user), **kwargs)


class PictureRightsPanel(Component):
    """On the dashboard, where there is something to tell."""

    name = "picture_rights"
    template_name = "brand/pictures/rights_panel.html"
    order = 95

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        return {"concerns": concerns_of(self.request.user)}
