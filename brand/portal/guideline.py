"""The active rulebook as people read it: the rules by family, in one language, each with its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import FundingProgramme
from ..rulebook import Rule, Rulebook, shipped_rulebook
from ..rulebook.facts import NO_FUNDING


@dataclass(frozen=True)
class Words:
    """A text, and its language where that isn't the page's own: not everything is written in all three."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class RuleEntry:
    """A rule as the page shows it. `was` is the shipped severity where the brand team has set another."""

    rule: Rule
    statement: Words
    reason: Words
    good: Words
    bad: Words
    source: Words
    checked_by: str
    applies_to: str
    was: str

    @property
    def id(self) -> str:
        return self.rule.id


@dataclass(frozen=True)
class Family:
    """Rules about one thing. `anchor` is the part of the address after #."""

    anchor: str
    title: str
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True)
class Guideline:
    """What the guideline page says."""

    version: str
    families: tuple[Family, ...]

    @property
    def rule_count(self) -> int:
        return sum(len(family.rules) for family in self.families)


def read_guideline(rulebook: Rulebook, language: str) -> Guideline:
    """The rulebook's rules in `language`, family by family in the order in which one meets them in writing."""
    titles = _family_titles()
    met = dict.fromkeys(rule.family for rule in rulebook.rules)
    order = [name for name in titles if name in met] + [name for name in met if name not in titles]
    return Guideline(
        rulebook.version,
        tuple(
            Family(
                name,
                titles.get(name, capfirst(name)),
                tuple(_entry(rule, language) for rule in rulebook.rules if rule.family == name),
            )
            for name in order
        ),
    )


def _entry(rule: Rule, language: str) -> RuleEntry:
    shipped = shipped_rulebook().by_id.get(rule.id)
    return RuleEntry(
        rule=rule,
        statement=_statement(rule, language),
        reason=_words(rule.reason, language),
        good=_words(rule.good, language),
        bad=_words(rule.bad, language),
        source=_words({settings.LANGUAGE_CODE: rule.source.name}, language),
        checked_by=_listed(_ways(), rule.checked_by),
        applies_to="; ".join(
            filter(None, (_listed(_kinds(), rule.kinds), _listed(_regimes(), rule.regimes)))
        ),
        was=str(shipped.severity.label) if shipped and shipped.severity != rule.severity else "",
    )


def _statement(rule: Rule, language: str) -> Words:
    """The statement with the numbers in force, which the brand team may have changed."""
    given = language if rule.statement.get(language) else settings.LANGUAGE_CODE
    return Words(rule.statement_in(given), "" if given == language else given)


def _words(texts: Mapping[str, str], language: str) -> Words:
    if texts.get(language):
        return Words(texts[language])
    return Words(texts.get(settings.LANGUAGE_CODE, ""), settings.LANGUAGE_CODE)


def _listed(words: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return ", ".join(str(words.get(key, key)) for key in keys)


def _family_titles() -> dict[str, str]:
    return {
        "text": _("Texts and wording"),
        "pictures": _("Pictures"),
        "events": _("Events"),
        "notices": _("Public notices"),
        "projects": _("Projects"),
        "contacts": _("Contacts"),
        "eu": _("EU emblem and funding"),
        "duties": _("Duties of a funded project"),
        "site": _("The whole site"),
    }


def _ways() -> dict[str, str]:
    return {
        "data": _("from the records"),
        "html": _("on the rendered page"),
        "text": _("from the text"),
        "geometry": _("by measuring in a browser"),
        "document": _("in documents"),
        "image": _("from the picture"),
        "drawing": _("by the way it is drawn"),
        "tests": _("in the site's own tests"),
        "people": _("by people"),
    }


def _kinds() -> dict[str, str]:
    return {
        "news": _("news items"),
        "event": _("events"),
        "notice": _("public notices"),
        "project": _("project pages"),
        "standard": _("standard pages"),
        "front": _("the front page"),
        "municipality": _("municipality pages"),
        "index": _("lists"),
    }


def _regimes() -> dict[str, str]:
    return {NO_FUNDING: _("no funding"), **{one.value: str(one.label) for one in FundingProgramme.Regime}}
