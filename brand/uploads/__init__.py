"""What comes from outside is looked at here before anything else reads it.

Each check raises UploadRefused, a ValidationError whose message says what to do, and works in bounded memory:
what is too big is told from the length and the first bytes of a file, without decoding it.
"""

from .content import check_content
from .normalising import normalised
from .pixels import check_picture
from .refusal import UploadRefused
from .svg import cleaned_svg

__all__ = ["UploadRefused", "check_content", "check_picture", "cleaned_svg", "normalised"]
