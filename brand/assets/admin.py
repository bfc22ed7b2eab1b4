"""The brand team's side of assets: their records, and who still fetches what has been superseded."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from ..choosing.snippets import KeepersChooserViewSet
from ..documents.publishing import is_worn
from ..models import BrandAsset, Mark
from .forms import AssetForm, MarkForm
from .watching import outdated_of


class _DrawingEditView(EditView):
    """Who gives a mark a new drawing is told that the documents with it take a little longer than the pages."""

    def new_drawing_of(self) -> Mark | None:
        return self.object

    def get_success_message(self) -> str | None:
        said, mark = super().get_success_message(), self.new_drawing_of()
        if not said or mark is None or not is_worn(mark):
            return said
        follow = gettext(
            "The Word and PowerPoint templates with the mark are being made anew, within a few minutes."
        )
        return f"{said} {follow}"


class _AssetEditView(_DrawingEditView):
    def new_drawing_of(self) -> Mark | None:
        return self.object.mark if self.form.contents else None


class MarkViewSet(SnippetViewSet):
    """Marks are made and drawn anew, never deleted: pages and addresses lead to them."""

    model = Mark
    edit_view_class = _DrawingEditView
    chooser_viewset_class = KeepersChooserViewSet
    icon = "image"
    list_display = ["__str__", "is_demonstration"]
    list_filter = ["municipality", "organisation", "shape", "variant", "is_demonstration"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("municipality"), FieldPanel("organisation")]),
            FieldRowPanel([FieldPanel("shape"), FieldPanel("variant")]),
            FieldPanel("drawing"),
            FieldPanel("note"),
        ],
        base_form_class=MarkForm,
    )


class BrandAssetViewSet(SnippetViewSet):
    """What the portal hands out, and the door for new versions."""

    model = BrandAsset
    edit_view_class = _AssetEditView
    chooser_viewset_class = KeepersChooserViewSet
    icon = "folder-open-inverse"
    list_display = ["__str__", "kind", "municipality", "is_public", "valid_until"]
    list_filter = ["kind", "municipality", "is_public"]
    search_fields = ["search_text"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("files"), FieldPanel("note")], heading=_("New version")),
            HelpPanel(template="brand/assets/versions_panel.html", heading=_("Versions")),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
            MultiFieldPanel([FieldPanel(f"title{one}") for one in ("", "_sv", "_en")], heading=_("Name")),
            MultiFieldPanel([FieldPanel(f"use{one}") for one in ("", "_sv", "_en")], heading=_("Use")),
            MultiFieldPanel([FieldPanel(f"misuse{one}") for one in ("", "_sv", "_en")], heading=_("How not")),
            MultiFieldPanel([FieldPanel(f"terms{one}") for one in ("", "_sv", "_en")], heading=_("Terms")),
            FieldPanel("keywords"),
            MultiFieldPanel(
                [FieldPanel("municipality"), FieldPanel("organisation"), FieldPanel("project_page")],
                heading=_("Owner: none means the region"),
            ),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            FieldPanel("is_public"),
            FieldPanel("picture"),
        ],
        base_form_class=AssetForm,
    )


class SupersededPanel(Component):
    """On the dashboard: what this user has fetched and wished to hear of, and has a newer version now."""

    name = "superseded_assets"
    template_name = "brand/assets/superseded_panel.html"
    order = 60

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        from .addresses import asset_page_url  # the portal's page is only known once all models are

        rows = [(one, asset_page_url(one.asset)) for one in outdated_of(self.request.user)]
        return {"rows": rows}
