"""TXT-02: the lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import check
from ..text import without_markup, words


@dataclass(frozen=True)
class LeadParameters:
    """Lengths in characters. A project's lead names its parties, so it has a maximum of its own.

    `repeated_percent`: a lead that adds less than the rest of this share of its words repeats the headline.
    """

    minimum: int
    maximum: int
    project_maximum: int
    repeated_percent: int


@check("lead", LeadParameters)
def check_lead(facts: PageFacts, parameters: LeadParameters) -> Iterator[Fault]:
    """Length, and whether it only says the headline again."""
    lead, place = without_markup(facts.lead), facts.lead_place
    maximum = parameters.project_maximum if facts.kind == "project" else parameters.maximum
    numbers = {"length": len(lead), "minimum": parameters.minimum, "maximum": maximum}
    if len(lead) < parameters.minimum:
        message = _(
            "The lead has %(length)d characters. Write at least %(minimum)d: who, what, where and when."
        )
        yield Fault(message % numbers, place, lead)
    if len(lead) > maximum:
        message = _(
            "The lead has %(length)d characters. Shorten it to %(maximum)d and move the rest to the text."
        )
        yield Fault(message % numbers, place, lead[:200])
    if _repeats(without_markup(facts.title), lead, parameters.repeated_percent):
        yield Fault(_("The lead repeats the headline. Tell something new in it."), place, lead[:200])


def _repeats(title: str, lead: str, percent: int) -> bool:
    """Whether the lead has hardly a word that the headline doesn't have."""
    of_title = {word.casefold() for word in words(title)}
    of_lead = [word.casefold() for word in words(lead)]
    if not of_lead or not of_title:
        return False
    repeated = sum(word in of_title for word in of_lead)
    return repeated * 100 >= len(of_lead) * percent
