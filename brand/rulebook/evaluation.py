"""The one evaluation that panel, form, gate, report and command share."""

import logging
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from ..languages import current_language
from .facts import PageFacts
from .finding import Finding
from .registry import CHECKS
from .rule import Rule, Severity
from .rulebook import Rulebook

logger = logging.getLogger(__name__)


class Evaluable(Protocol):
    """A page that can be read for the rulebook."""

    def guideline_facts(self, today: date) -> PageFacts: ...


def evaluate(page: Evaluable | PageFacts, rulebook: Rulebook, today: date) -> list[Finding]:
    """What of the rulebook a page doesn't keep, and its duties: must first, then should, then duty.

    Pure over facts, rulebook and day; writes nothing and calls no other host. Messages are in the active
    language. A check that breaks is a finding of severity must: what couldn't be checked isn't published.
    """
    facts = page if isinstance(page, PageFacts) else page.guideline_facts(today)
    findings = [finding for rule in rulebook.rules_for(facts) for finding in _findings(rule, facts)]
    # sorted() is stable: within a severity the rules keep the rulebook's order.
    return sorted(findings, key=lambda finding: finding.severity.rank)


def must_findings(findings: list[Finding]) -> list[Finding]:
    """The findings that stop a publication."""
    return [finding for finding in findings if finding.severity == Severity.MUST]


def _findings(rule: Rule, facts: PageFacts) -> list[Finding]:
    try:
        return list(_weighed(rule, facts))
    # The one place where everything is caught: a broken check must stop the publication with a word to the
    # editor and the traceback to the operator, whatever broke, and must not hide what other checks found.
    except Exception:
        logger.exception("The check %s of rule %s failed", rule.check, rule.id)
        message = _("Rule %(rule)s could not be checked: the check itself failed. Tell the site's operator.")
        return [Finding(rule.id, Severity.MUST, message % {"rule": rule.id}, check_failed=True)]


def _weighed(rule: Rule, facts: PageFacts) -> Iterator[Finding]:
    for fault in CHECKS[rule.check].run(facts, rule.parameters):
        message = fault.message or rule.statement_in(current_language())
        if fault.place.is_ready_made:
            message = _("%(message)s This is a ready-made block: ask the brand team to mend it.") % {
                "message": message
            }
        yield Finding(
            rule_id=rule.id,
            severity=rule.severity,
            message=message,
            field=fault.place.field,
            block=fault.place.block,
            label=str(fault.place.label or fault.place.field),
            words=fault.words,
            # The page's editor has no way to take a mend in a text that isn't the page's.
            mend=None if fault.place.is_ready_made else fault.mend,
            due=fault.due,
        )
