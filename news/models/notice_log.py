"""The log of public notices: who published what and when, how long it was shown, when its data was removed.

It is written once and never changed: there is no form for it, and the model refuses. It names the notice by its
number, and by its subject only once the rest is gone: a subject may still be corrected while it is shown.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeEventQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise PermissionDenied(_("The log of public notices is not changed."))

    def delete(self):
        raise PermissionDenied(_("The log of public notices is not changed."))


class NoticeEvent(models.Model):
    """Something that happened to a notice, in one language."""

    class What(models.TextChoices):
        PUBLISHED = "published", _("published")
        CHANGED = "changed", _("changed")
        TAKEN_DOWN = "taken_down", _("taken down before its time")
        REMOVED = "removed", _("data removed")
        DELETED = "deleted", _("page deleted")

    notice_key = models.UUIDField(_("notice"), db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=10)
    what = models.CharField(_("what happened"), max_length=10, choices=What.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Nobody where the site did it by itself."),
    )
    # Stays when the account is gone.
    by_name = models.CharField(_("name"), max_length=255, blank=True)
    publisher = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("publisher"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("None means the whole region."),
    )
    kind = models.CharField(_("kind of notice"), max_length=12)
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=255, blank=True)
    shown_from = models.DateField(_("shown from"), null=True)
    shown_until = models.DateField(_("shown until"), null=True)

    objects = NoticeEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("entry in the log of public notices")
        verbose_name_plural = _("log of public notices")

    def __str__(self) -> str:
        return f"{self.case_number}: {self.get_what_display()}"

    def save(self, *args, **kwargs) -> None:
        """Write a new entry. Raises PermissionDenied for one that is there already."""
        if not self._state.adding:
            raise PermissionDenied(_("The log of public notices is not changed."))
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k != "force_insert"})

    def delete(self, *args, **kwargs):
        raise PermissionDenied(_("The log of public notices is not changed."))
