"""COR-01: corrections."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import CorrectionFacts, PageFacts
from ..finding import Fault
from ..registry import check
from ..text import visible


@dataclass(frozen=True)
class CorrectionParameters:
    """The least length of a correction, in characters."""

    minimum: int


@check("correction", CorrectionParameters)
def check_correction(facts: PageFacts, parameters: CorrectionParameters) -> Iterator[Fault]:
    """What was wrong and what is right, with the day on which it was mended."""
    correction = facts.correction
    text = visible(correction.text) if correction else ""
    if correction is None or not (text or correction.day):
        return
    if len(text) < parameters.minimum:
        message = _("Tell what was wrong and what is right, in at least %(minimum)d characters.")
        yield Fault(message % {"minimum": parameters.minimum}, correction.text_place, text)
    for message in _day_faults(correction, facts):
        yield Fault(message, correction.day_place, text)


def _day_faults(correction: CorrectionFacts, facts: PageFacts) -> Iterator[str]:
    if correction.day is None:
        yield _("Give the day of the correction.")
    elif correction.day > facts.today:
        yield _("The day of the correction is still to come. Give the day on which the text was mended.")
    elif correction.published and correction.day < correction.published:
        yield _("The correction is older than the item. Correct one of the days.")
