"""When what the portal's documents are made of changes, the worker makes them anew.

A document that can't be made stops nobody's work: it is logged, and `publish_documents` tries it again.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from ..assets.publishing import version_published
from ..models import BrandAsset, RuleSetting
from .publishing import is_worn
from .tasks import renew_guideline, renew_templates


@receiver(version_published)
def dress_templates_anew(sender, asset: BrandAsset, **kwargs) -> None:
    """The mark has a new drawing: the templates that wear it get it too."""
    mark = asset.mark if asset.mark_id else None
    if not mark or not is_worn(mark):
        return
    transaction.on_commit(partial(renew_templates.enqueue, mark.municipality_id), robust=True)
    if mark.municipality_id is None:
        transaction.on_commit(renew_guideline.enqueue, robust=True)


@receiver([post_save, post_delete], sender=RuleSetting)
def print_guideline_anew(sender, raw: bool = False, **kwargs) -> None:
    """The brand team has changed a rule: the file says the same as the page."""
    if not raw:
        transaction.on_commit(renew_guideline.enqueue, robust=True)
