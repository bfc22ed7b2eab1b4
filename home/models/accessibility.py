"""What the accessibility statement is made from. Source: laki digitaalisten palvelujen tarjoamisesta (306/2019)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from brand.languages import current_language, in_language


class AccessibilityRecord(ClusterableModel):
    """The state of the site's accessibility, as whoever keeps the site declares it. There is one row."""

    class Level(models.TextChoices):
        FULL = "full", _("meets the requirements in full")
        PARTIAL = "partial", _("meets the requirements in part")
        NONE = "none", _("doesn't meet the requirements")

    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    prepared_on = models.DateField(_("statement prepared on"))
    reviewed_on = models.DateField(_("statement reviewed on"))
    method = models.TextField(
        _("how it was assessed"), max_length=600, help_text=_("By whom, and in what way.")
    )
    method_sv = models.TextField(_("how it was assessed, in Swedish"), max_length=600, blank=True)
    method_en = models.TextField(_("how it was assessed, in English"), max_length=600, blank=True)
    unit = models.CharField(_("unit that answers feedback"), max_length=120)
    unit_sv = models.CharField(_("the unit in Swedish"), max_length=120, blank=True)
    unit_en = models.CharField(_("the unit in English"), max_length=120, blank=True)
    email = models.EmailField(_("its e-mail address"))

    class Meta:
        verbose_name = _("accessibility record")
        verbose_name_plural = _("accessibility records")

    def __str__(self) -> str:
        return f"{self.get_level_display()} ({self.reviewed_on})"

    def clean(self) -> None:
        """Refuse a second record, and a review before the statement was there."""
        super().clean()
        if type(self).objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("The site has one accessibility record. Change that one."))
        if self.prepared_on and self.reviewed_on and self.reviewed_on < self.prepared_on:
            raise ValidationError(
                {
                    "reviewed_on": _(
                        "The review is before the statement was prepared. Correct one of the days."
                    )
                }
            )

    @property
    def method_words(self) -> str:
        return in_language(self, "method", current_language())

    @property
    def unit_words(self) -> str:
        return in_language(self, "unit", current_language())


class AccessibilityGap(Orderable):
    """Something known that isn't accessible, why, and until when."""

    class Reason(models.TextChoices):
        NOT_YET = "not-yet", _("not mended yet")
        BURDEN = "burden", _("a disproportionate burden")
        OUTSIDE = "outside", _("outside the law's scope")

    record = ParentalKey(AccessibilityRecord, on_delete=models.CASCADE, related_name="gaps")
    text = models.TextField(
        _("what isn't accessible, and for whom"), max_length=500, help_text=_("In words that a reader knows.")
    )
    text_sv = models.TextField(_("the same in Swedish"), max_length=500, blank=True)
    text_en = models.TextField(_("the same in English"), max_length=500, blank=True)
    criteria = models.CharField(
        _("WCAG criteria"), max_length=80, blank=True, help_text=_("Their numbers, for example 1.1.1, 1.3.1.")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    mended_by = models.DateField(_("to be mended by"), null=True, blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("text_sv"), FieldPanel("text_en")]),
        FieldRowPanel([FieldPanel("reason"), FieldPanel("criteria"), FieldPanel("mended_by")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("known gap")
        verbose_name_plural = _("known gaps")

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        return in_language(self, "text", current_language())


class AccessibilityCheck(models.Model):
    """A check that was really made: by the command that runs axe over pages, or by people, written in by hand."""

    class Method(models.TextChoices):
        TOOL = "tool", _("a program, over pages in a browser")
        PEOPLE = "people", _("people, with assistive technology")
        OUTSIDE = "outside", _("an outside assessor")

    made_on = models.DateField(_("made on"), default=timezone.localdate)
    method = models.CharField(_("made by"), max_length=10, choices=Method.choices)
    tool = models.CharField(
        _("tools"), max_length=120, help_text=_("With their versions, for example NVDA 2026.1.")
    )
    pages = models.PositiveIntegerField(_("pages checked"), validators=[MinValueValidator(1)])
    faults = models.PositiveIntegerField(_("faults found"))
    findings = models.TextField(
        _("what was checked and found"), blank=True, help_text=_("Addresses and faults, one a line.")
    )
    is_from_command = models.BooleanField(_("written by the command"), default=False, editable=False)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("accessibility check")
        verbose_name_plural = _("accessibility checks")

    def __str__(self) -> str:
        return f"{self.made_on} {self.tool}"

    def clean(self) -> None:
        """Refuse a check that hasn't been made yet."""
        super().clean()
        if self.made_on and self.made_on > timezone.localdate():
            raise ValidationError({"made_on": _("This day hasn't come yet. Write in the day of the check.")})
