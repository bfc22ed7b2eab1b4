from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..languages import in_language


class CrisisBannerQuerySet(models.QuerySet):
    def standing(self, now: datetime):
        """Banners that readers see at `now`, the latest first."""
        return self.filter(taken_down_at=None, ends_at__gt=now)


class CrisisBanner(models.Model):
    """A word at the head of every page, or of a municipality's pages, from when it is raised to its end.

    A row is what readers were shown and when: it isn't changed but taken down, and another raised. It stays
    as a record.
    """

    municipality = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("where"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.CharField(
        _("text"), max_length=300, help_text=_("What has happened, whom it concerns, what to do.")
    )
    text_sv = models.CharField(_("text in Swedish"), max_length=300, blank=True)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where to read more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ends_at = models.DateTimeField(_("ends"))
    raised_at = models.DateTimeField(_("raised"), default=timezone.now, editable=False)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("raised by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taken_down_at = models.DateTimeField(_("taken down"), null=True, editable=False)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken down by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = CrisisBannerQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        verbose_name = _("crisis banner")
        verbose_name_plural = _("crisis banners")
        indexes = [models.Index(fields=["ends_at"], name="crisis_banner_ends")]

    def __str__(self) -> str:
        return f"{self.municipality or _('The whole region')}: {self.text}"

    def clean(self) -> None:
        """Refuse personal identity codes (CON-01): the text is public at once and passes no other gate."""
        from ..rulebook.checks.contacts import identity_codes  # the rulebook reads this app's models

        super().clean()
        errors = {
            name: _("Remove the personal identity code. It never belongs in a public text.")
            for name in ("text", "text_sv", "text_en")
            if any(identity_codes(getattr(self, name)))
        }
        if errors:
            raise ValidationError(errors)

    def text_in(self, language: str) -> str:
        """The text in `language`, or in the default language where it has not been given."""
        return in_language(self, "text", language)

    @property
    def is_standing(self) -> bool:
        return self.taken_down_at is None and self.ends_at > timezone.now()
