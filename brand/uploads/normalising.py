"""Photographs as the site keeps them: upright, in a format every program reads, and saying nothing of where they were
taken. Done once, as a photograph comes in: neither an original nor anything made of it can then give the place away."""

from io import BytesIO
from pathlib import PurePath

from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

from .pixels import read_picture

# What says how the pixels are to be shown. All else that a file tells beside them is left out.
_KEPT = ("icc_profile", "transparency")
_ORIENTATION = 0x0112
# The formats in which a picture stays, with how it is written. Everything else becomes a JPEG.
_WRITTEN = {
    "PNG": {"optimize": False},
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 85, "speed": 8},
}
_JPEG = {"quality": 92, "optimize": True}


def normalised(file: File) -> File:
    """The picture without its metadata, turned upright, HEIC as JPEG; the same file where there is nothing to do.

    Raises UploadRefused where the picture is damaged or has too many pixels. Decodes it, so ask `check_picture` first.
    """
    with read_picture(file) as image:
        if _is_plain(image):
            return file
        form = image.format if image.format in _WRITTEN else "JPEG"
        options = dict(_WRITTEN.get(form, _JPEG))
        if _is_upright(image) and image.format == "JPEG":
            # The pixels stay as the camera packed them.
            options = {"quality": "keep"}
            upright = image
            upright.load()
        else:
            upright = ImageOps.exif_transpose(image)
        upright.info = {name: value for name, value in upright.info.items() if name in _KEPT}
        if form == "JPEG" and upright.mode not in ("RGB", "L", "CMYK"):
            upright = _on_white(upright)
        held = BytesIO()
        upright.save(held, form, icc_profile=upright.info.get("icc_profile"), **options)
    suffix = ".jpg" if form == "JPEG" else PurePath(file.name).suffix.lower()
    return SimpleUploadedFile(
        f"{PurePath(file.name).stem}{suffix}", held.getvalue(), content_type=f"image/{form.lower()}"
    )


def _is_plain(image: Image.Image) -> bool:
    """Whether the file tells nothing beside its pixels and their colours."""
    told = set(image.info) - {*_KEPT, "gamma", "dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density"}
    told -= {"progression", "progressive", "adobe", "adobe_transform", "loop", "background", "timestamp"}
    told -= {"duration", "srgb", "chromaticity", "aspect", "interlace"}
    return image.format in ("JPEG", *_WRITTEN) and not told and not image.getexif()


def _is_upright(image: Image.Image) -> bool:
    return image.getexif().get(_ORIENTATION, 1) == 1


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground
