"""The brand team's side of strips: how marks are put together, with a preview while it is edited."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from ..choosing.snippets import KeepersChooserViewSet
from ..models import LogoTemplate
from .template_form import LogoTemplateForm


class LogoTemplateViewSet(SnippetViewSet):
    model = LogoTemplate
    chooser_viewset_class = KeepersChooserViewSet
    icon = "table"
    list_display = ["name", "key", "clear_percent", "least_mm", "least_px"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
            FieldRowPanel([FieldPanel("key"), FieldPanel("place")]),
            InlinePanel("slots", heading=_("Slots, first to last"), label=_("Slot"), min_num=1),
            FieldRowPanel([FieldPanel("clear_percent"), FieldPanel("longest_row")]),
            FieldRowPanel([FieldPanel("least_mm"), FieldPanel("least_px")]),
            FieldRowPanel([FieldPanel("grounds"), FieldPanel("languages"), FieldPanel("subjects")]),
        ],
        base_form_class=LogoTemplateForm,
    )
