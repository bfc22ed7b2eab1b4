from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from ..languages import current_language, in_language


class Picture(AbstractImage):
    """A picture that says who made it and on what terms it may be shown.

    `description` is the text alternative in Finnish; the other languages have their own.
    """

    creator = models.CharField(
        _("photographer or maker"), max_length=120, help_text=_("Shown with the picture wherever it is used.")
    )
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("For example CC BY 4.0, or “Own picture”.")
    )
    is_illustration = models.BooleanField(_("illustration, not a photograph"), default=False)
    description_sv = models.CharField(_("text alternative in Swedish"), max_length=255, blank=True)
    description_en = models.CharField(_("text alternative in English"), max_length=255, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_sv",
        "description_en",
        "creator",
        "licence",
        "is_illustration",
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
