"""What the dashboard tells of translations that wait for somebody."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from .state import unfinished
from .views import TranslationsReport

MOST_SHOWN = 10


class UnfinishedTranslationsPanel(Component):
    """The translations that are out of date or half done, of those that the user may edit."""

    name = "unfinished_translations"
    template_name = "brand/translating/unfinished_panel.html"
    order = 95

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        own = TranslationsReport(request=self.request).get_queryset()
        return {
            "unfinished": list(unfinished(own, MOST_SHOWN)),
            "report_url": reverse("wagtail_localize:translations_report"),
        }
