"""Pictures whose licence or consent runs out, and whom that concerns."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from ..models import Picture, RightsNotice, User

# How long before the last day the editors are told.
NOTICE = timedelta(days=14)


@dataclass(frozen=True)
class Concern:
    """A picture that runs out soon or has run out, with the pages that the person it concerns may edit."""

    picture: Picture
    pages: tuple[Page, ...]
    has_run_out: bool

    @property
    def stage(self) -> str:
        return RightsNotice.Stage.OVER if self.has_run_out else RightsNotice.Stage.AHEAD


def concerns_of(user: User, today: date | None = None) -> list[Concern]:
    """The user's own pictures, and those on pages that they may edit, soonest first.

    Nothing is told of other pages: not even that there are any.
    """
    today = today or timezone.localdate()
    pictures = list(Picture.objects.running_out(today, today + NOTICE) | Picture.objects.run_out(today))
    if not pictures:
        return []
    own = _own(user, pictures)
    pages = _pages_with(user, pictures)
    found = [
        Concern(one, tuple(pages[one.pk]), one.has_run_out(today))
        for one in pictures
        if one.pk in own or pages[one.pk]
    ]
    return sorted(found, key=lambda concern: (concern.picture.shown_until, concern.picture.title))


def _own(user: User, pictures: list[Picture]) -> set[int]:
    policy = policy_registry.get_by_type(Picture)
    changeable = policy.instances_user_has_permission_for(user, "change")
    return set(changeable.filter(pk__in=[one.pk for one in pictures]).values_list("pk", flat=True))


def _pages_with(user: User, pictures: list[Picture]) -> dict[int, list[Page]]:
    """For each picture, the pages that refer to it and that the user may edit or publish."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Picture),
        to_object_id__in=[str(one.pk) for one in pictures],
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values_list("to_object_id", "object_id")
    pairs = {(int(picture), int(page)) for picture, page in rows}
    editable = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, {"change", "publish"}
    )
    pages = editable.filter(pk__in={page for _picture, page in pairs}).order_by("path").in_bulk()
    found: dict[int, list[Page]] = defaultdict(list)
    for picture, page in sorted(pairs):
        if page in pages:
            found[picture].append(pages[page])
    return found
