"""For the brand team: which municipalities still fetch what has been superseded."""

from django.db.models import F, Max, Q, Sum
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import BrandAsset, DownloadCount
from .reading import manages_assets


class OldVersionsView(ReportView):
    """Downloads of old versions after the newest was published, by asset and municipality."""

    model = DownloadCount
    page_title = _("Old versions still fetched")
    header_icon = "download"
    index_url_name = "brand_old_versions"
    index_results_url_name = "brand_old_versions_results"
    results_template_name = "brand/assets/old_versions_results.html"
    permission_policy = ModelPermissionPolicy(BrandAsset)
    any_permission_required = ["change"]
    is_searchable = False
    list_export = ["asset", "owner", "old", "newest", "times", "last"]
    export_headings = {
        "asset": _("Brand asset"),
        "owner": _("Municipality"),
        "old": _("Version"),
        "newest": _("Newest version"),
        "times": _("Times"),
        "last": _("Last"),
    }

    def get_queryset(self):
        return old_version_rows()


def old_version_rows():
    """A row for each asset, old version and municipality: how many times since the newest came, and when last."""
    return (
        DownloadCount.objects.filter(
            ~Q(version=F("version__asset__newest")), day__gte=F("version__asset__newest__created_at__date")
        )
        .order_by()
        .values(
            asset=F("version__asset__title"),
            slug=F("version__asset__slug"),
            owner=F("municipality__name"),
            old=F("version__number"),
            newest=F("version__asset__newest__number"),
        )
        .annotate(times=Sum("number"), last=Max("day"))
        .order_by("asset", "owner", "old")
    )


def report_urls() -> list:
    return [
        path("reports/old-versions/", OldVersionsView.as_view(), name="brand_old_versions"),
        path(
            "reports/old-versions/results/",
            OldVersionsView.as_view(results_only=True),
            name="brand_old_versions_results",
        ),
    ]


class OldVersionsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return manages_assets(request.user)


def report_menu_item() -> MenuItem:
    return OldVersionsMenuItem(
        OldVersionsView.page_title, reverse("brand_old_versions"), icon_name="download", order=900
    )
