"""A strip in words: why it isn't drawn, which rules it followed, and what was left out of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..languages import current_language
from ..logos.strip.arranging import What
from ..logos.strip.judging import StripFault
from ..logos.strip.layout import Strip
from ..logos.strip.template import Ground, SlotKind, Template, Unit
from ..rulebook import Rulebook
from ..typography import quoted
from .subjects import Subject

__all__ = ["RuleFollowed", "fault_words", "purpose_names", "rules_followed", "size_words", "worth_knowing"]


@dataclass(frozen=True)
class RuleFollowed:
    """A rule that the strip was held to, with what was measured."""

    id: str
    statement: str
    measured: str


def purpose_names() -> dict[str, tuple[str, str]]:
    """Each purpose's name and what it gives, by its key."""
    return {
        "naytto": (_("Screen"), _("In colour, for a light ground")),
        "paino": (_("Print"), _("In colour, for white or light paper")),
        "tumma": (_("Dark photograph"), _("White names and a white border, for a dark ground")),
        "yksivarinen": (_("One-colour print"), _("Black, where colour can't be printed")),
    }


def fault_words(fault: StripFault) -> str:
    """Why the strip isn't drawn, and what to do instead."""
    messages = {
        "subject": _("This template isn't for them. Choose another template."),
        "nothing": _(
            "There is nothing to draw: the record has none of the marks that this template has room for."
        ),
        "ground": _("This template isn't for this ground. Choose another use or another template."),
        "language": _("This template isn't for this language. Choose another language or another template."),
        "too-small": _("The template's smallest size is %(least)s %(unit)s. Choose a bigger one."),
        "emblem-too-small": _(
            "The EU emblem would be too small. The size must be at least %(least)s %(unit)s."
        ),
        "bigger-neighbour": _(
            "The mark of %(name)s would be bigger than the EU emblem. Choose another template."
        ),
        "statement-touches": _("The funding statement would touch the EU emblem. Choose another template."),
        "no-clear-space": _(
            "The EU emblem must have %(percent)s %% of its height clear around it. Choose another template."
        ),
        "no-letters": _(
            "The name “%(name)s” has a letter that can't be set in our typeface. Tell the brand team."
        ),
        "bad-file": _("The file of %(name)s's mark can't be drawn: %(why)s Tell the brand team."),
    }
    values = fault.values
    if fault.code == "bad-file":
        values = values | {"why": _bad_file_words()[values["reason"]]}
    return messages[fault.code] % values


def _bad_file_words() -> dict[str, str]:
    """Why a mark's file can't be drawn, by the reason, and how to save it."""
    return {
        "too-large": _("it is too large. Save it simpler."),
        "no-svg": _("it isn't an SVG. Save it as one."),
        "no-view": _("it doesn't say its size. Save it with a viewBox."),
        "entities": _("it declares entities. Save it as plain SVG."),
        "part": _("it holds text, a picture or effects. Convert it to outlines."),
        "many-parts": _("it has too many parts. Save it simpler."),
        "styles": _("its styles aren't plain classes. Save it with presentation attributes."),
        "outside": _("it refers to something outside itself. Save everything in the file."),
        "missing": _("it has gone missing. Upload it again."),
    }


def worth_knowing(
    subject: Subject, template: Template, strip: Strip | None, rulebook: Rulebook
) -> Iterator[tuple[str, str]]:
    """What to know of the strip: what isn't in it or not as a mark, with the rule's id where one says so, and which
    marks aren't official ones."""
    kinds = {slot.kind for slot in template.slots}
    contents = subject.contents
    if SlotKind.UNION in kinds and not (contents.support or contents.period_lockups):
        rule = subject.without_union or "EU-20"
        yield rule, rulebook.by_id[rule].statement_in(current_language())
    pieces = [placed.piece for placed in strip.placed] if strip else []
    for piece in pieces:
        if piece.item.what is What.OWNER and piece.is_in_type:
            reason = _("%(name)s is set in type: there is no mark of theirs that suits this ground.")
            yield "", reason % {"name": piece.label}
    if names := ", ".join(piece.label for piece in pieces if piece.is_demonstration):
        yield "", _("Demonstration marks until the official ones are uploaded: %(names)s.") % {"names": names}


def rules_followed(strip: Strip, rulebook: Rulebook) -> list[RuleFollowed]:
    """The rules that this strip was held to, in the reader's language and with the numbers in force."""
    measured = dict(_measured(strip))
    language = current_language()
    return [
        RuleFollowed(rule_id, rulebook.by_id[rule_id].statement_in(language), words)
        for rule_id, words in measured.items()
        if rule_id in rulebook.by_id
    ]


def _measured(strip: Strip) -> Iterator[tuple[str, str]]:
    unit = strip.purpose.unit
    shown = next((one for one in strip.placed if one.emblem), None)
    if shown is None:
        return
    emblem = shown.emblem
    if shown.piece.item.what is What.STATEMENT:
        yield "EU-02", quoted(shown.piece.label)
    else:
        yield "PER-01", shown.piece.label
    marks = [one for one in strip.placed if one is not shown and not one.piece.is_in_type]
    if marks:
        biggest = max(marks, key=lambda one: one.box.height)
        yield (
            "EU-09",
            _("emblem %(emblem)s, highest of the others %(other)s")
            % {
                "emblem": size_words(emblem.height, unit),
                "other": size_words(biggest.box.height, unit),
            },
        )
    if strip.purpose.ground is Ground.DARK:
        yield "EU-15", size_words(emblem.x - shown.box.x, unit)
    if strip.purpose.ground is Ground.ONE_COLOUR:
        yield "EU-16", _("black, for print")
    yield "EU-17", size_words(emblem.height, unit)
    yield "EU-18", size_words(strip.clear, unit)


def size_words(length, unit: Unit) -> str:
    """A length to one decimal, as the language writes it."""
    value = round(length, 1)
    places = 0 if value == value.to_integral_value() else 1
    return f"{number_format(value, places)}\N{NO-BREAK SPACE}{unit.value}"
