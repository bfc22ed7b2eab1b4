"""Bulk publishing: the good ones go out, the rest are listed with what to mend."""

from django.contrib import messages
from django.db import transaction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from .refusal import PublicationRefused


class GuidelinePublishBulkAction(PublishBulkAction):
    """Wagtail's, page by page: one page that fails neither stops nor undoes the others."""

    refusals: list[PublicationRefused]

    def get_execution_context(self):
        self.refusals = []
        return super().get_execution_context() | {"refusals": self.refusals}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, refusals=None, **kwargs):
        refusals = [] if refusals is None else refusals
        published = sum(_publish(page, user, refusals) for page in objects)
        children = 0
        if include_descendants:
            drafts = (draft for page in objects for draft in page.get_descendants().not_live().specific())
            children = sum(_publish(draft, user, refusals) for draft in drafts if _may_publish(draft, user))
        return published, children

    def get_success_message(self, num_parent_objects, num_child_objects):
        for refusal in self.refusals:
            messages.error(self.request, refusal.explain())
        if num_parent_objects or num_child_objects:
            return super().get_success_message(num_parent_objects, num_child_objects)
        return None


def _may_publish(page: Page, user) -> bool:
    return user is None or page.permissions_for_user(user).can_publish()


def _publish(page: Page, user, refusals: list[PublicationRefused]) -> bool:
    """Publish the latest revision in a transaction of its own; keep the refusal where the gate refuses."""
    try:
        with transaction.atomic():
            revision = page.get_latest_revision() or page.specific.save_revision(user=user)
            revision.publish(user=user)
    except PublicationRefused as refusal:
        refusals.append(refusal)
        return False
    return True
