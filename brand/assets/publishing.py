"""Publishing a version of an asset: the one way in, and all that follows from it, at once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.db.models import Max
from django.dispatch import Signal
from django.utils.translation import gettext as _

from ..models import AssetFile, AssetVersion, BrandAsset, Mark, Picture
from .previews import Preview, preview_of

# Sent within the transaction, with `asset`: what is made of an asset follows it.
version_published = Signal()


@dataclass(frozen=True)
class Content:
    """A file as it is published: checked, and cleaned where it needs that. `width` and `height` are a picture's
    px or a drawing's units."""

    format: str
    data: bytes
    width: float | None = None
    height: float | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def publish_version(
    asset: BrandAsset,
    contents: Sequence[Content],
    *,
    note: str = "",
    by=None,
    is_demonstration: bool = False,
    preview: Preview | None = None,
) -> AssetVersion:
    """Add a version that takes the old one's place everywhere on the site when the transaction commits.

    Raises ValidationError where there is nothing new, or where the asset's place needs another format.
    """
    contents = sorted(contents, key=lambda content: content.format)
    with transaction.atomic():
        # Two at once would take the same number: the second waits here.
        asset = BrandAsset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
        _check(asset, contents)
        number = (asset.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        version = AssetVersion(
            asset=asset,
            number=number,
            note=note,
            created_by=by,
            is_demonstration=is_demonstration,
        )
        # A mark's drawing is its own preview.
        if not asset.mark_id:
            _add_preview(version, preview or preview_of(contents))
        version.save()
        for content in contents:
            _add_file(version, content)
        asset.newest = version
        asset.save(update_fields=["newest"])
        _put_in_place(asset, version, contents)
        transaction.on_commit(lambda: _tell(asset))
        version_published.send(sender=AssetVersion, asset=asset)
    return version


def _check(asset: BrandAsset, contents: Sequence[Content]) -> None:
    if not contents:
        raise ValidationError(_("A version has at least one file."))
    formats = [content.format for content in contents]
    twice = next((one for one in formats if formats.count(one) > 1), None)
    if twice:
        raise ValidationError(
            _("Two of the files are %(format)s. A version has one file of each format.")
            % {"format": twice.upper()}
        )
    if asset.mark_id and formats != ["svg"]:
        raise ValidationError(_("A mark's file is an SVG: the site draws everything else from it."))
    newest = asset.newest
    if newest and {file.sha256 for file in newest.files.all()} == {content.sha256 for content in contents}:
        raise ValidationError(
            _("These are the files of version %(number)s. A new version has a new file.")
            % {"number": newest.number}
        )


def _add_preview(version: AssetVersion, preview: Preview | None) -> None:
    if preview is None:
        return
    version.preview_width, version.preview_height = preview.width, preview.height
    name = f"{hashlib.sha256(preview.data).hexdigest()[:32]}-preview.{preview.format}"
    version.preview.save(name, ContentFile(preview.data), save=False)


def _add_file(version: AssetVersion, content: Content) -> None:
    file = AssetFile(
        version=version,
        format=content.format,
        size=len(content.data),
        sha256=content.sha256,
        width=content.width,
        height=content.height,
    )
    file.file.save(f"{content.sha256[:32]}.{content.format}", ContentFile(content.data), save=False)
    file.save()


def _put_in_place(asset: BrandAsset, version: AssetVersion, contents: Sequence[Content]) -> None:
    """Whatever on the site shows the asset shows this version from now on."""
    if asset.mark_id:
        _renew_mark(asset.mark, version, contents[0])
    if asset.picture_id:
        _renew_picture(asset.picture, version, contents[0])


def _renew_mark(mark: Mark, version: AssetVersion, content: Content) -> None:
    # The name holds the content's digest: an address never shows two different drawings.
    name = f"marks/{version.asset.slug}.{content.sha256[:8]}.svg"
    if not mark.file.storage.exists(name):
        name = mark.file.storage.save(name, ContentFile(content.data))
    mark.file.name = name
    mark.width, mark.height = content.width, content.height
    mark.is_demonstration = version.is_demonstration
    mark.save()


def _renew_picture(picture: Picture, version: AssetVersion, content: Content) -> None:
    """The library's picture shows the new version; the first version is what the library already has."""
    if version.number == 1 and picture.file:
        return
    name = f"{version.asset.slug}-v{version.number}.{content.format}"
    picture.file = ImageFile(BytesIO(content.data), name=name)
    picture._set_image_file_metadata()
    picture.focal_point_x = picture.focal_point_y = None
    picture.focal_point_width = picture.focal_point_height = None
    picture.save()
    for rendition in picture.renditions.all():
        rendition.delete()


def _tell(asset: BrandAsset) -> None:
    from .watching import tell_watchers  # it mails: only once everything is committed

    tell_watchers(asset)
