"""Running the examples: each rule alone over its own cases, pages or emblems as a browser shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..evaluation import evaluate
from ..facts import PageFacts
from ..rendered import judge
from ..rulebook import Rulebook
from .emblems import Shown
from .pages import Cases


@dataclass(frozen=True)
class Outcome:
    """What came of one rule's cases: names of faults that passed, and of good cases that were blamed."""

    rule_id: str
    bad: int
    good: int
    false_passes: tuple[str, ...]
    false_alarms: tuple[str, ...]


def run_examples(rulebook: Rulebook, examples: Mapping[str, Cases]) -> Iterator[Outcome]:
    """An outcome for every rule with a check. A rule without cases has none bad and none good."""
    for rule in rulebook.rules:
        if rule.check:
            cases = examples.get(rule.id, Cases({}, {}))
            alone = Rulebook((rule,), rulebook.version)
            yield Outcome(
                rule.id,
                len(cases.bad),
                len(cases.good),
                tuple(name for name, facts in cases.bad.items() if not _is_found(facts, alone)),
                tuple(name for name, facts in cases.good.items() if evaluate(facts, alone, facts.today)),
            )


def run_shown_examples(examples: Mapping[str, Shown]) -> Iterator[Outcome]:
    """An outcome for every rule that a browser's measurements are judged by. Each fault is that rule's alone."""
    for rule_id, cases in examples.items():
        yield Outcome(
            rule_id,
            len(cases.bad),
            len(cases.good),
            tuple(name for name, one in cases.bad.items() if {found for found, _ in judge(one)} != {rule_id}),
            tuple(name for name, one in cases.good.items() if list(judge(one))),
        )


def _is_found(facts: PageFacts, alone: Rulebook) -> bool:
    """Whether the rule finds a fault. A check that breaks has found nothing."""
    return any(not finding.check_failed for finding in evaluate(facts, alone, facts.today))
