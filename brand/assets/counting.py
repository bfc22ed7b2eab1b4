"""Counting downloads: by version, municipality and day, and by nothing that tells who it was.

Several processes count at the same time: each adds to the number in the database, not to one it has read.
A count that can't be written is a line in the log, and the file goes out all the same.
"""

import logging

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ..models import AssetVersion, DownloadCount, Municipality

# The municipality for whose use something is fetched, as addresses have it.
FOR_MUNICIPALITY = "kunta"
logger = logging.getLogger(__name__)


def count_download(version: AssetVersion, request: HttpRequest) -> None:
    """Add one. Nothing is raised, whatever the database says."""
    try:
        with transaction.atomic():
            _add_one(version, _municipality(version, request))
    except DatabaseError:
        logger.exception("A download of version %s was not counted", version.pk)


def _add_one(version: AssetVersion, municipality_id: int | None) -> None:
    row = {"version": version, "municipality_id": municipality_id, "day": timezone.localdate()}
    counts = DownloadCount.objects.filter(**row)
    if counts.update(number=F("number") + 1):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(**row, number=1)
    except IntegrityError:
        # Another process has made the day's row in between.
        counts.update(number=F("number") + 1)


def _municipality(version: AssetVersion, request: HttpRequest) -> int | None:
    """Whose use it is counted for: what the address says, else the signed-in user's, else the asset's own."""
    slug = request.GET.get(FOR_MUNICIPALITY, "")
    if slug:
        found = Municipality.objects.filter(slug=slug).values_list("pk", flat=True).first()
        if found:
            return found
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        own = Municipality.objects.filter(editors__user=user) | Municipality.objects.filter(
            chief_editors__user=user
        )
        found = own.values_list("pk", flat=True).first()
        if found:
            return found
    return version.asset.municipality_id
