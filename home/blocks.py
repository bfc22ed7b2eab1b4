"""The body of a standard page."""

from wagtail.blocks import StreamBlock

from brand.blocks import (
    CallToActionBlock,
    ContactBlock,
    DownloadBlock,
    GalleryBlock,
    HeadingBlock,
    LibraryBlockChooserBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    TableBlock,
    VideoBlock,
)


class StandardBody(StreamBlock):
    """The text of a page that stands by itself. It has contacts among the text, having no other place for them."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    table = TableBlock()
    download = DownloadBlock()
    contact = ContactBlock()
    call_to_action = CallToActionBlock()
    library = LibraryBlockChooserBlock()
