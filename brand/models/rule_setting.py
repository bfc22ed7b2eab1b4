from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from ..rulebook.loading import shipped_rulebook
from ..rulebook.registry import ParametersRefused
from ..rulebook.rule import Severity
from ..rulebook.rulebook import ChangeRefused, RuleChange


class RuleSettingQuerySet(models.QuerySet):
    def newest_version(self) -> int:
        """The number of the latest change; 0 where nothing has been changed."""
        return self.aggregate(newest=models.Max("version"))["newest"] or 0


class RuleSetting(models.Model):
    """What the brand team has changed of a house rule. To take a change back, empty it: the number still grows,
    so that a report's version always means the same rules."""

    rule_id = models.CharField(_("rule"), max_length=12, unique=True)
    severity = models.CharField(
        _("severity"),
        max_length=6,
        choices=[(severity.value, severity.label) for severity in (Severity.MUST, Severity.SHOULD)],
        blank=True,
        help_text=_("Empty leaves the shipped one."),
    )
    parameters = models.JSONField(
        _("numbers and words"),
        default=dict,
        blank=True,
        help_text=_("Only those that differ from the shipped ones."),
    )
    version = models.PositiveIntegerField(_("version"), unique=True, editable=False)

    objects = RuleSettingQuerySet.as_manager()

    class Meta:
        ordering = ["rule_id"]
        verbose_name = _("setting of a rule")
        verbose_name_plural = _("settings of rules")

    def __str__(self) -> str:
        return self.rule_id

    def save(self, *args, **kwargs) -> None:
        """Save under the next version. Raises ValidationError as clean() does: a bad setting stops every check."""
        self.clean()
        with transaction.atomic():
            self.version = RuleSetting.objects.newest_version() + 1
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(
            _("A rule's setting is emptied, not deleted: its version number must not return.")
        )

    @property
    def change(self) -> RuleChange:
        severity = Severity(self.severity) if self.severity else None
        return RuleChange(self.rule_id, severity, self.parameters)

    def clean(self) -> None:
        """Refuse a change of a rule that isn't ours, and parameters that the check's schema doesn't allow."""
        super().clean()
        if not isinstance(self.parameters, dict):
            raise ValidationError({"parameters": _("Give the numbers and words by name, as a JSON object.")})
        try:
            shipped_rulebook().changed_rule(self.change)
        except ChangeRefused as refused:
            raise ValidationError({refused.field: str(refused)}) from refused
        except ParametersRefused as refused:
            raise ValidationError({"parameters": refused.said}) from refused
