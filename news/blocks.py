"""The bodies of news items, events and public notices."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from brand.blocks import HeadingBlock, LibraryBlockChooserBlock, ParagraphBlock, PictureBlock, QuoteBlock
from brand.blocks.translating import TranslatedParts


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
