from django.core.management.base import BaseCommand, CommandError

from brand.rulebook.examples import EMBLEMS, EXAMPLES
from brand.rulebook.examples.run import Outcome, run_examples, run_shown_examples
from brand.rulebook.loading import shipped_rulebook

LEAST = 2


class Command(BaseCommand):
    """Exits with 1 where a fault passes, a good case is blamed, or a rule has too few cases."""

    help = "Run every rule's check over cases that break the rule and cases that keep it, and count what goes wrong."

    def handle(self, *args, **options) -> None:
        """Print a line for each rule, then the counts."""
        rulebook = shipped_rulebook()
        outcomes = [*run_examples(rulebook, EXAMPLES), *run_shown_examples(EMBLEMS)]
        for outcome in outcomes:
            self._print(outcome)
        false_passes = sum(len(outcome.false_passes) for outcome in outcomes)
        false_alarms = sum(len(outcome.false_alarms) for outcome in outcomes)
        too_few = [outcome.rule_id for outcome in outcomes if min(outcome.bad, outcome.good) < LEAST]
        counted = {outcome.rule_id for outcome in outcomes}
        otherwise = [rule for rule in rulebook.rules if rule.id not in counted]
        self.stdout.write(f"rules: {len(rulebook.rules)}, counted: {len(counted)}")
        kept = ", ".join(f"{rule.id} ({', '.join(rule.checked_by)})" for rule in otherwise)
        self.stdout.write(f"kept by other means: {kept}")
        self.stdout.write(
            f"cases: {sum(one.bad for one in outcomes)} bad, {sum(one.good for one in outcomes)} good"
        )
        self.stdout.write(f"false passes: {false_passes}")
        self.stdout.write(f"false alarms: {false_alarms}")
        if false_passes or false_alarms or too_few:
            few = f" Too few cases: {', '.join(too_few)}." if too_few else ""
            raise CommandError(f"The checks and their examples don't agree.{few}")

    def _print(self, outcome: Outcome) -> None:
        self.stdout.write(f"{outcome.rule_id:8} {outcome.bad:3} bad {outcome.good:3} good")
        for name in outcome.false_passes:
            self.stdout.write(self.style.ERROR(f"         false pass: {name}"))
        for name in outcome.false_alarms:
            self.stdout.write(self.style.ERROR(f"         false alarm: {name}"))
