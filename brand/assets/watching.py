"""Telling those who wish to hear that what they fetched has been superseded."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils.translation import override

from ..addresses import absolute
from ..languages import admin_language_of
from ..models import AssetVersion, AssetWatch, BrandAsset
from .addresses import asset_page_url
from .reading import may_fetch

logger = logging.getLogger(__name__)


def watch(asset: BrandAsset, user) -> None:
    """The user wants to hear of versions after the newest one."""
    AssetWatch.objects.update_or_create(
        user=user, asset=asset, defaults={"version": asset.newest, "told": None}
    )


def unwatch(asset: BrandAsset, user) -> None:
    AssetWatch.objects.filter(user=user, asset=asset).delete()


def note_fetched(version: AssetVersion, user) -> None:
    """A user who watches the asset now has this version. One query, none for those who haven't signed in."""
    if getattr(user, "is_authenticated", False):
        AssetWatch.objects.filter(user=user, asset=version.asset_id).update(version=version)


def outdated_of(user):
    """The user's wishes whose asset has a newer version than they have."""
    return (
        AssetWatch.objects.filter(user=user)
        .exclude(version=F("asset__newest"))
        .select_related("asset__newest", "version")
    )


def tell_watchers(asset: BrandAsset | None = None) -> int:
    """Mail everybody who watches and hasn't heard yet, of one asset or of all. Returns how many were told.

    Can be run again: a mail that couldn't be sent is tried the next time.
    """
    outdated = AssetWatch.objects.exclude(version=F("asset__newest"))
    waiting = outdated.filter(
        Q(told=None) | ~Q(told=F("asset__newest")), user__is_active=True
    ).select_related("asset__newest", "user", "version")
    if asset is not None:
        waiting = waiting.filter(asset=asset)
    return sum(_tell(one) for one in waiting)


def _tell(watched: AssetWatch) -> bool:
    if not may_fetch(watched.user, watched.asset):
        return False
    newest = watched.asset.newest
    with override(admin_language_of(watched.user)):
        context = {
            "watched": watched,
            "asset": watched.asset,
            "newest": newest,
            "address": absolute(asset_page_url(watched.asset)),
        }
        subject = render_to_string("brand/assets/superseded_subject.txt", context).strip()
        text = render_to_string("brand/assets/superseded.txt", context)
        try:
            send_mail(subject, text, None, [watched.user.email])
        except (SMTPException, OSError):
            logger.exception("User %s was not told of version %s", watched.user_id, newest.pk)
            return False
    AssetWatch.objects.filter(pk=watched.pk).update(told=newest)
    return True
