"""Where files are kept: what may be read by its own address, and everything else."""

import errno
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible
from django.utils.functional import cached_property

# Renditions and marks. A folder that isn't named here is private: originals, documents, drafts, and whatever
# a new file field brings.
RENDITIONS, MARKS = "images", "marks"
PUBLIC_FOLDERS = (RENDITIONS, MARKS)


# The last room of a disk, or a tenth of a small one: the database writes there, and renditions are drawn.
KEPT_BYTES = 100_000_000


class Folder(FileSystemStorage):
    """A folder that takes no upload into the last room of its disk. A file that ran out of room halfway would stay
    there as half a file, and the database beside it couldn't write any more."""

    def _save(self, name: str, content: File) -> str:
        if Path(name).parts[0] != RENDITIONS and not self._has_room_for(content.size):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
        return super()._save(name, content)

    def _has_room_for(self, size: int) -> bool:
        place = Path(self.location)
        disk = shutil.disk_usage(next(each for each in (place, *place.parents) if each.exists()))
        return disk.free - size >= min(KEPT_BYTES, disk.total // 10)


class PrivateFolder(Folder):
    """The folder `private` of MEDIA_ROOT, of which no server serves anything: a view reads the file and
    answers for who may have it. Asking for an address raises ValueError, as Django's own storage does."""

    @cached_property
    def base_location(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "private"

    @property
    def base_url(self) -> None:
        return None


@deconstructible
class BucketByFolder(Storage):
    """The default storage where S3 is set: a file's folder tells its bucket, public or private.

    Access lists on single objects aren't used: not every S3 has them, and a bucket can't be half open by mistake.
    """

    def _bucket(self, name: str) -> Storage:
        folder = Path(name).parts[:1]
        return storages["public" if folder and folder[0] in PUBLIC_FOLDERS else "private"]

    def _open(self, name: str, mode: str = "rb") -> File:
        return self._bucket(name).open(name, mode)

    def _save(self, name: str, content: File) -> str:
        return self._bucket(name)._save(name, content)

    def delete(self, name: str) -> None:
        self._bucket(name).delete(name)

    def exists(self, name: str) -> bool:
        return self._bucket(name).exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        return self._bucket(path).listdir(path)

    def size(self, name: str) -> int:
        return self._bucket(name).size(name)

    def url(self, name: str) -> str:
        """For a private file an address that is signed and runs out."""
        return self._bucket(name).url(name)

    def get_modified_time(self, name: str):
        return self._bucket(name).get_modified_time(name)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return self._bucket(name).get_available_name(name, max_length)


def public_files_origin() -> str:
    """Scheme and host from which the public files come; empty where the site serves them itself."""
    if not isinstance(storages["default"], BucketByFolder):
        return ""
    address = urlsplit(storages["public"].url(f"{PUBLIC_FOLDERS[0]}/any"))
    return f"{address.scheme}://{address.netloc}"
