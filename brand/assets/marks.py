"""Marks as assets: each drawing of an owner's mark has an asset of its own, made with it."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import BrandAsset, Mark, Municipality, Organisation, Region
from ..models.asset import LANGUAGES
from ..portal.assets import REGION
from ..portal.cards import shape_names


def asset_of(mark: Mark, owner: str | None = None) -> BrandAsset:
    """The mark's asset, made with the mark where there is none yet. `owner` is its name in addresses."""
    asset = BrandAsset.objects.filter(mark=mark).select_related("newest").first() if mark.pk else None
    if asset:
        return asset
    if mark.pk is None:
        mark.width, mark.height = mark.width or 0, mark.height or 0
        mark.save()
    return BrandAsset.objects.create(
        slug=f"{owner or owner_name(mark)}-{mark.shape}-{mark.variant}",
        kind=BrandAsset.Kind.MARK,
        mark=mark,
        municipality=mark.municipality,
        organisation=mark.organisation,
        **_texts(mark),
    )


def owner_name(mark: Mark) -> str:
    """What addresses call the mark's owner."""
    if isinstance(mark.municipality, Municipality):
        return mark.municipality.slug
    return mark.organisation.key if mark.organisation else REGION


def _texts(mark: Mark) -> dict[str, str]:
    texts = {}
    for language in LANGUAGES:
        ending = "" if language == LANGUAGES[0] else f"_{language}"
        with override(language):
            texts[f"title{ending}"] = f"{_owner(mark)}, {shape_names()[mark.shape]}"
            texts[f"terms{ending}"] = _(
                "For telling about the region's and its municipalities' common work, by the guideline. Not for "
                "advertising, and not as the mark of anything else."
            )
    return texts | {"keywords": "logo, tunnus, märke, brand"}


def _owner(mark: Mark) -> str:
    owner: Municipality | Organisation | None = mark.municipality or mark.organisation
    if owner is None:
        region = Region.objects.first()
        return region.name if region else ""
    return getattr(owner, "display_name", owner.name)
