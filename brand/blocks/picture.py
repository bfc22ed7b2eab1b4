from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .translating import TranslatedParts


class PictureValue(blocks.StructValue):
    @property
    def alt(self) -> str:
        return self["alt_text"] or self["picture"].default_alt_text


class PictureBlock(TranslatedParts, blocks.StructBlock):
    """A picture in the text. Its maker and licence come from the picture itself."""

    translated = ("alt_text", "caption")

    picture = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Text alternative on this page"),
        max_length=200,
        required=False,
        help_text=_(
            "What the picture tells here. The picture's own text alternative is used where this is empty."
        ),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture across the text column, with a caption.")
        template = "brand/blocks/picture.html"
        value_class = PictureValue
