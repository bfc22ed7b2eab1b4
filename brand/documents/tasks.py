"""Background work: documents made anew take seconds, which nobody who uploads a mark waits for."""

from django_tasks import task

from ..models import Municipality
from .publishing import publish_guideline, publish_templates

__all__ = ["renew_guideline", "renew_templates"]


@task()
def renew_templates(municipality_id: int | None) -> int:
    """The templates of a municipality, or the region's, once more. Returns how many versions are new."""
    municipality = Municipality.objects.get(pk=municipality_id) if municipality_id else None
    return publish_templates(municipality)


@task()
def renew_guideline() -> int:
    """The guideline in each language once more. Returns how many versions are new."""
    return publish_guideline()
