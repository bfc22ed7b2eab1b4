"""Counting downloads: by what was fetched, municipality and day, and by nothing that tells who it was.

Whatever is fetched counts for one municipality, by one rule (`_municipality`): the signed-in user's own; else the
one that the address names; else the one whose it is. What is the whole region's, or several municipalities', counts
for none.

Several processes count at the same time: each adds to the number in the database, not to one it has read.
A count that can't be written is a line in the log, and the file goes out all the same.
"""

import logging
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ..models import AssetVersion, DownloadCount, DrawnCount, Municipality

# The municipality for whose use something is fetched, as addresses have it.
FOR_MUNICIPALITY = "kunta"
logger = logging.getLogger(__name__)


def count_download(version: AssetVersion, request: HttpRequest) -> None:
    """Add one to a version's. Nothing is raised, whatever the database says."""
    try:
        with transaction.atomic():
            municipality = _municipality(request, version.asset.municipality_id)
            _add_one(DownloadCount, municipality, version=version)
    except DatabaseError:
        logger.exception("A download of version %s was not counted", version.pk)


def count_drawn(what: str, extension: str, request: HttpRequest, owner_id: int | None = None) -> None:
    """Add one to what is made on request. `owner_id` is the municipality's whose it is. Nothing is raised."""
    if request.headers.get("Sec-Fetch-Dest") == "image":
        # A page shows it, such as the portal the emblem: nobody has taken it along.
        return
    try:
        with transaction.atomic():
            _add_one(DrawnCount, _municipality(request, owner_id), what=what, format=extension)
    except DatabaseError:
        logger.exception("A download of %s was not counted", what)


def _add_one(model: type[DownloadCount | DrawnCount], municipality_id: int | None, **what: Any) -> None:
    row = what | {"municipality_id": municipality_id, "day": timezone.localdate()}
    counts = model.objects.filter(**row)
    if counts.update(number=F("number") + 1):
        return
    try:
        with transaction.atomic():
            model.objects.create(**row, number=1)
    except IntegrityError:
        # Another process has made the day's row in between.
        counts.update(number=F("number") + 1)


def _municipality(request: HttpRequest, owner_id: int | None) -> int | None:
    """The municipality that a download counts for. `owner_id` is the one whose it is, None for no single one."""
    return _own(request) or _named(request) or owner_id


def _own(request: HttpRequest) -> int | None:
    """The signed-in user's own; None for who works for several, or for the whole region."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    own = Municipality.objects.filter(editors__user=user) | Municipality.objects.filter(
        chief_editors__user=user
    )
    keys = set(own.values_list("pk", flat=True))
    return keys.pop() if len(keys) == 1 else None


def _named(request: HttpRequest) -> int | None:
    slug = request.GET.get(FOR_MUNICIPALITY, "").replace("\0", "")
    return Municipality.objects.filter(slug=slug).values_list("pk", flat=True).first() if slug else None
