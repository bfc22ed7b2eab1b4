"""Reading the shipped rules: one TOML file for each family, validated once."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from . import checks, emblem_measures  # noqa: F401 - registers every check and schema
from .registry import CHECKS, MEASURES, NoParameters, ParametersRefused, read_parameters
from .rule import Rule, Severity, Source
from .rulebook import Rulebook

RULES_FOLDER = Path(__file__).parent / "rules"
# Grows whenever a shipped rule changes.
SHIPPED_VERSION = 4

# In the order in which the guideline tells them and an editor meets them.
FAMILIES = ("text", "pictures", "events", "notices", "projects", "contacts", "site", "eu", "duties")
KINDS = frozenset({"news", "event", "notice", "project", "standard", "front", "municipality", "index"})
REGIMES = frozenset(
    {"none", "national", "eu-2014-2020", "eu-2021-2027", "rural-2023-2027", "interreg-2021-2027"}
)
WAYS = frozenset({"data", "html", "text", "geometry", "document", "image", "drawing", "tests", "people"})
_TEXTS = ("statement", "reason", "good", "bad")
_KEYS = frozenset(
    {
        "id",
        "severity",
        "source",
        "checked_by",
        "check",
        "measures",
        "parameters",
        "kinds",
        "regimes",
        "valid_from",
        "valid_until",
    }
).union(_TEXTS)


class RulebookRefused(ValueError):
    """Rules that don't hold together. The message names the rule and the fault."""


@cache
def shipped_rulebook() -> Rulebook:
    """The rules as they ship, without the brand team's changes."""
    return Rulebook(tuple(load_rules(RULES_FOLDER)), str(SHIPPED_VERSION))


def load_rules(folder: Path, known_checks: Mapping[str, Any] = CHECKS) -> list[Rule]:
    """Every rule of the folder's TOML files. Raises RulebookRefused for what doesn't hold together."""
    rules = []
    for path in sorted(folder.glob("*.toml"), key=_place_of_family):
        try:
            document = tomllib.loads(path.read_text(), parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise RulebookRefused(f"{path.name}: {error}") from error
        sources = document.get("sources", {})
        rules += [read_rule(row, path.stem, sources, known_checks) for row in document.get("rule", ())]
    _refuse_two_of_one_id(rules)
    _refuse_idle_checks(rules, known_checks)
    return rules


def _place_of_family(path: Path) -> int:
    if path.stem not in FAMILIES:
        raise RulebookRefused(f"{path.name}: the family isn't one of {', '.join(FAMILIES)}")
    return FAMILIES.index(path.stem)


def read_rule(
    row: Mapping[str, Any], family: str, sources: Mapping[str, Any], known_checks: Mapping = CHECKS
) -> Rule:
    """One rule out of its table. `sources` are the file's sources by their short name."""
    rule_id = row.get("id", "?")
    try:
        return _read_rule(row, family, sources, known_checks)
    except (KeyError, TypeError, ValueError) as error:
        raise RulebookRefused(f"{family}.toml, rule {rule_id}: {_say(error)}") from error


def _say(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)


def _read_rule(
    row: Mapping[str, Any], family: str, sources: Mapping[str, Any], known_checks: Mapping
) -> Rule:
    if unknown := sorted(set(row) - _KEYS):
        raise RulebookRefused(f"unknown key {unknown[0]!r}")
    texts = {name: _texts(name, row.get(name, {})) for name in _TEXTS}
    name = row.get("check", "")
    if name and name not in known_checks:
        raise RulebookRefused(f"there is no check called {name!r}")
    rule = Rule(
        id=row["id"],
        family=family,
        severity=Severity(row["severity"]),
        source=Source(**sources[row["source"]]),
        checked_by=_of("checked_by", row["checked_by"], WAYS),
        check=name,
        measures=row.get("measures", ""),
        parameters=read_parameters(_schema(row, known_checks), row.get("parameters", {})),
        kinds=_of("kinds", row.get("kinds", ()), KINDS),
        regimes=_of("regimes", row.get("regimes", ()), REGIMES),
        valid_from=row.get("valid_from"),
        valid_until=row.get("valid_until"),
        **texts,
    )
    for language in rule.statement:
        _refuse_unknown_number(rule, language)
    return rule


def _schema(row: Mapping[str, Any], known_checks: Mapping) -> type:
    """The schema of a rule's numbers: its check's, or where it has none the one that it names."""
    check, name = row.get("check", ""), row.get("measures", "")
    if check and name:
        raise RulebookRefused("a rule with a check has its check's numbers; leave out 'measures'")
    if name and name not in MEASURES:
        raise RulebookRefused(f"there are no measures called {name!r}")
    return known_checks[check].schema if check else MEASURES.get(name, NoParameters)


def _refuse_unknown_number(rule: Rule, language: str) -> None:
    try:
        rule.statement_in(language)
    except (KeyError, IndexError, ValueError) as error:
        raise RulebookRefused(
            f"the statement in {language!r} names no parameter of its check: {error}"
        ) from error


def _texts(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts by language: a statement in all three, a reason at least in Finnish."""
    demanded = {"statement": ("fi", "sv", "en"), "reason": ("fi",)}.get(name, ("fi",) if texts else ())
    missing = [language for language in demanded if not texts.get(language)]
    if missing:
        raise RulebookRefused(f"the {name} in {missing[0]!r} is missing")
    return dict(texts)


def _of(name: str, given: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    if unknown := [one for one in given if one not in known]:
        raise RulebookRefused(f"{name}: {unknown[0]!r} is not one of {', '.join(sorted(known))}")
    return tuple(given)


def _refuse_two_of_one_id(rules: list[Rule]) -> None:
    families: dict[str, str] = {}
    for rule in rules:
        if rule.id in families:
            raise RulebookRefused(
                f"two rules are called {rule.id}: in {families[rule.id]}.toml and {rule.family}.toml"
            )
        families[rule.id] = rule.family


def _refuse_idle_checks(rules: list[Rule], known_checks: Mapping[str, Any]) -> None:
    if idle := sorted(set(known_checks) - {rule.check for rule in rules}):
        raise RulebookRefused(f"no rule names the check {idle[0]!r}")


__all__ = ["ParametersRefused", "RulebookRefused", "load_rules", "read_rule", "shipped_rulebook"]
