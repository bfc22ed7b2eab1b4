"""The bodies of news items, events and public notices."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

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
from brand.blocks.translating import TranslatedParts


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


class NoticeParagraphBlock(ParagraphBlock):
    """Running text without links to documents: a notice's files stand in one place, from which they are removed."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": ["bold", "link", "ol", "ul"]} | kwargs)


class NoticeBody(StreamBlock):
    """The text of a public notice. No pictures and no ready-made blocks: what a notice says is removed with it."""

    heading = HeadingBlock()
    paragraph = NoticeParagraphBlock()


class NoticeFileBlock(TranslatedParts, StructBlock):
    """A file of a notice, under the name that readers see."""

    translated = ("name",)

    document = DocumentChooserBlock(label=_("File"))
    name = CharBlock(
        label=_("Name"), max_length=150, help_text=_("What the file is, such as “Map of the plan”.")
    )

    class Meta:
        icon = "doc-full"
        label = _("File")


class NoticeFiles(StreamBlock):
    """The files of a notice. They are deleted with it."""

    file = NoticeFileBlock()

    class Meta:
        max_num = 20
        required = False
