from .call_to_action import CallToActionBlock
from .contact import ContactBlock
from .download import DownloadBlock
from .gallery import GalleryBlock
from .library import LibraryBlockChooserBlock
from .link import LinkBlock
from .parts_together import PartsTogether
from .picture import PictureBlock
from .table import TableBlock
from .text import LINE_FEATURES, TEXT_FEATURES, HeadingBlock, ParagraphBlock, QuoteBlock
from .video import Captions, VideoBlock

__all__ = [
    "LINE_FEATURES",
    "TEXT_FEATURES",
    "CallToActionBlock",
    "Captions",
    "ContactBlock",
    "DownloadBlock",
    "GalleryBlock",
    "HeadingBlock",
    "LibraryBlockChooserBlock",
    "LinkBlock",
    "ParagraphBlock",
    "PartsTogether",
    "PictureBlock",
    "QuoteBlock",
    "TableBlock",
    "VideoBlock",
]
