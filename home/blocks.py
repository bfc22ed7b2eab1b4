"""The body of a standard page."""

from wagtail.blocks import StreamBlock

from brand.blocks import (
    ContactBlock,
    HeadingBlock,
    LibraryBlockChooserBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
)


class StandardBody(StreamBlock):
    """The text of a page that stands by itself. It has contacts among the text, having no other place for them."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    contact = ContactBlock()
    library = LibraryBlockChooserBlock()
