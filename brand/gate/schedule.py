"""Scheduled publishing, page by page. Wagtail's own dies on the first page that fails, and has then cleared its
schedule already."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Revision

from ..addresses import absolute
from ..languages import admin_language_of
from ..models import BrandedPage, RefusedSchedule
from ..one_at_a_time import wait_for_others
from .guard import reasons_against
from .refusal import PublicationRefused

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one schedule; `refusal` is None where it was carried out."""

    revision: Revision
    refusal: PublicationRefused | None = None


def publish_due() -> Iterator[Outcome]:
    """Publish what is due, each in a transaction of its own. A refused page keeps its state and its schedule,
    and its editor is told, once."""
    for pk in _due().order_by("approved_go_live_at").values_list("pk", flat=True):
        if (outcome := _publish(pk)) is not None:
            yield outcome
    # Gone out, by schedule or otherwise, or taken off the schedule: refused no longer.
    RefusedSchedule.objects.exclude(pk__in=RefusedSchedule.standing()).delete()


def _due() -> QuerySet[Revision]:
    return Revision.objects.filter(approved_go_live_at__lt=timezone.now())


def _publish(pk: int) -> Outcome | None:
    """None where it isn't due any more: another worker was quicker, an editor published it, or the page is deleted."""
    revision = None
    try:
        with transaction.atomic():
            wait_for_others()
            revision = _due().filter(pk=pk).first()
            if revision is None:
                return None
            revision.publish(log_action="wagtail.publish.scheduled")
    except PublicationRefused as refusal:
        remember(revision, refusal)
        return Outcome(revision, refusal)
    return Outcome(revision)


def unpublish_expired(models: list[type[DraftStateMixin]]) -> int:
    """Unpublish what has run out; returns how many."""
    expired = [(model, pk) for model in models for pk in _expired(model).values_list("pk", flat=True)]
    return sum(_unpublish(model, pk) for model, pk in expired)


def _expired(model: type[DraftStateMixin]) -> QuerySet:
    return model.objects.filter(live=True, expire_at__lt=timezone.now())


def _unpublish(model: type[DraftStateMixin], pk: int) -> bool:
    """Whether it was this one that did it, and nobody else meanwhile."""
    with transaction.atomic():
        wait_for_others()
        one = _expired(model).filter(pk=pk).first()
        if one is None:
            return False
        one.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True


def remember(revision: Revision, refusal: PublicationRefused) -> None:
    """Keep the refusal for the dashboard, and write to the editor the first time."""
    _kept, is_new = RefusedSchedule.objects.update_or_create(
        revision=revision, defaults={"page_id": int(revision.object_id)}
    )
    if is_new and revision.user and revision.user.email:
        with translation.override(admin_language_of(revision.user)):
            try:
                _write_to_editor(revision, refusal.page)
            except OSError:
                # Others' pages don't wait for the mail server; the dashboard tells of the refusal too.
                logger.exception(
                    "The editor of page %s was not told that it isn't published", refusal.page.pk
                )


def _write_to_editor(revision: Revision, page: BrandedPage) -> None:
    """The page is judged anew: the run speaks its own language, the editor another."""
    edit_url = absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    body = _(
        "The page “%(title)s” was to be published at its scheduled time, but it breaks the guideline. It stays as "
        "it was and its schedule stands: mend it, and it goes out.\n\n%(reasons)s\n\nEdit the page: %(url)s\n"
    ) % {
        "title": page.title,
        "reasons": "\n".join(f"- {reason}" for reason in reasons_against(page)),
        "url": edit_url,
    }
    subject = _("Not published: %(title)s") % {"title": page.title}
    send_mail(subject, body, None, [revision.user.email])
