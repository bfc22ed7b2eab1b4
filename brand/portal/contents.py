"""What the portal shows: the assets that the filter and the search leave, the EU emblem, the colours."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page as WagtailPage

from ..assets.counting import FOR_MUNICIPALITY
from ..frame.site_frame import SiteFrame
from ..languages import current_language
from ..logos.emblem import STATEMENTS
from ..models import BrandAsset, Mark, Municipality, Region
from ..typography import quoted
from .assets import REGION, UNION_VARIANTS, Download, downloads, union_assets
from .cards import cards_of
from .colours import Swatch, swatches

PER_PAGE = 18
LONGEST_QUERY = 100
# Of a value in a message.
LONGEST_SHOWN = 40
QUERY, KIND, OWNER, PROJECT, USE, PAGE_NUMBER = "q", "laji", FOR_MUNICIPALITY, "hanke", "kaytto", "sivu"
# What a use is, as a condition on assets.
_USES = {
    "vaalea": Q(mark__variant__in=[Mark.Variant.COLOUR, Mark.Variant.BLACK]),
    "tumma": Q(mark__variant__in=[Mark.Variant.NEGATIVE, Mark.Variant.WHITE]),
    "yksivarinen": Q(mark__variant__in=[Mark.Variant.BLACK, Mark.Variant.WHITE]),
    "pieni": Q(mark__shape__in=[Mark.Shape.SYMBOL, Mark.Shape.SMALL]),
    "asiakirja": Q(newest__files__format__in=["docx", "odt"]),
    "esitys": Q(newest__files__format__in=["pptx", "odp"]),
}
_OF_FILES = ("asiakirja", "esitys")
# What an address calls a kind.
KINDS = {
    "pohjat": BrandAsset.Kind.TEMPLATE,
    "ohjeet": BrandAsset.Kind.GUIDELINE,
    "tunnukset": BrandAsset.Kind.MARK,
    "kuvat": BrandAsset.Kind.PHOTOGRAPH,
    "kirjasimet": BrandAsset.Kind.FONT,
    "aanet": BrandAsset.Kind.SOUND,
}


@dataclass(frozen=True)
class Choice:
    """A chip of the filter. `mark` is its owner's small mark, where it has one."""

    value: str
    label: str
    is_chosen: bool
    mark: Mark | None = None


@dataclass(frozen=True)
class ChoiceRow:
    """A filter: its name in addresses, its words and its choices."""

    name: str
    label: str
    choices: list[Choice]


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

    asked: str
    rows: list[ChoiceRow]
    cards: Page
    query: str
    chosen: str
    union: list[UnionCard]
    swatches: list[Swatch]


class FilterRefused(ValueError):
    """A filter is asked for what isn't among its choices. The message says which they are."""


class _Filter:
    """What the request narrows the assets to. Raises FilterRefused for a value that a filter doesn't know."""

    def __init__(self, request: HttpRequest):
        region = Region.objects.first()
        self._municipalities = list(Municipality.objects.defer("facet"))
        self.visible = BrandAsset.objects.visible_to(request.user)
        self.asked = " ".join(request.GET.get(QUERY, "").replace("\0", " ").split())[:LONGEST_QUERY]
        self.options: dict[str, dict[str, str]] = {
            KIND: self._kinds(),
            OWNER: {REGION: region.name if region else ""}
            | {one.slug: one.name for one in self._municipalities},
            PROJECT: self._projects(),
            USE: self._uses(),
        }
        # A form sends what is left empty too.
        self.values = {
            name: [value for value in dict.fromkeys(request.GET.getlist(name)) if value]
            for name in self.options
        }
        for name, values in self.values.items():
            for value in values:
                self._check(name, value)

    def _check(self, name: str, value: str) -> None:
        known = self.options[name]
        if value in known:
            return
        message = _("“%(value)s” isn't among the choices of “%(filter)s”: %(choices)s.")
        if not known:
            message = _("“%(value)s” isn't here: there is nothing to choose under “%(filter)s”.")
        shown = {
            "value": value[:LONGEST_SHOWN],
            "filter": row_names()[name],
            "choices": ", ".join(known.values()),
        }
        raise FilterRefused(message % shown)

    def assets(self):
        assets = self.visible.matching(re.findall(r"\w+", self.asked.lower()))
        conditions = {
            KIND: lambda value: Q(kind=KINDS[value]),
            OWNER: self._owned_by,
            PROJECT: lambda value: Q(project_page__translation_key=value),
            USE: _USES.__getitem__,
        }
        for name, condition in conditions.items():
            wanted = Q()
            for value in self.values[name]:
                wanted |= condition(value)
            assets = assets.filter(wanted)
        # A version with two such files is one asset all the same.
        return (assets.distinct() if self.values[USE] else assets).in_house_order().with_files()

    def _owned_by(self, value: str) -> Q:
        if value == REGION:
            return Q(municipality=None, organisation=None, project_page=None)
        return Q(municipality__slug=value)

    def _kinds(self) -> dict[str, str]:
        """The kinds of which there is something."""
        there = set(self.visible.order_by().values_list("kind", flat=True).distinct())
        return {value: name for value, name in kind_names().items() if KINDS[value] in there}

    def _uses(self) -> dict[str, str]:
        """The uses of marks, and of the others those for which there is something."""
        names = _use_names()
        return {
            value: name
            for value, name in names.items()
            if value not in _OF_FILES or self.visible.filter(_USES[value]).exists()
        }

    def _projects(self) -> dict[str, str]:
        """The projects that have assets, by the key that their pages share."""
        pages = WagtailPage.objects.filter(
            pk__in=self.visible.order_by().exclude(project_page=None).values("project_page")
        )
        return {str(page.translation_key): page.title for page in pages.order_by("title")}

    @property
    def query(self) -> str:
        pairs = [(QUERY, self.asked)] if self.asked else []
        return urlencode(pairs + [(name, value) for name, values in self.values.items() for value in values])

    @property
    def words(self) -> str:
        chosen = [self.options[name][value] for name, values in self.values.items() for value in values]
        return ", ".join(([quoted(self.asked)] if self.asked else []) + chosen)

    @property
    def municipality(self) -> str:
        """The one municipality for whose use files are fetched; empty for none or several."""
        slugs = [value for value in self.values[OWNER] if value != REGION]
        return slugs[0] if len(slugs) == 1 else ""

    def rows(self) -> list[ChoiceRow]:
        labels = row_names()
        small = self._small_marks()
        rows = [
            ChoiceRow(
                name,
                labels[name],
                [
                    Choice(
                        value, label, value in self.values[name], small.get(value) if name == OWNER else None
                    )
                    for value, label in known.items()
                ],
            )
            for name, known in self.options.items()
        ]
        return [row for row in rows if row.choices]

    def _small_marks(self) -> dict[str, Mark]:
        slugs = {None: REGION} | {one.pk: one.slug for one in self._municipalities}
        small = Mark.objects.filter(organisation=None, shape=Mark.Shape.SMALL, variant=Mark.Variant.COLOUR)
        return {slugs[mark.municipality_id]: mark for mark in small}


def portal_contents(request: HttpRequest) -> PortalContents:
    """What the portal shows for this request, to this user. Raises FilterRefused for a filter that there isn't,
    Http404 for a page of the list that there isn't."""
    filters = _Filter(request)
    SiteFrame.of(request).keep_place(filters.query)
    try:
        cards = Paginator(filters.assets(), PER_PAGE).page(_page_number(request))
    except InvalidPage as error:
        raise Http404 from error
    cards.object_list = cards_of(list(cards.object_list), request, filters.municipality)
    return PortalContents(
        asked=filters.asked,
        rows=filters.rows(),
        cards=cards,
        query=filters.query,
        chosen=filters.words,
        union=_union_cards(),
        swatches=swatches(),
    )


def _page_number(request: HttpRequest) -> str:
    """The page asked for, in plain digits: Python takes “1_0” and “٣” for numbers too. Raises Http404."""
    asked = request.GET.get(PAGE_NUMBER) or "1"
    if not re.fullmatch(r"[0-9]{1,6}", asked):
        raise Http404
    return asked


def row_names() -> dict[str, str]:
    """The filters as the page names them."""
    return {KIND: _("Kind"), OWNER: pgettext("asset", "Owner"), PROJECT: _("Project"), USE: _("Use")}


def kind_names() -> dict[str, str]:
    """The kinds as the filter names them."""
    return {
        "pohjat": _("Templates"),
        "ohjeet": _("Guidelines"),
        "tunnukset": _("Marks"),
        "kuvat": _("Pictures"),
        "kirjasimet": _("Typefaces"),
        "aanet": _("Sounds"),
    }


def _use_names() -> dict[str, str]:
    return {
        "asiakirja": _("Documents"),
        "esitys": _("Presentations"),
        "vaalea": _("Light ground"),
        "tumma": _("Dark ground"),
        "yksivarinen": _("One colour"),
        "pieni": _("Profile pictures and small sizes"),
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
