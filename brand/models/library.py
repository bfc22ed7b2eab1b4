import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from ..languages import current_language, in_language
from ..uploads import normalised

# What many pictures of one occasion have in common.
SHARED_FIELDS = (
    "creator",
    "is_illustration",
    "licence",
    "licence_until",
    "shows_people",
    "consent_note",
    "consent_until",
)


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
        *SHARED_FIELDS,
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

    def save(self, *args, **kwargs) -> None:
        """Whichever way a picture comes in, it is kept upright and without its metadata."""
        if self.file and not self.file._committed:
            kept = normalised(self.file.file)
            if kept is not self.file.file:
                self.file = kept
        super().save(*args, **kwargs)

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
    def shown(self) -> "Picture":
        """What is shown where this picture is asked for: itself, or the neutral one once it has run out."""
        if not self.has_run_out(timezone.localdate()):
            return self
        from ..pictures.stand_in import stand_in  # draws from models that aren't loaded yet when this one is

        return stand_in()

    def get_rendition(self, filter):
        """Of what is shown: whoever asks, gets no address of a picture that has run out."""
        shown = self.shown
        return super().get_rendition(filter) if shown is self else shown.get_rendition(filter)

    def get_renditions(self, *filters):
        shown = self.shown
        return super().get_renditions(*filters) if shown is self else shown.get_renditions(*filters)

    @property
    def default_alt_text(self) -> str:
        """The text alternative of what is shown, in the active language."""
        return in_language(self.shown, "description", current_language())

    @property
    def credit(self) -> str:
        """Who made what is shown and on what terms, as the line under the picture says it."""
        shown = self.shown
        kind = _("Illustration") if shown.is_illustration else _("Photo")
        return f"{kind}: {shown.creator}, {shown.licence}"


class PictureRendition(AbstractRendition):
    """A picture as it is served. Its address can't be guessed, for whoever has it may read it, of a draft too."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        folder, name = super().get_upload_to(filename).rsplit("/", 1)
        return f"{folder}/{secrets.token_urlsafe(12)}/{name[-70:]}"


class BrandDocument(AbstractDocument):
    """A file to download. Its own model from the start, so that it can grow without moving data."""

    admin_form_fields = WagtailDocument.admin_form_fields
