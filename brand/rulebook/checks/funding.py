"""PER-01 and NAT-01: each project is held to the publicity of its own funding."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..html import emblems, reader_text, region
from ..registry import NoParameters, check
from ..text import visible
from .emblem import ALL_STATEMENTS, frame_place
from .wording import phrases

PERIOD_2014 = "eu-2014-2020"


@dataclass(frozen=True)
class PeriodParameters:
    """The slogans of 2014–2020."""

    slogans: tuple[str, ...]


@check("period-lockup", PeriodParameters)
def check_period(facts: PageFacts, parameters: PeriodParameters) -> Iterator[Fault]:
    """A 2014–2020 project keeps that period's words, and a later one doesn't have them."""
    band, place = facts.band, frame_place("funding")
    is_old = PERIOD_2014 in facts.regimes
    is_only_old = facts.regimes == {PERIOD_2014}
    if is_only_old and (band.statement or not band.period_words):
        yield Fault(
            _("A project of 2014–2020 keeps that period's emblem text. Tell the site's operator."),
            place,
            band.statement,
        )
    if not is_old and band.period_words:
        yield Fault(
            _("The emblem text of 2014–2020 isn't for this project. Tell the site's operator."),
            place,
            band.period_words[0],
        )
    element = region(facts.html, "funding") if facts.html is not None else None
    if element is None:
        return
    text = reader_text(element)
    if is_only_old:
        for words in band.period_words:
            if visible(words) not in text:
                message = _("The funding band must say “%(words)s”. Tell the site's operator.")
                yield Fault(message % {"words": words}, place)
    elif not is_old and (slogan := phrases(parameters.slogans).search(text)):
        yield Fault(
            _("The emblem text of 2014–2020 isn't for this project. Tell the site's operator."),
            place,
            slogan[0],
        )


@check("national-funding")
def check_national(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Money of the nation alone: the funder is shown, the EU is not."""
    if not facts.funding or any(row.has_eu_money for row in facts.funding):
        return
    statements = phrases(ALL_STATEMENTS)
    for passage in facts.texts():
        if claim := statements.search(visible(passage.text)):
            message = _("No EU money is in this project's funding record. Leave out “%(words)s”.")
            yield Fault(message % {"words": claim[0]}, passage.place, claim[0])
    place = frame_place("funding")
    if facts.band.shows_emblem:
        yield Fault(
            _("The funding band shows the EU emblem without EU money. Tell the site's operator."), place
        )
    element = region(facts.html, "funding") if facts.html is not None else None
    if element is None:
        return
    if emblems(element) and not facts.band.shows_emblem:
        yield Fault(
            _("The funding band shows the EU emblem without EU money. Tell the site's operator."), place
        )
    text = reader_text(element)
    for funder in facts.band.funders:
        if visible(funder) not in text:
            message = _("The funding band must show the funder “%(funder)s”. Tell the site's operator.")
            yield Fault(message % {"funder": funder}, place, funder)
