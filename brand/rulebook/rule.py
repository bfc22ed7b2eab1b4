"""A rule of the shared guideline."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..languages import text_in

HOUSE = "house"


class Severity(StrEnum):
    """How binding a rule is, the most binding first."""

    MUST = "must"
    SHOULD = "should"
    DUTY = "duty"

    @property
    def label(self) -> str:
        return {"must": _("must"), "should": _("should"), "duty": _("duty")}[self.value]

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


@dataclass(frozen=True)
class Source:
    """Where a rule comes from, and the day on which that was last read. `name` is "house" for our own."""

    name: str
    read: date
    address: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule: what it demands in three languages, why, of which pages, and how it is checked.

    A statement names its numbers as {parameter}, so that it never says another number than the check's.
    `check` names the registered check, or is empty where the rule is kept by other means; `checked_by` says how
    it is kept. `measures` names the registered schema of its numbers where it has some and no check. Empty `kinds`
    or `regimes` mean every page. Texts are by language code, Finnish always among them.
    """

    id: str
    family: str
    severity: Severity
    statement: Mapping[str, str]
    reason: Mapping[str, str]
    source: Source
    checked_by: tuple[str, ...]
    good: Mapping[str, str] = field(default_factory=dict)
    bad: Mapping[str, str] = field(default_factory=dict)
    check: str = ""
    measures: str = ""
    parameters: Any = None
    kinds: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def is_house(self) -> bool:
        """Whether the brand team may change the rule's severity and numbers."""
        return self.source.name == HOUSE

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule is in force on `day`; both ends are included."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    def applies_to(self, kind: str, regimes: frozenset[str]) -> bool:
        """Whether the rule is for this kind of page under these funding regimes."""
        return (not self.kinds or kind in self.kinds) and (
            not self.regimes or bool(regimes & set(self.regimes))
        )

    def statement_in(self, language: str) -> str:
        """What the rule demands, with the numbers that are in force."""
        values = asdict(self.parameters) if self.parameters is not None else {}
        return text_in(self.statement, language).format(
            **{name: _written(value, language) for name, value in values.items()}
        )

    def reason_in(self, language: str) -> str:
        return text_in(self.reason, language)

    def good_in(self, language: str) -> str:
        return text_in(self.good, language) if self.good else ""

    def bad_in(self, language: str) -> str:
        return text_in(self.bad, language) if self.bad else ""


def _written(value: Any, language: str) -> Any:
    """A large number with its thousands apart and a fraction, as the language has them; anything else as it is."""
    if isinstance(value, Decimal):
        return str(value) if language == "en" else str(value).replace(".", ",")
    if isinstance(value, int) and value >= 10_000:
        return f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")
    return value
