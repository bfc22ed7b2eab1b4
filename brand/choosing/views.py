"""The chooser's views, each narrowed to what its hook leaves open."""

from wagtail.admin.views import chooser
from wagtail.models import Page

from ..references import choosable_pages


class BrowsePages(chooser.BrowseView):
    """Begins at the top where what is below a page that one may not know of was asked for."""

    def get(self, request, parent_page_id=None):
        if parent_page_id and not choosable_pages(request.user).filter(pk=parent_page_id).exists():
            parent_page_id = None
        return super().get(request, parent_page_id)


class PageAbove(chooser.ParentPageColumn):
    def get_value(self, instance):
        # The page of its own type knows who is looking.
        return instance.get_parent().specific_deferred


class SearchPages(chooser.SearchView):
    @property
    def columns(self):
        return [
            PageAbove(one.name, label=one.label) if isinstance(one, chooser.ParentPageColumn) else one
            for one in super().columns
        ]


class ChosenPages(chooser.ChosenMultipleView):
    def get(self, request):
        asked = [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
        allowed = choosable_pages(request.user).filter(pk__in=asked).values_list("pk", flat=True)
        request.GET = request.GET.copy()
        request.GET.setlist("id", list(allowed))
        return super().get(request)


class PageByAddress(chooser.ExternalLinkView):
    """Turns an address of the site's own into a link to the page, where it is exactly the page's."""

    def render_chosen_response(self, result):
        page = Page.objects.filter(pk=result.get("id")).first()
        if page is not None:
            result = result | {"adminTitle": page.specific_deferred.get_admin_display_title()}
        return super().render_chosen_response(result)
