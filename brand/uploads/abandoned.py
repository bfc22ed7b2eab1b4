"""Pictures that somebody began to add, many at once, and never gave their text alternatives."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import UploadedFile

# The page they were added on has long been closed.
KEPT = timedelta(days=7)


def remove_abandoned() -> int:
    """Delete those that have waited too long, each with its file. Returns how many there were."""
    before, count = timezone.now() - KEPT, 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        # When one arrived, only its file knows.
        if storage.exists(name):
            if storage.get_modified_time(name) > before:
                continue
            storage.delete(name)
        upload.delete()
        count += 1
    return count
