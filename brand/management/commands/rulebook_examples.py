from django.core.management.base import BaseCommand, CommandError

from brand.rulebook.examples import EXAMPLES
from brand.rulebook.examples.run import Outcome, run_examples
from brand.rulebook.loading import shipped_rulebook

LEAST = 2


class Command(BaseCommand):
    """Exits with 1 where a fault passes, a good case is blamed, or a rule has too few cases."""

    help = "Run every rule's check over pages that break the rule and pages that keep it."

    def handle(self, *args, **options) -> None:
        """Print a line for each rule, then the counts."""
        rulebook = shipped_rulebook()
        outcomes = list(run_examples(rulebook, EXAMPLES))
        for outcome in outcomes:
            self._print(outcome)
        false_passes = sum(len(outcome.false_passes) for outcome in outcomes)
        false_alarms = sum(len(outcome.false_alarms) for outcome in outcomes)
        too_few = [outcome.rule_id for outcome in outcomes if min(outcome.bad, outcome.good) < LEAST]
        self.stdout.write(f"rules: {len(rulebook.rules)}, with a check: {len(outcomes)}")
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
