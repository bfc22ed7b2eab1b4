from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .translating import TranslatedParts


class PictureValue(blocks.StructValue):
    """What this page says of the picture holds of that picture only, not of the one that takes its place."""

    @cached_property
    def is_itself(self) -> bool:
        return self["picture"].shown is self["picture"]

    @property
    def alt(self) -> str:
        return (self["alt_text"] if self.is_itself else "") or self["picture"].default_alt_text

    @property
    def shown_caption(self) -> str:
        return self["caption"] if self.is_itself else ""


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

    def get_preview_value(self) -> blocks.StructValue:
        """With the neutral picture: whose pictures an editor may see is another question."""
        from ..pictures.stand_in import stand_in  # asks models that aren't loaded yet when this block is

        return self.normalize(
            {"picture": stand_in(), "alt_text": "", "caption": "Uusi reitti kulkee rannassa."}
        )
