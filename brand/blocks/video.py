from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from ..videos import SERVICES, Video, video_at
from .parts_together import PartsTogether
from .translating import TranslatedParts


class Captions(models.TextChoices):
    """How those who don't hear get what is said in a video (WCAG 1.2.2)."""

    CAPTIONED = "captioned", _("what is said is captioned in the video")
    SILENT = "silent", _("nothing is said in the video")
    MISSING = "missing", _("the captions are missing")


class VideoValue(blocks.StructValue):
    @cached_property
    def video(self) -> Video | None:
        return video_at(self["address"] or "")

    @property
    def is_captioned(self) -> bool:
        return self["captions"] == Captions.CAPTIONED

    @property
    def paragraphs(self) -> list[str]:
        """The text alternative, paragraph by paragraph."""
        lines = (self["text_alternative"] or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class VideoBlock(PartsTogether, TranslatedParts, blocks.StructBlock):
    """A video of another service. The service hears of a reader only once the reader has asked for the video."""

    translated = ("title", "text_alternative")

    address = blocks.URLBlock(
        label=_("Address of the video"),
        help_text=_("From YouTube or Vimeo. Readers' browsers ask nothing of them before the reader does."),
    )
    title = blocks.CharBlock(
        label=_("What the video is"), max_length=120, help_text=_("Say in a few words what it shows.")
    )
    text_alternative = blocks.TextBlock(
        label=_("The video as text"),
        max_length=6000,
        rows=6,
        help_text=_(
            "What is seen and what is said, so that one needn't watch it. An empty line or a new "
            "line starts a new paragraph."
        ),
    )
    captions = blocks.ChoiceBlock(
        label=_("Captions"), choices=Captions.choices, default=Captions.MISSING, search_index=False
    )
    picture = ImageChooserBlock(
        label=_("Picture in its place"),
        required=False,
        help_text=_("Shown until the reader asks for the video. Choose one of our own pictures."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _(
            "A video of YouTube or Vimeo, shown once the reader asks for it, and the same as text."
        )
        template = "brand/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "address": "https://vimeo.com/1234567",
            "title": "Näin lumi aurataan",
            "text_alternative": "Auraaja lähtee varikolta ennen aamuneljää. Hän kertoo, missä järjestyksessä "
            "kadut aurataan ja miksi autoja ei pidä jättää kadun varteen.",
            "captions": "captioned",
            "picture": None,
        }

    def faults(self, value) -> dict[str, str]:
        if not value.get("address") or video_at(value["address"]):
            return {}
        message = _(
            "Give the address of a video on %(services)s. To a video elsewhere, make a call to action."
        )
        return {"address": message % {"services": SERVICES}}
