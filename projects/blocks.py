"""What a project's page is composed of beyond its fixed sections."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock
from wagtail.documents.blocks import DocumentChooserBlock

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


class ProjectFileBlock(DocumentChooserBlock):
    """A file to download. Its name is the document's own, so that it is the same wherever it is offered."""

    class Meta:
        icon = "doc-full"
        label = _("File")
        description = _("A report, a plan or a handout to download.")
        template = "projects/blocks/file.html"


class ProjectFiles(StreamBlock):
    """The project's files. Only files: a page to read further goes into “Lue lisää”."""

    file = ProjectFileBlock()
