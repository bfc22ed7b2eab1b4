"""What may come in as an asset's file: told from its content, and cleaned, before anything else reads it."""

from collections.abc import Iterable
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from lxml import etree

from ..logos.svg import view_size
from ..models import BrandAsset
from ..pdf_pages import SlowPDF, UnreadablePDF
from ..portal.drawing import NotDrawable, is_blank
from ..uploads import UploadRefused, check_content, check_picture, cleaned_svg
from ..uploads.svg import MAX_SVG_BYTES
from .previews import of_page
from .publishing import Content

Kind = BrandAsset.Kind
_PICTURES = ("jpg", "jpeg", "png", "webp", "avif")
FORMATS: dict[str, tuple[str, ...]] = {
    Kind.MARK: ("svg",),
    Kind.PHOTOGRAPH: _PICTURES,
    Kind.TEMPLATE: ("docx", "pptx", "xlsx", "odt", "odp", "ods", "pdf", "svg"),
    Kind.GUIDELINE: ("pdf",),
    Kind.FONT: ("woff2",),
    Kind.SOUND: ("mp3", "m4a", "ogg", "wav"),
}
# In the drawing's own units. Below this it is a dot that some program has written by mistake.
SMALLEST_DRAWING = 8
LONGEST_RATIO = 20
SMALLEST_PICTURE_PX = 200
_TEXT = "{http://www.w3.org/2000/svg}text"


def contents_of(kind: str, files: Iterable[File]) -> list[Content]:
    """The files of one version. Raises ValidationError with a message for each that isn't taken in, by name."""
    contents, errors = [], []
    for file in files:
        try:
            contents.append(_content(kind, file))
        except UploadRefused as refused:
            errors.append(
                _("%(file)s: %(why)s")
                % {"file": PurePath(file.name or "").name[:80], "why": " ".join(refused.messages)}
            )
    if errors:
        raise ValidationError(errors)
    return contents


def mark_drawing(file: File) -> Content:
    """A mark's drawing, cleaned. Raises UploadRefused."""
    return _content(Kind.MARK, file)


def _content(kind: str, file: File) -> Content:
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    if extension not in FORMATS[kind]:
        raise UploadRefused(
            _("An asset of this kind comes as %(formats)s.")
            % {"formats": ", ".join(one.upper() for one in FORMATS[kind])},
            code="format",
        )
    if extension in _PICTURES:
        return _picture(extension, file)
    if extension == "svg":
        check_content(file, max_bytes=MAX_SVG_BYTES)
        return _drawing(file, is_mark=kind == Kind.MARK)
    check_content(file)
    file.seek(0)
    content = Content(extension, file.read())
    if extension == "pdf":
        _check_opens(content.data)
    return content


def _check_opens(document: bytes) -> None:
    try:
        of_page(document)
    except SlowPDF as error:
        raise UploadRefused(
            _(
                "The first page of the PDF takes too long to draw. Save it lighter: with smaller pictures, for example."
            ),
            code="slow",
        ) from error
    except UnreadablePDF as error:
        raise UploadRefused(
            _(
                "The PDF doesn't open: it is broken or asks for a password. Save it once more, without a password."
            ),
            code="unreadable",
        ) from error


def _picture(extension: str, file: File) -> Content:
    width, height = check_picture(file)
    if min(width, height) < SMALLEST_PICTURE_PX:
        raise UploadRefused(
            _("The picture is %(width)d × %(height)d px. It takes at least %(least)d px each way.")
            % {"width": width, "height": height, "least": SMALLEST_PICTURE_PX},
            code="too_small",
        )
    file.seek(0)
    return Content("jpg" if extension == "jpeg" else extension, file.read(), width, height)


def _drawing(file: File, is_mark: bool) -> Content:
    # One byte over the limit is enough for the refusal: the rest of a huge file is never read.
    file.seek(0)
    data = cleaned_svg(file.read(MAX_SVG_BYTES + 1))
    root = etree.fromstring(data)
    width, height = _measures(root)
    if min(width, height) < SMALLEST_DRAWING:
        raise UploadRefused(
            _("The drawing is %(width)g × %(height)g. Save it so that each side is at least %(least)d.")
            % {"width": width, "height": height, "least": SMALLEST_DRAWING},
            code="too_small",
        )
    if max(width / height, height / width) > LONGEST_RATIO:
        raise UploadRefused(
            _(
                "The drawing is %(width)g × %(height)g: at most %(most)d times as long as it is high, or the other way."
            )
            % {"width": width, "height": height, "most": LONGEST_RATIO},
            code="too_long",
        )
    if is_mark and root.find(f".//{_TEXT}") is not None:
        raise UploadRefused(
            _("The mark holds text, which looks different on each machine. Convert it to outlines."),
            code="text",
        )
    if is_mark:
        _check_seen(data)
    return Content("svg", data, width, height)


def _check_seen(data: bytes) -> None:
    try:
        if not is_blank(data):
            return
    except NotDrawable:
        return
    raise UploadRefused(
        _(
            "Nothing is seen of the mark: it is outside the drawing's viewBox or too small in it. Save it filling it."
        ),
        code="blank",
    )


def _measures(root: etree._Element) -> tuple[float, float]:
    try:
        width, height = view_size(root)
    except ValueError:
        raise UploadRefused(
            _("The drawing doesn't say its size. Save it with a viewBox (“responsive” in some programs)."),
            code="no_size",
        ) from None
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise UploadRefused(_("The drawing's width and height must be above zero."), code="no_size")
    return width, height
