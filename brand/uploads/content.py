"""Whether a file is what its name says: told from its first bytes and, of office files, from their list of parts.

The signatures are those of the formats' own specifications: ISO/IEC 15948 (PNG), ISO/IEC 10918-1 (JPEG), RFC 9649
(WebP), ISO/IEC 14496-12 (the `ftyp` box of AVIF, HEIC and M4A), ISO 32000 (PDF), ISO/IEC 29500 (OOXML), ISO/IEC
26300 (ODF), W3C WOFF2, RFC 3533 (Ogg), and ID3v2 with MPEG audio frames (MP3).
"""

import codecs
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from django.utils.translation import gettext as _

from ..templatetags.typography import file_size
from .refusal import UploadRefused

MB = 1024 * 1024
# The most bytes that a file may have, unless the caller says otherwise.
MAX_BYTES = 50 * MB
# An office file is a zip: what it would unpack to, and how many parts it has, are written in its list.
MAX_UNPACKED_BYTES = 400 * MB
MAX_PARTS = 10_000
_HEAD_BYTES = 1024

Test = Callable[[bytes, BinaryIO], bool]


def check_content(file: File, *, max_bytes: int = MAX_BYTES) -> str:
    """Return the file's extension, in lower case and without its dot, if its content is what that promises.

    Raises UploadRefused where the file is empty, too big, of no known kind or not what its name says. Reads
    the first kilobyte; of an office file its list of parts; of a text the whole, piece by piece.
    """
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    check_size(file, max_bytes)
    test = KINDS.get(extension)
    if test is None:
        raise UploadRefused(
            _("Files that end in “.%(extension)s” aren't taken in. Save it as one of: %(known)s.")
            % {"extension": extension, "known": ", ".join(sorted(KINDS))},
            code="unknown_kind",
        )
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    try:
        fits = test(head, file)
    finally:
        file.seek(0)
    if not fits:
        raise UploadRefused(_mismatch(extension, head), code="not_what_it_says")
    return extension


def check_size(file: File, max_bytes: int) -> None:
    """Raise UploadRefused where the file is empty or has more than `max_bytes`."""
    if not file.size:
        raise UploadRefused(_("The file is empty. Save it again and choose it anew."), code="empty")
    if file.size > max_bytes:
        raise UploadRefused(
            _("The file is %(size)s, and the most that is taken in is %(most)s. Save it smaller.")
            % {"size": file_size(file.size), "most": file_size(max_bytes)},
            code="too_big",
        )


def _mismatch(extension: str, head: bytes) -> str:
    if (
        head[:2] == b"MZ"
        or head[:4] in (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
        or head[:2] == b"#!"
    ):
        return _("This is a program, though its name ends in “.%(extension)s”. Programs aren't taken in.") % {
            "extension": extension
        }
    return _(
        "The file's name ends in “.%(extension)s”, but its content is something else or damaged. "
        "Open it in the program it was made with and save it anew."
    ) % {"extension": extension}


def _starts(*signatures: bytes) -> Test:
    return lambda head, _file: head.startswith(signatures)


def _riff(form: bytes) -> Test:
    return lambda head, _file: head[:4] == b"RIFF" and head[8:12] == form


def _boxed(*brands: bytes) -> Test:
    """An ISO base media file that names one of the brands as its own or among those it is compatible with."""

    def test(head: bytes, _file: BinaryIO) -> bool:
        length = int.from_bytes(head[:4], "big")
        named = [head[at : at + 4] for at in (8, *range(16, min(length, len(head)), 4))]
        return head[4:8] == b"ftyp" and any(brand in named for brand in brands)

    return test


def _mp3(head: bytes, _file: BinaryIO) -> bool:
    return head.startswith(b"ID3") or (
        head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 in (0xE2, 0xE4, 0xE6)
    )


def _pdf(head: bytes, _file: BinaryIO) -> bool:
    return b"%PDF-" in head


def _svg(head: bytes, _file: BinaryIO) -> bool:
    # Whether it is sound is for `cleaned_svg` to say: here, that it is a text with a drawing in it.
    return b"\0" not in head and head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<")


def _text(_head: bytes, file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(64 * 1024):
            if b"\0" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _parts(file: BinaryIO) -> dict[str, zipfile.ZipInfo]:
    """The parts of an office file by name; none where it is no zip, or one that would unpack to too much."""
    file.seek(0)
    try:
        listed = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError):
        return {}
    if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED_BYTES:
        return {}
    return {part.filename: part for part in listed}


def _ooxml(main_part: str) -> Test:
    """An Office Open XML file without macros."""

    def test(head: bytes, file: BinaryIO) -> bool:
        parts = _parts(file) if head.startswith(b"PK\x03\x04") else {}
        has_macros = any(name.lower().endswith("vbaproject.bin") for name in parts)
        return {"[Content_Types].xml", main_part} <= set(parts) and not has_macros

    return test


def _odf(media_type: bytes) -> Test:
    """An OpenDocument file: its type is its first part, neither packed nor hidden."""
    signature = b"mimetypeapplication/vnd.oasis.opendocument." + media_type

    def test(head: bytes, file: BinaryIO) -> bool:
        return head[30:].startswith(signature) and "content.xml" in _parts(file)

    return test


KINDS: dict[str, Test] = {
    "jpg": _starts(b"\xff\xd8\xff"),
    "jpeg": _starts(b"\xff\xd8\xff"),
    "png": _starts(b"\x89PNG\r\n\x1a\n"),
    "webp": _riff(b"WEBP"),
    "avif": _boxed(b"avif", b"avis"),
    "heic": _boxed(b"heic", b"heix", b"heim", b"heis"),
    "heif": _boxed(b"heic", b"heix", b"heim", b"heis"),
    "svg": _svg,
    "pdf": _pdf,
    "docx": _ooxml("word/document.xml"),
    "pptx": _ooxml("ppt/presentation.xml"),
    "xlsx": _ooxml("xl/workbook.xml"),
    "odt": _odf(b"text"),
    "odp": _odf(b"presentation"),
    "ods": _odf(b"spreadsheet"),
    "txt": _text,
    "csv": _text,
    "woff2": _starts(b"wOF2"),
    "mp3": _mp3,
    "m4a": _boxed(b"M4A ", b"mp41", b"mp42", b"isom"),
    "ogg": _starts(b"OggS"),
    "wav": _riff(b"WAVE"),
}
