"""Projects in the admin: the record first, then its page made from it."""

from django.forms import CheckboxSelectMultiple
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from brand.vocabulary import VocabularyViewSet

from .forms import ProjectForm
from .models import Project, ProjectPage, Theme
from .views import create_project_page


class ProjectPagesPanel(Panel):
    """Leads to the project's pages, or to making the first one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "projects/admin/project_pages_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            pages = ProjectPage.objects.filter(translation_key=self.instance.page_key).select_related(
                "locale"
            )
            return super().get_context_data(parent_context) | {
                "pages": pages if self.instance.page_key else (),
                "create_url": reverse("projects_create_page", args=[self.instance.pk]),
            }


class ProjectViewSet(SnippetViewSet):
    model = Project
    icon = "folder-open-inverse"
    menu_label = _("Projects")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["name", "start_date", "end_date"]
    search_fields = ["name"]
    panels = [
        ProjectPagesPanel(heading=_("Project page")),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
        FieldPanel("budget"),
        MultiFieldPanel(
            [FieldPanel("has_investments"), FieldPanel("is_strategic")],
            heading=_("What the duties depend on"),
        ),
        FieldPanel("granting_authority"),
        MultiFieldPanel([InlinePanel("funding", label=_("Funding row"))], heading=_("Funding rows")),
        MultiFieldPanel([InlinePanel("implementers", label=_("Implementer"))], heading=_("Implementers")),
        FieldPanel("municipalities", widget=CheckboxSelectMultiple),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
    ]

    def get_form_class(self, for_update=False):
        return self.get_edit_handler().get_form_class()

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = ProjectForm
        return handler


register_snippet(ProjectViewSet)


class ThemeViewSet(VocabularyViewSet):
    model = Theme
    menu_order = 311


register_snippet(ThemeViewSet)


@hooks.register("register_admin_urls")
def project_urls() -> list:
    return [path("projects/<int:pk>/create-page/", create_project_page, name="projects_create_page")]
