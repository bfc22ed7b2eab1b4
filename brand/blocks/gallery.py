from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .picture import PictureBlock

FEWEST, MOST = 2, 12


class GalleryBlock(blocks.StructBlock):
    """Several pictures of one thing, all of them in view: nothing slides and nothing has to be pressed.

    Each is a picture block, so that what holds of a picture in the text holds of one here.
    """

    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=FEWEST, max_num=MOST)
    caption = blocks.CharBlock(label=_("What the pictures show together"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("From two to twelve pictures side by side, each with its text alternative.")
        template = "brand/blocks/gallery.html"

    def get_preview_value(self) -> blocks.StructValue:
        pictures = [PictureBlock().get_preview_value()] * FEWEST
        return self.normalize({"pictures": pictures, "caption": "Reitin varrelta."})
