"""The body of a project's page."""

from wagtail.blocks import StreamBlock

from brand.blocks import HeadingBlock, LibraryBlockChooserBlock, ParagraphBlock, PictureBlock, QuoteBlock


class ProjectBody(StreamBlock):
    """What a project tells beyond the sections that every project has.

    No contact block: contacts have a section of their own. No link list: that is “Lue lisää”.
    """

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    library = LibraryBlockChooserBlock()
