"""Choosers of records: Wagtail opens each to everybody in the admin."""

from django.urls import URLPattern
from wagtail.admin.auth import PermissionPolicyChecker
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.utils.urlpatterns import decorate_urlpatterns


class KeepersChooserViewSet(SnippetChooserViewSet):
    """For records that no editor's form refers to: only who keeps them goes through them."""

    def get_urlpatterns(self) -> list[URLPattern]:
        keeps = PermissionPolicyChecker(ModelPermissionPolicy(self.model))
        return decorate_urlpatterns(
            super().get_urlpatterns(), keeps.require_any("add", "change", "delete", "view")
        )
