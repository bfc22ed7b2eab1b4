"""What a funded project has to do in the world, by fund and money (Article 50 and its like)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from ..facts import FundingFacts, PageFacts, Place, ProjectFacts
from ..finding import Fault
from ..registry import check

# A duty's words are its rule's statement.
BY_ITS_STATEMENT = ""


@dataclass(frozen=True)
class DutyParameters:
    """When a duty holds. Sums in euros: the total cost must be over `total_over`, the support from `funds` over
    `support_over`. `for_investment`: only where there are investments or equipment, or where the record doesn't
    say. A `lasting` duty goes on after the project's end.
    """

    funds: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    total_over: int = 0
    support_over: int = 0
    for_investment: bool = False
    lasting: bool = False
    or_strategic: bool = False


@dataclass(frozen=True)
class PosterParameters:
    """The total cost in euros over which a fund asks for a plaque in the place of a poster, by fund."""

    plaque_over: dict[str, int] = field(default_factory=dict)


@check("duty", DutyParameters)
def check_duty(facts: PageFacts, parameters: DutyParameters) -> Iterator[Fault]:
    """A duty that this project's funds and sums bring."""
    project = facts.project
    rows = [row for row in facts.funding if _is_meant(row, parameters)]
    if project is None or not rows or _is_over(project, facts, parameters.lasting):
        return
    if parameters.for_investment and project.invests is False:
        return
    is_strategic = parameters.or_strategic and project.is_strategic
    support = sum((row.amount or Decimal(0) for row in rows), Decimal(0))
    if (is_strategic or _exceeds(project.budget, parameters.total_over)) and _exceeds(
        support, parameters.support_over
    ):
        yield _duty(project)


@check("poster-duty", PosterParameters)
def check_poster(facts: PageFacts, parameters: PosterParameters) -> Iterator[Fault]:
    """A poster, unless the money and an investment ask for a plaque."""
    project = facts.project
    rows = [row for row in facts.funding if row.regime == "eu-2021-2027"]
    if project is None or not rows or _is_over(project, facts, lasting=False):
        return
    limits = [
        parameters.plaque_over[row.fund_code] for row in rows if row.fund_code in parameters.plaque_over
    ]
    has_plaque = project.invests is True and any((project.budget or 0) > limit for limit in limits)
    if not has_plaque:
        yield _duty(project)


def _exceeds(amount: Decimal | None, limit: int) -> bool:
    """Whether a sum is over its limit; no limit is always exceeded."""
    return not limit or (amount or 0) > limit


def _is_meant(row: FundingFacts, parameters: DutyParameters) -> bool:
    return (not parameters.funds or row.fund_code in parameters.funds) and (
        not parameters.regimes or row.regime in parameters.regimes
    )


def _is_over(project: ProjectFacts, facts: PageFacts, lasting: bool) -> bool:
    return bool(project.end and project.end < facts.today and not lasting)


def _duty(project: ProjectFacts) -> Fault:
    return Fault(BY_ITS_STATEMENT, Place("record", _("Project")), due=project.start)
