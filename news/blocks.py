"""The bodies of news items and events."""

from wagtail.blocks import StreamBlock

from brand.blocks import HeadingBlock, LibraryBlockChooserBlock, ParagraphBlock, PictureBlock, QuoteBlock


class NewsBody(StreamBlock):
    """The text of a news item. No contact block: who to ask has a place of its own beside the text."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    library = LibraryBlockChooserBlock()


class EventBody(StreamBlock):
    """What an event is like. No quote: an event tells what will happen, not what somebody said."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    library = LibraryBlockChooserBlock()
