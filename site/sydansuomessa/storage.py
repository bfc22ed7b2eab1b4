"""Where files are kept that are never read by their own address, on a machine without S3."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property


class PrivateFolder(FileSystemStorage):
    """The folder `private` of MEDIA_ROOT, of which no server serves anything: a view reads the file and
    answers for who may have it. Asking for an address raises ValueError, as Django's own storage does."""

    @cached_property
    def base_location(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "private"

    @property
    def base_url(self) -> None:
        return None
