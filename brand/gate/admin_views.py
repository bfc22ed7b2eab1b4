"""Wagtail's page views with the guideline in them."""

from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import get_page_models

from ..models import BrandedPage
from .panel import GuidelineSidePanel


class GuidelineCreateView(CreateView):
    """The page being written for the first time."""

    def get(self, request):
        self._take_publisher_from_parent()
        return super().get(request)

    def post(self, request):
        self._take_publisher_from_parent()
        return super().post(request)

    def _take_publisher_from_parent(self) -> None:
        # The page has no place in the tree yet, but the editor shows already in whose name it will be.
        if isinstance(self.page, BrandedPage) and isinstance(self.parent_page, BrandedPage):
            self.page.publisher = self.parent_page.publisher_from_tree()

    def get_side_panels(self):
        panels = super().get_side_panels()
        return type(panels)([*panels, GuidelineSidePanel(self.page, self.request)])


class GuidelineEditView(EditView):
    """The page being edited: the panel, also with each autosave, and a word before a workflow approves."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        return type(panels)([*panels, GuidelineSidePanel(self.page, self.request)])

    def form_valid(self, form):
        if self.action_name == "perform_workflow_action" and self.workflow_action == "approve":
            form.add_guideline_errors()
            if form.errors:
                return self.form_invalid(form)
        return super().form_valid(form)


class BrandedPageViewSet(PageViewSet):
    """The views of every branded page type."""

    add_view_class = GuidelineCreateView
    edit_view_class = GuidelineEditView

    def __init__(self, model: type[BrandedPage]):
        self.model = model
        super().__init__()


def branded_page_viewsets() -> list[BrandedPageViewSet]:
    """A viewset for each branded page type, for `register_admin_viewset`."""
    return [BrandedPageViewSet(model) for model in get_page_models() if issubclass(model, BrandedPage)]
