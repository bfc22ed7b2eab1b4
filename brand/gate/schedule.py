"""Scheduled publishing, page by page. Wagtail's own dies on the first page that fails, and has then cleared its
schedule already."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Revision

from ..addresses import absolute
from ..languages import admin_language_of
from ..models import BrandedPage, RefusedSchedule
from .guard import reasons_against
from .refusal import PublicationRefused


@dataclass(frozen=True)
class Outcome:
    """What became of one schedule; `refusal` is None where it was carried out."""

    revision: Revision
    refusal: PublicationRefused | None = None


def publish_due() -> Iterator[Outcome]:
    """Publish what is due, each in a transaction of its own. A refused page keeps its state and its schedule,
    and its editor is told, once."""
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by(
        "approved_go_live_at"
    ):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except PublicationRefused as refusal:
            remember(revision, refusal)
            yield Outcome(revision, refusal)
        else:
            yield Outcome(revision)
    # Gone out, by schedule or otherwise, or taken off the schedule: refused no longer.
    RefusedSchedule.objects.exclude(pk__in=RefusedSchedule.standing()).delete()


def unpublish_expired(models: list[type[DraftStateMixin]]) -> int:
    """Unpublish what has run out; returns how many."""
    expired = [
        one for model in models for one in model.objects.filter(live=True, expire_at__lt=timezone.now())
    ]
    for one in expired:
        one.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return len(expired)


def remember(revision: Revision, refusal: PublicationRefused) -> None:
    """Keep the refusal for the dashboard, and write to the editor the first time."""
    _kept, is_new = RefusedSchedule.objects.update_or_create(
        revision=revision, defaults={"page_id": int(revision.object_id)}
    )
    if is_new and revision.user and revision.user.email:
        with translation.override(admin_language_of(revision.user)):
            _write_to_editor(revision, refusal.page)


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
