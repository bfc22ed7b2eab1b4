"""Pictures of pixels: how many there may be, and whether they are all there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pillow_heif
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, UnidentifiedImageError

from .content import MB, check_content
from .refusal import UploadRefused

PICTURE_EXTENSIONS = ("avif", "heic", "heif", "jpeg", "jpg", "png", "webp")
MAX_PICTURE_BYTES = 25 * MB
# Four times what a phone takes. One decoded picture of this size takes 200 MB, and each process decodes one.
MAX_PIXELS = 50_000_000
# To see that a JPEG is whole, it is decoded at an eighth of its size: the whole file is read, few pixels kept.
_GLANCE = 8
# MPO is a JPEG that some phones put a preview or a second view behind: only the first picture is shown.
_JPEG_FORMATS = ("JPEG", "MPO")

pillow_heif.register_heif_opener()


def check_picture(file: File) -> tuple[int, int]:
    """Return the picture's width and height in pixels, as stored, if it can be taken in.

    Raises UploadRefused where it is not what its name says, too big in bytes or in pixels, or not whole. A
    picture of too many pixels is refused without being decoded.
    """
    extension = check_content(file, max_bytes=MAX_PICTURE_BYTES)
    if extension not in PICTURE_EXTENSIONS:
        raise UploadRefused(
            _("A file that ends in “.%(extension)s” is no photograph. Save it as one of: %(known)s.")
            % {"extension": extension, "known": ", ".join(PICTURE_EXTENSIONS)},
            code="no_picture",
        )
    with read_picture(file) as image:
        _check_pixels(image)
        width, height = image.size
        if image.format in _JPEG_FORMATS:
            image.draft(None, (max(1, width // _GLANCE), max(1, height // _GLANCE)))
        image.load()
    return width, height


def _check_pixels(image: ImageFile.ImageFile) -> None:
    frames = 1 if image.format in _JPEG_FORMATS else getattr(image, "n_frames", 1)
    pixels = image.width * image.height * frames
    if pixels > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> UploadRefused:
    return UploadRefused(
        _("The picture has more than %(most)d million pixels. Save it smaller, for example 4000 pixels wide.")
        % {"most": MAX_PIXELS // 1_000_000},
        code="too_many_pixels",
    )


@contextmanager
def read_picture(file: File) -> Iterator[ImageFile.ImageFile]:
    """The picture with its header read. What Pillow raises on what is damaged becomes a refusal."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            yield image
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    # RuntimeError is what libheif's decoder gives up with.
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, UnidentifiedImageError) as error:
        if isinstance(error, UploadRefused):
            raise
        raise UploadRefused(
            _(
                "The picture is damaged or incomplete. Fetch it anew from where it was taken, and choose it again."
            ),
            code="damaged",
        ) from error
    finally:
        file.seek(0)
