"""The rules that hold together at one time, under one version."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from .facts import PageFacts
from .registry import CHECKS, MEASURES, read_parameters
from .rule import Rule, Severity


@dataclass(frozen=True)
class RuleChange:
    """What the brand team changes of a house rule. None and {} leave the shipped value."""

    rule_id: str
    severity: Severity | None = None
    parameters: Mapping[str, Any] | None = None


class ChangeRefused(ValueError):
    """A change that a rule doesn't allow. `field` is "rule_id" or "parameters"."""

    def __init__(self, field: str, message: str):
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Rulebook:
    """The rules, and the version that a report names. A version with a dot counts the brand team's changes."""

    rules: tuple[Rule, ...]
    version: str

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rules_for(self, facts: PageFacts) -> list[Rule]:
        """The rules with a check that are in force for this page today."""
        return [
            rule
            for rule in self.rules
            if rule.check and rule.is_valid_on(facts.today) and rule.applies_to(facts.kind, facts.regimes)
        ]

    def changed(self, changes: Iterable[RuleChange], version: str) -> "Rulebook":
        """This rulebook with the brand team's changes. Raises ChangeRefused or ParametersRefused."""
        rules = dict(self.by_id)
        for change in changes:
            rules[change.rule_id] = self.changed_rule(change)
        return Rulebook(tuple(rules.values()), version)

    def changed_rule(self, change: RuleChange) -> Rule:
        """The rule as a change leaves it. Only house rules change: the others are the law's or the funder's."""
        rule = self.by_id.get(change.rule_id)
        if rule is None:
            raise ChangeRefused("rule_id", _("There is no rule “%(rule)s”.") % {"rule": change.rule_id})
        if not rule.is_house:
            message = _("%(rule)s isn't ours to change: it comes from “%(source)s”.")
            raise ChangeRefused("rule_id", message % {"rule": rule.id, "source": rule.source.name})
        parameters = rule.parameters
        if change.parameters:
            if not (rule.check or rule.measures):
                raise ChangeRefused(
                    "parameters", _("%(rule)s has no numbers or words to set.") % {"rule": rule.id}
                )
            schema = CHECKS[rule.check].schema if rule.check else MEASURES[rule.measures]
            parameters = read_parameters(schema, asdict(parameters) | dict(change.parameters))
        return replace(rule, severity=change.severity or rule.severity, parameters=parameters)
