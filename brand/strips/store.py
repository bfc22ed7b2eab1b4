"""Drawn strips kept by the digest of what they are made of, where every web process finds them.

They are private: a draft project's strip has no address but the view that asks who may see it. What can be asked
for is bounded (templates, subjects, purposes, languages and sizes are), and so is what is kept of one state of
the records. What was drawn long ago goes: whoever asks for it gets it drawn anew.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils import timezone

__all__ = ["FOLDER", "forget_old", "kept"]

FOLDER = "strips"
KEPT = timedelta(days=90)


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


def forget_old() -> int:
    """Delete what was drawn longer ago than it is kept. Returns how many files there were."""
    storage, before, count = storages["private"], timezone.now() - KEPT, 0
    for name in _names(storage):
        if storage.get_modified_time(name) < before:
            storage.delete(name)
            count += 1
    return count


def _names(storage: Storage) -> list[str]:
    try:
        folders = [f"{FOLDER}/{folder}" for folder in storage.listdir(FOLDER)[0]]
    except FileNotFoundError:  # nobody has asked for a strip yet
        return []
    return [f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1]]
