from django.db import models
from django.utils.translation import gettext_lazy as _

from .library import Picture


class RightsNotice(models.Model):
    """That a person has been told of a picture's last day: nobody is told the same twice."""

    class Stage(models.TextChoices):
        AHEAD = "ahead", _("two weeks ahead")
        OVER = "over", _("run out")

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="rights_notices")
    person = models.ForeignKey("brand.User", on_delete=models.CASCADE, related_name="+")
    shown_until = models.DateField(_("last day"))
    stage = models.CharField(max_length=5, choices=Stage.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("picture", "person", "shown_until", "stage"), name="one_notice_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture}: {self.person}, {self.shown_until}, {self.get_stage_display()}"
