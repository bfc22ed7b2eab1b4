"""The log of people and rights, to read. Pages and records have theirs in Wagtail's site history."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry
from wagtail.models import APIToken, ModelLogEntry

from ..models import User
from ..people.scope import is_in_brand_team

LOGGED = (User, Group, APIToken)


def entries() -> QuerySet[ModelLogEntry]:
    """All that is logged of people, groups and tokens."""
    return ModelLogEntry.objects.filter(content_type__in=ContentType.objects.get_for_models(*LOGGED).values())


class AuditFilterSet(SiteHistoryReportFilterSet):
    """Wagtail's, over what this report shows, whatever its reader may change."""

    object_type = None

    def get_action_choices(self):
        used = entries().get_actions()
        return [choice for choice in registry.get_choices() if choice[0] in used]

    def get_user_choices(self):
        return entries().get_users()


class AuditView(LogEntriesView):
    """For the brand team. Like every report it answers to nothing but reading."""

    page_title = _("People and rights")
    header_icon = "lock"
    filterset_class = AuditFilterSet
    index_url_name = "brand_audit"
    index_results_url_name = "brand_audit_results"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not is_in_brand_team(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self):
        self.log_models = [ModelLogEntry]
        rows = entries().values("pk", "timestamp")
        rows = rows.annotate(log_model_index=Value(0, output_field=IntegerField()))
        return self.filter_queryset(rows).order_by("-timestamp", "-pk")
