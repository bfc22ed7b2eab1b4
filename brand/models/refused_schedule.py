from django.db import models
from django.utils.translation import gettext_lazy as _


class RefusedSchedule(models.Model):
    """A scheduled publication that the gate refused. Its schedule stands; its editor has been told once.

    Why it was refused is not kept: whoever looks is told what is to mend today, in their own language.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision",
        verbose_name=_("revision"),
        on_delete=models.CASCADE,
        related_name="refused_schedule",
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="refused_schedules"
    )
    first_refused_at = models.DateTimeField(_("refused"), auto_now_add=True)

    class Meta:
        ordering = ["first_refused_at"]
        verbose_name = _("refused scheduled publication")
        verbose_name_plural = _("refused scheduled publications")

    def __str__(self) -> str:
        return str(self.page)

    @classmethod
    def standing(cls) -> models.QuerySet:
        """The refusals whose schedule still stands: publishing a page by any route clears it."""
        return cls.objects.filter(revision__approved_go_live_at__isnull=False)
