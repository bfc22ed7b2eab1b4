"""Publishing through an approver: a Wagtail workflow with one task, on the page where an area begins."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask


def require_approval(name: str, approvers: Iterable[Group], pages: Iterable[Page]) -> Workflow:
    """What is submitted below `pages` goes to the `approvers`, any of whom decides. Takes the place of a workflow
    that was there."""
    task = GroupApprovalTask.objects.filter(name=name).first() or GroupApprovalTask.objects.create(name=name)
    task.groups.set(approvers)
    workflow = Workflow.objects.filter(name=name).first() or Workflow.objects.create(name=name)
    for one in (task, workflow):
        if not one.active:
            one.active = True
            one.save(update_fields=["active"])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for page in pages:
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def waive_approval(name: str, pages: Iterable[Page]) -> None:
    """Nothing below `pages` needs this workflow's approvers any more. What they have been sent, they still decide."""
    WorkflowPage.objects.filter(page__in=pages, workflow__name=name).delete()
