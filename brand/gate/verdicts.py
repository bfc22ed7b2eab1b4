"""What the gate would say of a revision, kept for the lists that show many: each view would judge every item anew.

No second truth: what goes live is always judged at that moment, and none of it reads what is kept here.
"""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Revision

from ..generation import Generation
from ..models import (
    BrandedPage,
    FundingProgramme,
    FundingRow,
    LibraryBlock,
    Organisation,
    PageRecord,
    Picture,
    Region,
    RuleSetting,
)
from .guard import HOUSEKEEPING, reasons_against

# For a process that doesn't share its cache with the one that made a change.
KEPT_SECONDS = 600
VERDICTS = Generation("verdicts", KEPT_SECONDS)
# What a judgement reads beside the revision itself.
_SOURCES = (
    FundingProgramme,
    FundingRow,
    LibraryBlock,
    Organisation,
    PageRecord,
    Picture,
    Region,
    RuleSetting,
)


def reasons_against_revision(revision: Revision) -> tuple[str, ...]:
    """Why the revision can't go live today, in the active language; empty where it can, or isn't of a branded page.

    An autosave writes over its own revision, so the time of writing tells which words were judged.
    """
    name = f"{revision.pk}:{revision.created_at.timestamp()}:{timezone.localdate()}:{get_language()}"
    return VERDICTS.kept(name, lambda: _judge(revision))


def _judge(revision: Revision) -> tuple[str, ...]:
    page = revision.as_object()
    return tuple(reasons_against(page)) if isinstance(page, BrandedPage) else ()


@receiver([post_save, post_delete], dispatch_uid="brand.gate.verdicts")
def judge_anew(sender, instance: Model, update_fields=None, **kwargs) -> None:
    """A record, or a page that others may link to by its title, has changed: what was judged by it is kept no more."""
    is_housekeeping = update_fields is not None and HOUSEKEEPING.issuperset(update_fields)
    if isinstance(instance, _SOURCES) or (isinstance(instance, Page) and not is_housekeeping):
        VERDICTS.raise_on_commit()
