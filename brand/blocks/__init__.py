from .contact import ContactBlock
from .library import LibraryBlockChooserBlock
from .link import LinkBlock
from .parts_together import PartsTogether
from .picture import PictureBlock
from .text import LINE_FEATURES, TEXT_FEATURES, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "LINE_FEATURES",
    "TEXT_FEATURES",
    "ContactBlock",
    "HeadingBlock",
    "LibraryBlockChooserBlock",
    "LinkBlock",
    "ParagraphBlock",
    "PartsTogether",
    "PictureBlock",
    "QuoteBlock",
]
