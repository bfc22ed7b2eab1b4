"""Who may have an asset, and its files as bytes."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ..models import AssetFile, BrandAsset

PIECE = 256 * 1024


def manages_assets(user) -> bool:
    """Whether somebody may publish versions and see what isn't in force."""
    return bool(getattr(user, "is_authenticated", False)) and user.has_perm("brand.change_brandasset")


def may_know_of(user, asset: BrandAsset) -> bool:
    """Whether an asset is there at all for somebody: the internal ones aren't for those who haven't signed in,
    nor those of the future for any but the ones who manage them."""
    if manages_assets(user):
        return True
    if asset.newest_id is None or asset.state(timezone.localdate()) == "coming":
        return False
    return asset.is_public or bool(getattr(user, "is_authenticated", False))


def may_fetch(user, asset: BrandAsset) -> bool:
    """Whether somebody may have its files: what is no longer in force only the ones who manage it."""
    if not may_know_of(user, asset):
        return False
    return manages_assets(user) or asset.state(timezone.localdate()) == "valid"


def pieces(file: AssetFile, user) -> Iterator[bytes]:
    """The file piece by piece. Raises PermissionDenied, before the first one, for who may not have it."""
    if not may_fetch(user, file.version.asset):
        raise PermissionDenied
    opened = file.file.storage.open(file.file.name)
    return _read(opened)


def _read(opened) -> Iterator[bytes]:
    with opened:
        while piece := opened.read(PIECE):
            yield piece
