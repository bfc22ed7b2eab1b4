"""Telling editors by mail, each once and in their own language, of pictures that run out."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from ..languages import admin_language_of
from ..models import Picture, RightsNotice, User
from ..roles import BRAND_TEAM
from .rights import Concern, concerns_of


def notices_due(today: date) -> Iterator[tuple[User, list[Concern]]]:
    """The people who haven't been told yet, with what they are to be told.

    The brand team may change every picture: it is told of those that concern nobody else.
    """
    concerned = {user: concerns_of(user, today) for user in _recipients()}
    overseers = {user for user in concerned if user.is_superuser or user.in_brand_team}
    told = {one.picture.pk for user, found in concerned.items() if user not in overseers for one in found}
    for user, found in concerned.items():
        due = [
            one
            for one in found
            if not (user in overseers and one.picture.pk in told) and not _notices(user, one).exists()
        ]
        if due:
            yield user, due


def send_notice(user: User, concerns: list[Concern]) -> None:
    """Send one letter, then remember it. Raises OSError, of which SMTP's own errors are a kind, where it isn't sent."""
    with translation.override(admin_language_of(user)):
        context = {
            "concerns": concerns,
            "report": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('brand_picture_rights')}",
        }
        subject = render_to_string("brand/pictures/notice_subject.txt", context).strip()
        body = render_to_string("brand/pictures/notice.txt", context)
    send_mail(subject, body, None, [user.email])
    RightsNotice.objects.bulk_create(
        [
            RightsNotice(
                picture=one.picture, person=user, shown_until=one.picture.shown_until, stage=one.stage
            )
            for one in concerns
        ],
        ignore_conflicts=True,
    )


def take_away_renditions(today: date) -> int:
    """Delete the renditions, and their files, of pictures that have run out: their addresses answer nothing.

    Returns how many there were.
    """
    renditions = Picture.get_rendition_model().objects.filter(image__in=Picture.objects.run_out(today))
    # One by one, so that each file goes with its row.
    count = 0
    for rendition in renditions:
        rendition.delete()
        count += 1
    return count


def _recipients() -> list[User]:
    may_enter = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
    users = User.objects.filter(may_enter, is_active=True).exclude(email="").distinct()
    overseers = set(User.objects.filter(groups__name=BRAND_TEAM).values_list("pk", flat=True))
    found = list(users.select_related("wagtail_userprofile").order_by("pk"))
    for user in found:
        user.in_brand_team = user.pk in overseers
    return found


def _notices(user: User, concern: Concern):
    return RightsNotice.objects.filter(
        person=user,
        picture=concern.picture,
        shown_until=concern.picture.shown_until,
        stage=concern.stage,
    )
