"""Files as they come from phones, drawing programs and people with other intentions."""

import struct
import zipfile
import zlib
from io import BytesIO

import pillow_heif
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PROGRAM = b"MZ\x90\x00\x03" + bytes(2000)
NORTH, EAST = (62.0, 52.0, 12.0), (24.0, 48.0, 31.0)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def svg(inside: str) -> bytes:
    """A drawing with `inside` in it."""
    return SVG.format(inside).encode()


def pdf(colour: str = "#12372a") -> bytes:
    """A page, wider than high, whose upper left corner is in that colour."""
    paper = "#set page(width: 160pt, height: 100pt, margin: 0pt)"
    corner = f'#rect(width: 80pt, height: 50pt, fill: rgb("{colour}"))'
    return typst.compile(f"{paper}\n{corner}".encode(), format="pdf")


def jpeg(width: int = 160, height: int = 100) -> bytes:
    return _saved(Image.new("RGB", (width, height), "#7F9B94"), "JPEG")


def png(width: int = 160, height: int = 100) -> bytes:
    return _saved(Image.new("RGB", (width, height), "#7F9B94"), "PNG")


def phone_jpeg(width: int = 4032, height: int = 3024) -> bytes:
    """What a phone held upright takes: lying pixels, orientation 6, and the place. The red is up once turned."""
    return _saved(_lying(width, height), "JPEG", exif=phone_exif())


def phone_heic(width: int = 800, height: int = 600) -> bytes:
    """The same from an iPhone. HEIC says how it is turned by a property of its own."""
    held = BytesIO()
    file = pillow_heif.from_pillow(_lying(width, height))
    file.save(held, format="HEIF", exif=phone_exif().tobytes(), quality=70)
    return held.getvalue()


def phone_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Puhelin"
    exif.get_ifd(0x8825).update({1: "N", 2: NORTH, 3: "E", 4: EAST})
    return exif


def huge_png(side: int = 30_000) -> bytes:
    """A real picture of `side` × `side` pixels, one bit each, that packs to some hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    row = bytes(1 + (side + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def huge_jpeg(side: int = 30_000) -> bytes:
    """A JPEG that says it has `side` × `side` pixels."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", side, side)
    return bytes(data)


def office(main_part: str, *others: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("[Content_Types].xml", main_part, *others):
            packed.writestr(name, "<x/>")
    return held.getvalue()


def _lying(width: int, height: int) -> Image.Image:
    """Grey with a red band on its left, which is the upper edge once it is turned as orientation 6 says."""
    image = Image.new("RGB", (width, height), "#888888")
    image.paste("#cc0000", (0, 0, width // 4, height))
    return image


def _saved(image: Image.Image, form: str, **options) -> bytes:
    held = BytesIO()
    image.save(held, form, **options)
    return held.getvalue()
