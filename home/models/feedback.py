from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Within this many days the law wants an answer. Source: 306/2019, 11 §.
DAYS_TO_ANSWER = 14
# Ours: who left feedback may come back to the answer; after that nobody needs to know who it was.
DAYS_KEPT_AFTER_ANSWER = 30
# Nothing personal is kept longer than this, answered or not.
DAYS_KEPT_AT_MOST = 365


def deadline_from(day: date) -> date:
    """The last day on which feedback received on `day` is answered in time."""
    return day + timedelta(days=DAYS_TO_ANSWER)


class FeedbackQuerySet(models.QuerySet):
    def open(self):
        """What waits for an answer, the first deadline first."""
        return self.filter(answered_at=None).order_by("deadline", "pk")

    def answered(self):
        """What has been answered, the latest first."""
        return self.exclude(answered_at=None).order_by("-answered_at", "-pk")

    def with_old_personal_data(self, today: date):
        """Feedback whose personal data has served its time."""
        answered = models.Q(answered_at__date__lte=today - timedelta(days=DAYS_KEPT_AFTER_ANSWER))
        received = models.Q(received_at__date__lte=today - timedelta(days=DAYS_KEPT_AT_MOST))
        return self.filter(answered | received, cleared_at=None)


class Feedback(models.Model):
    """What somebody told us about the site. The unit that answers is a municipality's chief editors, or the brand
    team where no municipality is named."""

    class Kind(models.TextChoices):
        ACCESSIBILITY = "accessibility", _("Accessibility: something doesn't work for me")
        CONTENT = "content", _("A fault or something missing in the content")
        OTHER = "other", _("Something else about the site")

    class Stage(models.IntegerChoices):
        """What the unit has been told last."""

        NOTHING = 0, _("nothing yet")
        ARRIVED = 1, _("arrived")
        HALFWAY = 2, _("a week left")
        SOON = 3, _("two days left")
        OVERDUE = 4, _("overdue")

    # The key of the form that it was sent with: sent twice, it is still one piece of feedback.
    form_key = models.CharField(max_length=40, unique=True, editable=False)
    kind = models.CharField(_("what it is about"), max_length=20, choices=Kind.choices)
    municipality = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("whose pages"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    page_address = models.CharField(_("page"), max_length=500, blank=True)
    message = models.TextField(
        _("feedback"), validators=[MinLengthValidator(5), MaxLengthValidator(4000)], blank=False
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    deadline = models.DateField(_("answer by"), editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.CharField(_("how it was answered"), max_length=300, blank=True)
    told_stage = models.PositiveSmallIntegerField(
        choices=Stage.choices, default=Stage.NOTHING, editable=False
    )
    cleared_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self.deadline is None:
            self.deadline = deadline_from(timezone.localtime(self.received_at).date())
        super().save(*args, **kwargs)

    @property
    def days_left(self) -> int:
        """Days to the deadline, today not counted; negative when it has passed."""
        return (self.deadline - timezone.localdate()).days

    @property
    def is_overdue(self) -> bool:
        return self.answered_at is None and self.days_left < 0

    def clear_personal_data(self, now) -> None:
        """Keep only that feedback was received, about what, and when it was answered."""
        self.message = self.name = self.email = self.note = ""
        self.cleared_at = now
        self.save(update_fields=["message", "name", "email", "note", "cleared_at"])
