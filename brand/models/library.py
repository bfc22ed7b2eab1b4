from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from ..languages import current_language, in_language


class PictureQuerySet(ImageQuerySet):
    def running_out(self, first: date, last: date) -> "PictureQuerySet":
        """Those whose licence or consent has its last day from `first` to `last`, both included."""
        days = (first, last)
        return self.filter(
            Q(licence_until__range=days) | Q(shows_people=True, consent_until__range=days)
        ).exclude(self._run_out_before(first))

    def run_out(self, today: date) -> "PictureQuerySet":
        """Those that may no longer be shown: the last day of their licence or consent is behind."""
        return self.filter(self._run_out_before(today))

    @staticmethod
    def _run_out_before(day: date) -> Q:
        return Q(licence_until__isnull=False, licence_until__lt=day) | Q(
            shows_people=True, consent_until__isnull=False, consent_until__lt=day
        )


class Picture(AbstractImage):
    """A picture that says who made it and on what terms it may be shown.

    `description` is the text alternative in Finnish; the other languages have their own. The two dates are the
    last days on which the picture may be shown; without a date there is no end.
    """

    creator = models.CharField(
        _("photographer or maker"), max_length=120, help_text=_("Shown with the picture wherever it is used.")
    )
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("For example CC BY 4.0, or “Own picture”.")
    )
    licence_until = models.DateField(
        _("licence's last day"),
        null=True,
        blank=True,
        help_text=_("Leave empty where the licence has no end."),
    )
    shows_people = models.BooleanField(
        _("shows people who can be recognised"),
        default=False,
        help_text=_("Each of them has consented to the use, a child's guardian for the child."),
    )
    consent_note = models.CharField(
        _("consent"),
        max_length=250,
        blank=True,
        help_text=_("Who consented, and where the paper is kept. Never shown to readers."),
    )
    consent_until = models.DateField(
        _("consent's last day"),
        null=True,
        blank=True,
        help_text=_("Leave empty where the consent has no end. If it is withdrawn, give yesterday's date."),
    )
    is_illustration = models.BooleanField(_("illustration, not a photograph"), default=False)
    description_sv = models.CharField(_("text alternative in Swedish"), max_length=255, blank=True)
    description_en = models.CharField(_("text alternative in English"), max_length=255, blank=True)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_sv",
        "description_en",
        "creator",
        "is_illustration",
        "licence",
        "licence_until",
        "shows_people",
        "consent_note",
        "consent_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def clean(self) -> None:
        super().clean()
        if self.lacks_consent:
            raise ValidationError(
                {
                    "consent_note": _(
                        "Write who has consented to the use of the picture, and where that is on paper."
                    )
                }
            )

    @property
    def lacks_consent(self) -> bool:
        """Whether recognisable people are shown of whose consent nothing is written down."""
        return self.shows_people and not self.consent_note.strip()

    @property
    def shown_until(self) -> date | None:
        """The last day on which the picture may be shown, or None where there is no end."""
        ends = [self.licence_until, self.consent_until if self.shows_people else None]
        return min((day for day in ends if day), default=None)

    def has_run_out(self, today: date) -> bool:
        """Whether the last day of the licence or of the consent is behind."""
        return self.shown_until is not None and self.shown_until < today

    @property
    def default_alt_text(self) -> str:
        """The text alternative in the active language."""
        return in_language(self, "description", current_language())

    @property
    def credit(self) -> str:
        """Who made it and on what terms, as the line under the picture says it."""
        kind = _("Illustration") if self.is_illustration else _("Photo")
        return f"{kind}: {self.creator}, {self.licence}"


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


class BrandDocument(AbstractDocument):
    """A file to download. Its own model from the start, so that it can grow without moving data."""

    admin_form_fields = WagtailDocument.admin_form_fields
