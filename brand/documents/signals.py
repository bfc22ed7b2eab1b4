"""When what the portal's documents are made of changes, they follow as soon as the change is committed.

A document that can't be made stops nobody's work: it is logged, and `publish_documents` tries it again.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from ..assets.publishing import version_published
from ..models import BrandAsset, Mark, RuleSetting
from .publishing import publish_guideline, publish_templates

_WORN = (Mark.Variant.COLOUR, Mark.Variant.NEGATIVE)


@receiver(version_published)
def dress_templates_anew(sender, asset: BrandAsset, **kwargs) -> None:
    """The owner's horizontal mark has a new drawing: the templates that wear it get it too."""
    mark = asset.mark if asset.mark_id else None
    if not mark or mark.organisation_id or mark.shape != Mark.Shape.HORIZONTAL or mark.variant not in _WORN:
        return
    if not BrandAsset.objects.filter(kind=BrandAsset.Kind.TEMPLATE, municipality=mark.municipality).exists():
        return
    transaction.on_commit(partial(publish_templates, mark.municipality), robust=True)
    if mark.municipality is None:
        transaction.on_commit(publish_guideline, robust=True)


@receiver([post_save, post_delete], sender=RuleSetting)
def print_guideline_anew(sender, raw: bool = False, **kwargs) -> None:
    """The brand team has changed a rule: the file says the same as the page."""
    if not raw:
        transaction.on_commit(publish_guideline, robust=True)
