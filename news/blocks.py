"""The bodies of news items and events."""

from wagtail.blocks import PageChooserBlock, StreamBlock

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


class NewsBody(StreamBlock):
    """The text of a news item: all that a page may hold.

    The contacts in it are of those whom the text speaks of; who to ask of the whole has a place of its own beside it.
    """

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


class EventBody(StreamBlock):
    """What an event is like. No quote: an event tells what will happen, not what somebody said. No contact: an event
    has one place for whom to ask."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    table = TableBlock()
    download = DownloadBlock()
    call_to_action = CallToActionBlock()
    library = LibraryBlockChooserBlock()


class RelatedItems(StreamBlock):
    """What to read next, as the editor chooses it; a page leads to its translation where there is one."""

    item = PageChooserBlock(page_type="news.NewsPage")

    class Meta:
        max_num = 4
