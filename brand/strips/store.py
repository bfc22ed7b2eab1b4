"""Drawn strips kept by the digest of what they are made of, where every web process finds them.

They are private: a draft project's strip has no address but the view that asks who may see it. What can be asked
for is bounded (templates, subjects, purposes, languages and sizes are), and so is what is kept of one state of
the records.
"""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import storages

__all__ = ["FOLDER", "kept"]

FOLDER = "strips"


def kept(digest: str, extension: str, draw: Callable[[], bytes]) -> bytes:
    """The file of that digest, drawn if it isn't there yet."""
    storage = storages["private"]
    name = f"{FOLDER}/{digest[:2]}/{digest}.{extension}"
    try:
        with storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        pass
    content = draw()
    saved = storage.save(name, ContentFile(content))
    if saved != name:  # another process was quicker, with the same bytes
        storage.delete(saved)
    return content
