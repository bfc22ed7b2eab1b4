"""What the portal shows: the marks that the filter leaves, the EU emblem, the colours."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..languages import current_language
from ..logos.emblem import STATEMENTS
from ..models import Mark, Municipality, Region
from .assets import REGION, UNION_VARIANTS, Download, downloads, mark_asset, union_assets
from .colours import Swatch, swatches

# An owner has four shapes in four variants: without a filter, each page is one owner's.
PER_PAGE = 16
KEPT_SECONDS = 30 * 24 * 60 * 60
_PREVIEW_HEIGHTS = {"symbol": 124, "small": 32, "horizontal": 60, "stacked": 132}
_DARK = (Mark.Variant.NEGATIVE, Mark.Variant.WHITE)


@dataclass(frozen=True)
class Choice:
    """A chip of the filter. `mark` is its owner's small mark, where it has one."""

    value: str
    label: str
    is_chosen: bool
    mark: Mark | None = None


@dataclass(frozen=True)
class Card:
    """A mark with its files. `ground` is dark, tuohi or empty for white; sizes are in px."""

    title: str
    use: str
    ground: str
    preview_url: str
    preview_width: int
    preview_height: int
    svg_kilobytes: int
    files: list[Download]


@dataclass(frozen=True)
class StatementFiles:
    """The emblem with one statement. `language` is the statement's."""

    words: str
    language: str
    files: list[Download]


@dataclass(frozen=True)
class UnionCard:
    """A variant of the EU emblem with what it is for; `whole` is for what the EU pays for alone."""

    title: str
    use: str
    variant: str
    preview_url: str
    preview_width: int
    preview_height: int
    part: list[StatementFiles]
    whole: list[StatementFiles]


@dataclass(frozen=True)
class PortalContents:
    """The portal's parts. `query` is the filter as an address has it, `chosen` as people say it."""

    owners: list[Choice]
    uses: list[Choice]
    cards: Page
    query: str
    chosen: str
    union: list[UnionCard]
    swatches: list[Swatch]


def portal_contents(request: HttpRequest) -> PortalContents:
    """What the portal shows for this request. A value that the filter doesn't know is left out of account."""
    region = Region.objects.first()
    municipalities = list(Municipality.objects.defer("facet"))
    names = {REGION: region.name if region else ""} | {one.slug: one.name for one in municipalities}
    slugs: dict[int | None, str] = {None: REGION} | {one.pk: one.slug for one in municipalities}
    uses = _uses()
    owners_asked = [value for value in request.GET.getlist("kunta") if value in names]
    uses_asked = [value for value in request.GET.getlist("kaytto") if value in uses]
    marks = _in_order(Mark.objects.filter(organisation=None), list(slugs))
    small = {slugs[mark.municipality_id]: mark for mark in marks if _is(mark, "small", "colour")}
    left = [
        mark
        for mark in marks
        if (not owners_asked or slugs[mark.municipality_id] in owners_asked)
        and (not uses_asked or any(_serves(mark, use) for use in uses_asked))
    ]
    cards = Paginator(left, PER_PAGE).get_page(request.GET.get("sivu"))
    cards.object_list = _cards(list(cards.object_list), slugs, names)
    return PortalContents(
        owners=[
            Choice(value, name, value in owners_asked, small.get(value)) for value, name in names.items()
        ],
        uses=[Choice(value, label, value in uses_asked) for value, label in uses.items()],
        cards=cards,
        query=urlencode([("kunta", one) for one in owners_asked] + [("kaytto", one) for one in uses_asked]),
        chosen=", ".join([names[one] for one in owners_asked] + [uses[one].lower() for one in uses_asked]),
        union=_union_cards(),
        swatches=swatches(),
    )


def _uses() -> dict[str, str]:
    return {
        "vaalea": _("Light ground"),
        "tumma": _("Dark ground"),
        "yksivarinen": _("One colour"),
        "pieni": _("Profile pictures and small sizes"),
    }


def _serves(mark: Mark, use: str) -> bool:
    match use:
        case "vaalea":
            return mark.variant in (Mark.Variant.COLOUR, Mark.Variant.BLACK)
        case "tumma":
            return mark.variant in _DARK
        case "yksivarinen":
            return mark.variant in (Mark.Variant.BLACK, Mark.Variant.WHITE)
    return mark.shape in (Mark.Shape.SYMBOL, Mark.Shape.SMALL)


def _is(mark: Mark, shape: str, variant: str) -> bool:
    return (mark.shape, mark.variant) == (shape, variant)


def _in_order(marks: Any, owners: list[int | None]) -> list[Mark]:
    """The region's first, then each municipality's; for each owner the marks that are asked for most first."""
    shapes = ["horizontal", "stacked", "symbol", "small"]
    variants = [str(variant) for variant in Mark.Variant.values]
    return sorted(
        marks,
        key=lambda mark: (
            owners.index(mark.municipality_id),
            shapes.index(mark.shape),
            variants.index(mark.variant),
        ),
    )


def _cards(marks: list[Mark], slugs: dict[int | None, str], names: dict[str, str]) -> list[Card]:
    shapes, uses = _shape_names(), _variant_uses()
    sizes = _sizes(marks)
    cards = []
    for mark in marks:
        slug = slugs[mark.municipality_id]
        height = _PREVIEW_HEIGHTS[mark.shape]
        cards.append(
            Card(
                title=f"{names[slug]}, {shapes[mark.shape]}",
                use=uses[mark.variant],
                ground=_ground(mark),
                preview_url=mark.file.url,
                preview_width=round(height * mark.width / (mark.height or height)),
                preview_height=height,
                svg_kilobytes=max(1, round(sizes[mark.file.name] / 1024)),
                files=downloads(mark_asset(mark, slug)),
            )
        )
    return cards


def _sizes(marks: list[Mark]) -> dict[str, int]:
    """The files' sizes in bytes by name. A storage may be far away and a name is never used for two files, so
    each is asked for once."""
    keys = {f"mark-size:{mark.file.name}": mark for mark in marks}
    known = cache.get_many(keys)
    asked = {key: _size(mark) for key, mark in keys.items() if key not in known}
    if asked:
        cache.set_many(asked, KEPT_SECONDS)
    return {keys[key].file.name: size for key, size in (known | asked).items()}


def _size(mark: Mark) -> int:
    try:
        return mark.file.size
    except FileNotFoundError:
        return 0


def _ground(mark: Mark) -> str:
    if mark.variant in _DARK:
        return "dark"
    return "tuohi" if _is(mark, "stacked", "colour") else ""


def _shape_names() -> dict[str, str]:
    return {
        "symbol": _("heart"),
        "small": _("heart for small sizes"),
        "horizontal": _("horizontal mark"),
        "stacked": _("stacked mark"),
    }


def _variant_uses() -> dict[str, str]:
    return {
        "colour": _("In colour, for a light ground"),
        "negative": _("Negative, for a dark ground"),
        "black": _("One colour, black"),
        "white": _("One colour, white, for a dark ground"),
    }


def _union_cards() -> list[UnionCard]:
    language = current_language()
    texts = {
        "colour": (_("EU emblem in colour"), _("For a white or light ground. This is the one for the web.")),
        "bordered": (_("EU emblem with a white border"), _("For a coloured or dark ground.")),
        "black": (_("EU emblem in black"), _("Only in print, where colour cannot be printed.")),
        "reflex": (_("EU emblem in reflex blue"), _("Only in print, where blue is the one colour.")),
    }
    return [_union_card(variant, *texts[variant], language) for variant in UNION_VARIANTS]


def _union_card(variant: str, title: str, use: str, language: str) -> UnionCard:
    shown = union_assets()[f"{language}-co-funded-{variant}"]
    height = 96
    return UnionCard(
        title=title,
        use=use,
        variant=variant,
        preview_url=shown.address("svg"),
        preview_width=round(height * shown.width / shown.height),
        preview_height=height,
        part=_statements("co-funded", variant),
        whole=_statements("funded", variant),
    )


def _statements(support: str, variant: str) -> list[StatementFiles]:
    return [
        StatementFiles(texts[support], language, downloads(union_assets()[f"{language}-{support}-{variant}"]))
        for language, texts in STATEMENTS.items()
    ]
