"""The templates and the guideline as assets of the portal: a new version once what they are made of has changed.

Nobody uploads them. They are made of marks, rules, words and colours, and the same of these give the same bytes: so
whether there is something new is seen by making them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..assets.previews import of_picture
from ..assets.publishing import Content, publish_version
from ..models import BrandAsset, Mark, Municipality, Region
from ..portal.assets import REGION
from .asset_words import asset_texts
from .dress import Dress, NoMark, municipality_dress, region_dress
from .guideline import guideline_cover, guideline_pdf
from .previews import slides_preview, word_preview
from .slides import slide_template
from .word import word_template

__all__ = [
    "guideline_asset",
    "is_worn",
    "publish_documents",
    "publish_guideline",
    "publish_templates",
    "template_asset",
]

GUIDELINE = "viestintaohje"
_WORN = (Mark.Variant.COLOUR, Mark.Variant.NEGATIVE)
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Kind:
    """A kind of template: its name in addresses, its words, and how it and its preview are made."""

    name: str
    words: str
    make: Callable[[Dress], bytes]
    preview: Callable[[Dress], bytes]


KINDS = {
    "docx": Kind("word-pohja", "word", word_template, word_preview),
    "pptx": Kind("powerpoint-pohja", "slides", slide_template, slides_preview),
}


def publish_templates(municipality: Municipality | None, only_missing: bool = False) -> int:
    """The Word and PowerPoint templates of a municipality, or the region's. Returns how many versions are new.

    Raises NoMark where the owner has no mark for one of the grounds.
    """
    return sum(
        _publish_template(municipality, ending, language, only_missing)
        for ending in KINDS
        for language in LANGUAGES
    )


def publish_guideline(only_missing: bool = False) -> int:
    """The guideline in each language. Returns how many versions are new. Raises NoMark."""
    return sum(_publish_guideline(language, only_missing) for language in LANGUAGES)


def publish_documents(only_missing: bool = False) -> int:
    """Everything that is made of the records. Whoever has no mark yet has no templates yet either."""
    makers: Iterator[Callable[[], int]] = (
        lambda owner=owner: publish_templates(owner, only_missing)
        for owner in (None, *Municipality.objects.all())
    )
    published = 0
    for make in (*makers, lambda: publish_guideline(only_missing)):
        try:
            published += make()
        except NoMark:
            continue
    return published


def is_worn(mark: Mark) -> bool:
    """Whether there are templates in the portal that show this mark. One query at most."""
    if mark.organisation_id or mark.shape != Mark.Shape.HORIZONTAL or mark.variant not in _WORN:
        return False
    templates = BrandAsset.objects.filter(kind=BrandAsset.Kind.TEMPLATE, newest__isnull=False)
    return templates.filter(municipality=mark.municipality_id).exists()


def template_asset(owner: str, ending: str, language: str) -> BrandAsset | None:
    """The published template of an owner, as addresses name both. One query."""
    return _published(_slug(f"{owner}-{KINDS[ending].name}", language)).first()


def guideline_asset(language: str) -> BrandAsset | None:
    """The published guideline in that language, with its file. Two queries."""
    found = _published(_slug(GUIDELINE, language))
    return found.select_related("newest").prefetch_related("newest__files").first()


def _publish_template(
    municipality: Municipality | None, ending: str, language: str, only_missing: bool
) -> bool:
    kind = KINDS[ending]
    slug = _slug(f"{municipality.slug if municipality else REGION}-{kind.name}", language)
    if only_missing and _published(slug).exists():
        return False
    dress = municipality_dress(municipality, language) if municipality else region_dress(language)
    asset = _asset(
        slug, BrandAsset.Kind.TEMPLATE, asset_texts(kind.words, dress.owner, language), municipality
    )
    return _publish(asset, Content(ending, kind.make(dress)), lambda: kind.preview(dress))


def _publish_guideline(language: str, only_missing: bool) -> bool:
    slug = _slug(GUIDELINE, language)
    if only_missing and _published(slug).exists():
        return False
    content = Content("pdf", guideline_pdf(language))
    region = Region.objects.first()
    texts = asset_texts("guideline", region.name if region else "", language)
    asset = _asset(slug, BrandAsset.Kind.GUIDELINE, texts)
    return _publish(asset, content, lambda: guideline_cover(language))


def _published(slug: str) -> QuerySet[BrandAsset]:
    return BrandAsset.objects.filter(slug=slug, newest__isnull=False)


def _slug(name: str, language: str) -> str:
    return name if language == settings.LANGUAGE_CODE else f"{name}-{language}"


def _asset(
    slug: str, kind: str, texts: dict[str, str], municipality: Municipality | None = None
) -> BrandAsset:
    """The asset of that name; the brand team's own words on it stay."""
    defaults = texts | {"kind": kind, "municipality": municipality}
    return BrandAsset.objects.get_or_create(slug=slug, defaults=defaults)[0]


def _publish(asset: BrandAsset, content: Content, draw: Callable[[], bytes]) -> bool:
    """Publish the content unless the newest version has it already, or is somebody's own work: that stays."""
    newest = asset.newest
    if newest and (newest.created_by_id or content.sha256 in {file.sha256 for file in newest.files.all()}):
        return False
    with override(settings.LANGUAGE_CODE):
        note = _("Made anew: the mark, the rules or the template has changed.") if newest else ""
    try:
        publish_version(asset, [content], note=note, preview=of_picture(draw()))
    except ValidationError:
        # Another process has published the very same in between.
        return False
    return True
