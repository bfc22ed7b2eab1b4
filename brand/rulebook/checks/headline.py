"""TXT-01: the headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import check
from ..text import INVISIBLE, WORD_MARKUP, is_abbreviation, visible, without_markup


@dataclass(frozen=True)
class HeadlineParameters:
    """Lengths in characters as a reader sees them; capitals as a percentage of the letters. The suggested mend
    of a headline in capitals keeps the `abbreviations` in them."""

    minimum: int
    maximum: int
    capitals_percent: int
    abbreviations: tuple[str, ...] = ()


@check("headline", HeadlineParameters)
def check_headline(facts: PageFacts, parameters: HeadlineParameters) -> Iterator[Fault]:
    """Length, hidden characters, capitals, full stop and exclamation marks."""
    raw, place = facts.title, facts.title_place
    if INVISIBLE.search(raw):
        yield Fault(
            _("Remove the invisible characters from the headline."), place, visible(raw), visible(raw)
        )
    if WORD_MARKUP.search(raw):
        mend = without_markup(raw)
        yield Fault(_("Remove the word processor's markup from the headline."), place, raw[:200], mend)
    title = without_markup(raw)
    yield from _length(title, facts, parameters)
    if _is_in_capitals(title, parameters.capitals_percent):
        mend = _sentence_case(title, facts, parameters.abbreviations)
        yield Fault(
            _("Write the headline in small letters: only the first word and names take a capital."),
            place,
            title,
            mend,
        )
    if title.endswith(".") and not is_abbreviation(title.rsplit(" ", 1)[-1]):
        yield Fault(
            _("Leave out the full stop at the end of the headline."), place, title, title.rstrip(". …")
        )
    if "!!" in title.replace(" ", ""):
        yield Fault(_("One exclamation mark is enough in a headline."), place, title, _single_marks(title))


def _length(title: str, facts: PageFacts, parameters: HeadlineParameters) -> Iterator[Fault]:
    numbers = {"length": len(title), "minimum": parameters.minimum, "maximum": parameters.maximum}
    if len(title) < parameters.minimum:
        message = _(
            "The headline has %(length)d characters. Write at least %(minimum)d: say what happens and where."
        )
        yield Fault(message % numbers, facts.title_place, title)
    if len(title) > parameters.maximum:
        message = _(
            "The headline has %(length)d characters. Shorten it to %(maximum)d and move the rest to the lead."
        )
        yield Fault(message % numbers, facts.title_place, title[:200])


def _is_in_capitals(title: str, percent: int) -> bool:
    letters = [letter for letter in title if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 8 and capitals * 100 > len(letters) * percent


def _sentence_case(title: str, facts: PageFacts, abbreviations: tuple[str, ...]) -> str:
    """Small letters but for the first, abbreviations, and the names of the region and its municipalities."""
    lowered = title[:1].upper() + title[1:].lower()
    known = [*facts.municipalities, *([facts.region] if facts.region else [])]
    for name in known:
        for form in sorted({name.genitive[:-1], name.inessive, name.name} - {""}, key=len, reverse=True):
            lowered = lowered.replace(form.lower(), form)
    for abbreviation in abbreviations:
        lowered = re.sub(
            rf"(?<!\w){re.escape(abbreviation)}(?!\w)", abbreviation, lowered, flags=re.IGNORECASE
        )
    return lowered


def _single_marks(title: str) -> str:
    parts = [part.strip() for part in title.split("!")]
    return (
        "!".join(part for part in parts if part) + "!"
        if title.rstrip().endswith("!")
        else " ".join(filter(None, parts))
    )
