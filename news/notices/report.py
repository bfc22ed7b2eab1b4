"""The log of public notices in the admin: to read, and nothing else."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .log import events_for, rows_of

ENTRIES_A_PAGE = 50


class NoticeLogView(WagtailAdminTemplateMixin, TemplateView):
    """What has happened to one's own notices, the latest first."""

    http_method_names = ["get", "head"]
    template_name = "news/notices/log.html"
    page_title = _("Log of public notices")
    header_icon = "list-ul"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        entries = Paginator(events_for(self.request.user), ENTRIES_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(entries=entries, rows=list(rows_of(list(entries))), **kwargs)
