"""For the brand team: what is fetched for whom, and which municipalities still fetch what has been superseded."""

from datetime import timedelta

from django.db.models import Case, CharField, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Upper
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import BrandAsset, DownloadCount, DrawnCount, LogoTemplate
from .reading import manages_assets

# What the report of downloads looks back on.
A_YEAR = timedelta(days=365)


class _FetchedView(ReportView):
    """A report for who keeps the assets."""

    model = DownloadCount
    header_icon = "download"
    permission_policy = ModelPermissionPolicy(BrandAsset)
    any_permission_required = ["change"]
    is_searchable = False


class DownloadsView(_FetchedView):
    """What was fetched during the last year, by municipality: assets, strips and project documents."""

    page_title = _("What is fetched")
    index_url_name = "brand_downloads"
    index_results_url_name = "brand_downloads_results"
    results_template_name = "brand/assets/downloads_results.html"
    list_export = ["name", "kind", "owner", "times", "last"]
    export_headings = {
        "name": _("Name"),
        "kind": _("Kind"),
        "owner": _("Municipality"),
        "times": _("Times"),
        "last": _("Last"),
    }

    def get_queryset(self):
        return download_rows()


class OldVersionsView(_FetchedView):
    """Downloads of old versions after the newest was published, by asset and municipality."""

    page_title = _("Old versions still fetched")
    index_url_name = "brand_old_versions"
    index_results_url_name = "brand_old_versions_results"
    results_template_name = "brand/assets/old_versions_results.html"
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


def download_rows() -> QuerySet:
    """A row for each thing and municipality: how many times within a year, and when last."""
    since = timezone.localdate() - A_YEAR
    kinds = [When(version__asset__kind=kind, then=Value(str(name))) for kind, name in BrandAsset.Kind.choices]
    assets = (
        DownloadCount.objects.filter(day__gte=since)
        .order_by()
        .values(
            name=Cast("version__asset__title", CharField()),
            kind=Case(*kinds, output_field=CharField()),
            owner=_counted_for(),
        )
        .annotate(times=Sum("number"), last=Max("day"))
    )
    drawn = (
        DrawnCount.objects.filter(day__gte=since)
        .order_by()
        .values(name=_drawn_name(), kind=Upper("format"), owner=_counted_for())
        .annotate(times=Sum("number"), last=Max("day"))
    )
    return assets.union(drawn, all=True).order_by("name", "kind", "owner")


def _counted_for() -> Coalesce:
    """The municipality that a count is for, in words."""
    nobody = Value(pgettext("municipality", "none alone, or not known"))
    return Coalesce("municipality__name", nobody, output_field=CharField())


def _drawn_name() -> Coalesce:
    """A template's name as it is today, else its key, which counts outlive; documents and the emblem by words."""
    template = LogoTemplate.objects.filter(key=OuterRef("what")).values("name")[:1]
    words = {
        DrawnCount.DOCUMENT: gettext("Project document"),
        DrawnCount.EMBLEM: gettext("EU emblem with its statement"),
    }
    said = Case(
        *[When(what=what, then=Value(name)) for what, name in words.items()],
        default=F("what"),
        output_field=CharField(),
    )
    return Coalesce(Cast(Subquery(template), CharField()), said)


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
            owner=_counted_for(),
            old=F("version__number"),
            newest=F("version__asset__newest__number"),
        )
        .annotate(times=Sum("number"), last=Max("day"))
        .order_by("asset", "owner", "old")
    )


def report_urls() -> list:
    return [
        path("reports/downloads/", DownloadsView.as_view(), name="brand_downloads"),
        path(
            "reports/downloads/results/",
            DownloadsView.as_view(results_only=True),
            name="brand_downloads_results",
        ),
        path("reports/old-versions/", OldVersionsView.as_view(), name="brand_old_versions"),
        path(
            "reports/old-versions/results/",
            OldVersionsView.as_view(results_only=True),
            name="brand_old_versions_results",
        ),
    ]


class _BrandMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return manages_assets(request.user)


def report_menu_item(view: type[ReportView], order: int) -> MenuItem:
    return _BrandMenuItem(
        view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=order
    )
