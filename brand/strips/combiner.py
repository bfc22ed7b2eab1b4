"""The combiner: choose for whom and for what, see the strip with its clear space, take its files. A plain GET form."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..addresses import absolute
from ..frame.site_frame import SiteFrame
from ..languages import current_language
from ..limits import Limit
from ..logos.strip.layout import Strip
from ..logos.strip.outputs import SCALES, TooManyPixels, pixels_of
from ..logos.strip.template import MM_TO_A_PX, PURPOSES, SIZES, Purpose, Unit
from ..models import LogoTemplate
from ..portal.pages import portal_page
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures
from .addresses import Making, address
from .making import NotDrawn, Output, file_of, make_strip
from .subjects import Subject, choices_of, find
from .words import fault_words, purpose_names, rules_followed, size_words, worth_knowing

SUBJECT, TEMPLATE, PURPOSE, LANGUAGE, SIZE = "kohde", "pohja", "kaytto", "kieli", "koko"
# Counts what is drawn: the empty form costs nothing.
COMBINED = Limit("combiner", 60, seconds=60)
FIELDS = (SUBJECT, TEMPLATE, PURPOSE, LANGUAGE, SIZE)
# Big enough for a page's foot and for a slide, where nobody has chosen yet.
FIRST_SIZE = {Unit.PX: 64, Unit.MM: 15}
_FIELD_OF_FAULT = {
    "subject": SUBJECT,
    "template": TEMPLATE,
    "purpose": PURPOSE,
    "language": LANGUAGE,
    "size": SIZE,
}


@dataclass(frozen=True)
class Option:
    """A choice of the form. `about` says more of it."""

    value: str
    label: str
    is_chosen: bool
    about: str = ""


@dataclass(frozen=True)
class File:
    """A file of the strip: what it is called, where it is, and how big in people's words."""

    label: str
    url: str
    size: str = ""


@dataclass(frozen=True)
class Drawing:
    """A strip as the page shows it. `width` and `height` are in px, `measure` in the purpose's unit."""

    title: str
    shown_url: str
    width: int
    height: int
    is_dark: bool
    measure: str
    clear: str
    files: list[File]
    documents: list[File]
    whole_address: str


@dataclass
class Asked:
    """What the form's fields say, each checked by itself; `faults` are by field."""

    subject: Subject | None = None
    record: LogoTemplate | None = None
    purpose: Purpose = PURPOSES["naytto"]
    language: str = ""
    size: int = 0
    note: str = ""
    faults: dict[str, list[str]] = field(default_factory=dict)

    def refuse(self, name: str, message: str) -> None:
        self.faults.setdefault(name, []).append(message)

    @property
    def making(self) -> Making:
        return Making(self.purpose, self.language, self.size)


@require_safe
@COMBINED.over_view(when=lambda request: SUBJECT in request.GET)
@never_cache
def combiner(request: HttpRequest) -> HttpResponse:
    """The form and, once somebody is chosen, the strip or why there is none. 400 for choices that aren't offered."""
    records = list(LogoTemplate.objects.prefetch_related("slots"))
    asked = _read(request, records)
    context = _form(request, asked, records)
    _keep_place(request)
    if asked.subject and asked.record and not asked.faults:
        context |= _result(asked)
    context |= {"faults": asked.faults, "note": asked.note, "asked": asked}
    return render(request, "brand/strips/combiner.html", context, status=400 if asked.faults else 200)


def _keep_place(request: HttpRequest) -> None:
    """The choices stay when the reader changes to another language, and the menu tells what part of the site it is."""
    frame = SiteFrame.of(request)
    chosen = [(name, request.GET[name]) for name in FIELDS if request.GET.get(name)]
    frame.keep_place(urlencode(chosen), view="combiner")
    frame.stand_below(portal_page())


def _read(request: HttpRequest, records: list[LogoTemplate]) -> Asked:
    values = {name: request.GET.get(name, "").strip() for name in FIELDS}
    asked = Asked(language=current_language())
    for name in FIELDS:
        if len(set(request.GET.getlist(name))) > 1:
            asked.refuse(name, _("The address gives this several answers. Choose one of them."))
    _read_purpose(asked, values[PURPOSE])
    _read_language(asked, values[LANGUAGE])
    _read_subject(asked, values[SUBJECT], request.user)
    _read_template(asked, values[TEMPLATE], records)
    _read_size(asked, values[SIZE])
    return asked


def _read_purpose(asked: Asked, value: str) -> None:
    if value and value not in PURPOSES:
        asked.refuse(PURPOSE, _("Choose what the strip is for from these."))
    asked.purpose = PURPOSES.get(value, asked.purpose)


def _read_language(asked: Asked, value: str) -> None:
    if value and value not in dict(settings.LANGUAGES):
        asked.refuse(LANGUAGE, _("Choose one of these languages."))
    elif value:
        asked.language = value


def _read_subject(asked: Asked, value: str, user: Any) -> None:
    kind, _slash, key = value.partition("/")
    if value:
        asked.subject = find(kind, key, asked.language, user)
        if asked.subject is None:
            asked.refuse(SUBJECT, _("There is no such municipality or project here. Choose one of these."))


def _read_template(asked: Asked, value: str, records: list[LogoTemplate]) -> None:
    """The asked template; where none is asked, the first that is for the subject."""
    if value:
        asked.record = next((record for record in records if record.key == value), None)
        if asked.record is None:
            asked.refuse(TEMPLATE, _("There is no such template. Choose one of these."))
    elif asked.subject:
        fitting = [record for record in records if asked.subject.kind in record.subjects]
        asked.record = fitting[0] if fitting else None
        if asked.record is None:
            asked.refuse(TEMPLATE, _("There is no template for them yet. Ask the brand team."))


def _read_size(asked: Asked, value: str) -> None:
    """The asked size. One in the other unit was chosen for another use: the nearest takes its place, and is told of."""
    unit = asked.purpose.unit
    known = {f"{size}{one.value}": (size, one) for one in Unit for size in SIZES[one]}
    asked.size = FIRST_SIZE[unit]
    if not value:
        return
    if value not in known:
        choices = ", ".join(f"{size}\N{NO-BREAK SPACE}{unit.value}" for size in SIZES[unit])
        asked.refuse(SIZE, _("Choose one of these sizes: %(choices)s.") % {"choices": choices})
        return
    size, given = known[value]
    asked.size = size if given is unit else _nearest(size, given, unit)
    if given is not unit:
        asked.note = _("This use is measured in %(unit)s, so the size is now %(size)s %(unit)s.") % {
            "unit": unit.value,
            "size": asked.size,
        }


def _nearest(size: int, given: Unit, unit: Unit) -> int:
    wanted = size * MM_TO_A_PX if given is Unit.PX else size / MM_TO_A_PX
    return min(SIZES[unit], key=lambda one: abs(one - wanted))


def _form(request: HttpRequest, asked: Asked, records: list[LogoTemplate]) -> dict[str, Any]:
    portal = portal_page()
    return {
        "subjects": choices_of(request.user),
        "chosen": f"{asked.subject.kind}/{asked.subject.key}" if asked.subject else "",
        "templates": [
            Option(record.key, record.display_name, record.key == request.GET.get(TEMPLATE))
            for record in records
            if asked.subject is None or asked.subject.kind in record.subjects or record == asked.record
        ],
        "purposes": [
            Option(key, name, key == asked.purpose.key, about)
            for key, (name, about) in purpose_names().items()
        ],
        "languages": [
            Option(code, get_language_info(code)["name_local"].capitalize(), code == asked.language)
            for code, _name in settings.LANGUAGES
        ],
        "sizes": [
            Option(
                f"{size}{asked.purpose.unit.value}", f"{size} {asked.purpose.unit.value}", size == asked.size
            )
            for size in SIZES[asked.purpose.unit]
        ],
        "portal_url": portal.get_url(request) if portal else "",
    }


def _result(asked: Asked) -> dict[str, Any]:
    rulebook = active_rulebook()
    template = asked.record.template
    strip, refusals = None, []
    try:
        strip = make_strip(
            template,
            asked.subject.kind,
            asked.subject.contents,
            asked.purpose,
            asked.size,
            EmblemMeasures.of(rulebook),
        )
        file_of(strip, Output("svg", shows_clear_space=True))
    except NotDrawn as refused:
        refusals = [(fault.rule_id, fault_words(fault)) for fault in refused.faults]
        strip = None
        for fault in refused.faults:
            asked.refuse(_FIELD_OF_FAULT[fault.field], fault_words(fault))
    return {
        "drawing": _drawing(asked, strip) if strip else None,
        "refusals": refusals,
        "rules": rules_followed(strip, rulebook) if strip else [],
        "remarks": list(worth_knowing(asked.subject, template, strip, rulebook)),
        "version": rulebook.version,
    }


def _drawing(asked: Asked, strip: Strip) -> Drawing:
    unit = strip.purpose.unit

    def url(output: Output) -> str:
        return address(asked.record.key, asked.subject.kind, asked.subject.key, asked.making, output)

    width, height = pixels_of(strip, 1)
    files = [File("SVG", url(Output("svg"))), File("PDF", url(Output("pdf"))), *_pngs(strip, url)]
    return Drawing(
        title=strip.title,
        shown_url=url(Output("svg", shows_clear_space=True)),
        width=width,
        height=height,
        is_dark=strip.purpose.ground == "dark",
        measure=f"{size_words(strip.width, unit)} × {size_words(strip.height, unit)}",
        clear=size_words(strip.clear, unit),
        files=files,
        whole_address=absolute(files[0].url),
        documents=[
            File(
                label,
                reverse(
                    "document_file",
                    args=[asked.subject.kind, asked.subject.key, f"{asked.language}.{ending}"],
                ),
            )
            for label, ending in (("Word (DOCX)", "docx"), ("PowerPoint (PPTX)", "pptx"))
        ],
    )


def _pngs(strip: Strip, url: Any) -> list[File]:
    """The PNG in each scale that isn't too large to be drawn."""
    files = []
    for scale in SCALES:
        try:
            width, height = pixels_of(strip, scale)
        except TooManyPixels:
            break
        files.append(
            File(f"PNG {scale}×", url(Output("png", scale)), f"{width} × {height}\N{NO-BREAK SPACE}px")
        )
    return files
