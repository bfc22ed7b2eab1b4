"""The one choke point. Established route by route: only `pre_save` of a page sees every way of going live, and
only `pre_save` of a revision sees a schedule over a page that is live already. See docs/decisions/0007-the-gate.md.

What no signal sees, `QuerySet.update()` and SQL, is found by `check_guideline`.
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Revision

from ..models import BrandedPage
from ..rulebook import Finding, evaluate, must_findings
from ..rulebook.active import active_rulebook
from .refusal import PublicationRefused

# Saves of these alone say nothing new to a reader: the tree, the state of drafts, locks and schedules.
HOUSEKEEPING = frozenset(
    {
        "page_ptr",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "owner",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "last_published_at",
        "first_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "search_description",
        "show_in_menus",
        "publisher",
    }
)


def failing_rules(page: BrandedPage) -> list[Finding]:
    """The must rules that the page, as it stands in memory, breaks today."""
    return must_findings(evaluate(page, active_rulebook(), timezone.localdate()))


def reasons_against(page: BrandedPage) -> list[str]:
    """Why the page, as it stands in memory, can't go live today, in the active language; empty where it can."""
    return PublicationRefused(page, failing_rules(page)).reasons


def refuse_unfit(page: BrandedPage) -> None:
    """Raise PublicationRefused if the page breaks a must rule."""
    findings = failing_rules(page)
    if findings:
        raise PublicationRefused(page, findings)


@receiver(pre_save, dispatch_uid="brand.gate.page")
def guard_page(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Stop a save that would show readers something that breaks a must rule."""
    if isinstance(instance, BrandedPage) and not raw and shows_something_new(instance, update_fields):
        refuse_unfit(instance)


@receiver(pre_save, sender=Revision, dispatch_uid="brand.gate.schedule")
def guard_schedule(sender, instance, raw=False, **kwargs) -> None:
    """Stop a schedule for what breaks a must rule already now."""
    if raw or instance.approved_go_live_at is None:
        return
    page = instance.as_object()
    if isinstance(page, BrandedPage):
        refuse_unfit(page)


def shows_something_new(page: BrandedPage, update_fields=None) -> bool:
    """Whether saving the page would change what readers see."""
    if not page.live:
        return False
    if update_fields is not None and HOUSEKEEPING.issuperset(update_fields):
        return False
    stored = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    return stored is None or not stored.live or _differs(page, stored)


def _differs(page: BrandedPage, stored: BrandedPage) -> bool:
    return any(
        field.get_prep_value(field.value_from_object(page))
        != field.get_prep_value(field.value_from_object(stored))
        for field in page._meta.concrete_fields
        if field.name not in HOUSEKEEPING
    )
