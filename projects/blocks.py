"""The body of a project's page."""

from wagtail.blocks import StreamBlock

from brand.blocks import (
    CallToActionBlock,
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


class ProjectBody(StreamBlock):
    """What a project tells beyond the sections that every project has.

    No contact block: contacts have a section of their own. No link list: that is “Lue lisää”.
    """

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    table = TableBlock()
    download = DownloadBlock()
    call_to_action = CallToActionBlock()
    library = LibraryBlockChooserBlock()
