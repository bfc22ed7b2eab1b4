"""Where the projects' money comes from and where it goes: sums of the records, each project counted once.

Sums are budgets in euros. No record says how a shared project's money is divided between its municipalities,
so it isn't divided here: a municipality has what its own projects bring, and beside it what the projects bring
that it shares with others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .overview import PublicProject

# In place of a fund: money for which the record names none, and what the funding rows leave unsaid.
NO_FUND, UNITEMISED = "muu", "erittelematon"
# In place of a municipality: projects whose record names none.
NO_MUNICIPALITY = "ei-kuntaa"
ZERO = Decimal(0)


def total(projects: Iterable[PublicProject]) -> Decimal:
    """The budgets, each project once."""
    return sum((project.budget for project in projects), ZERO)


def parts_by_fund(project: PublicProject) -> dict[str, Decimal]:
    """A project's budget by fund: the parts add up to it.

    Where the record has one funding row, that row is the whole budget. What rows without a sum leave unsaid
    is told as unitemised, never guessed.
    """
    if len(project.shares) == 1:
        return {project.shares[0].programme or NO_FUND: project.budget}
    parts: dict[str, Decimal] = {}
    for share in project.shares:
        if share.amount:
            key = share.programme or NO_FUND
            parts[key] = parts.get(key, ZERO) + share.amount
    rest = project.budget - sum(parts.values(), ZERO)
    return parts | ({UNITEMISED: rest} if rest else {})


@dataclass(frozen=True)
class FundSum:
    """What one fund brings, and the projects that it pays for."""

    key: str
    amount: Decimal
    projects: int


def by_fund(projects: Iterable[PublicProject]) -> list[FundSum]:
    """The sums by fund, the largest first. They add up to the total."""
    amounts: dict[str, Decimal] = {}
    counts: dict[str, int] = {}
    for project in projects:
        for key, amount in parts_by_fund(project).items():
            amounts[key] = amounts.get(key, ZERO) + amount
            counts[key] = counts.get(key, 0) + 1
    found = [FundSum(key, amounts[key], counts[key]) for key in amounts]
    return sorted(found, key=lambda one: (-one.amount, one.key))


@dataclass
class MunicipalitySum:
    """What a municipality's projects bring: `own`, of those it has alone, and `shared`, of those it has with
    others, counted whole."""

    key: str
    own: Decimal = ZERO
    shared: Decimal = ZERO
    projects: int = 0

    @property
    def amount(self) -> Decimal:
        return self.own + self.shared

    def add(self, project: PublicProject) -> None:
        self.projects += 1
        if len(project.municipalities) > 1:
            self.shared += project.budget
        else:
            self.own += project.budget


def by_municipality(projects: Iterable[PublicProject], keys: Iterable[str]) -> list[MunicipalitySum]:
    """The sums of the municipalities in the order of `keys`, those without a project included; last, what
    names no municipality. With shared projects they add up to more than the total."""
    sums = {key: MunicipalitySum(key) for key in keys}
    for project in projects:
        for key in project.municipalities or (NO_MUNICIPALITY,):
            sums.setdefault(key, MunicipalitySum(key)).add(project)
    return list(sums.values())
