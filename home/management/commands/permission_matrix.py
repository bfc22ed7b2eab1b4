from django.core.management.base import BaseCommand, CommandError
from django.test.utils import setup_test_environment, teardown_test_environment
from django.utils.translation import gettext as _

from home.access.comparison import Comparison, explain
from home.access.expected import AREAS
from home.access.stage import ROLES, StageError, set_stage
from home.access.trial import Trial, undone


class Command(BaseCommand):
    """Tries every request of the permission matrix on this site, in a transaction that is taken back."""

    help = "Print what each role can do to each kind of page: expected against actual. Changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--role", choices=ROLES, action="append", help="only this role; may be repeated")

    def handle(self, role: list[str] | None, **options):
        # Letters go to a list that nobody reads, and this process accepts its own requests.
        setup_test_environment(debug=False)
        try:
            comparisons = list(self._try(role or ROLES))
        except StageError as error:
            raise CommandError(
                _("The site lacks what the trial needs: %(what)s.") % {"what": error}
            ) from error
        finally:
            teardown_test_environment()
        mismatches = [pair for comparison in comparisons for pair in comparison.mismatches]
        for outcome, expected in mismatches:
            self.stdout.write(explain(outcome, expected))
        count = sum(comparison.count for comparison in comparisons)
        self.stdout.write(
            _("%(count)s requests, %(wrong)s not as expected.") % {"count": count, "wrong": len(mismatches)}
        )
        if mismatches:
            raise CommandError(_("The permissions are not what the matrix says."))

    def _try(self, roles):
        with undone():
            stage = set_stage()
            for role in roles:
                comparison = Comparison(role)
                with undone():
                    trial = Trial(stage, role)
                    for area in AREAS:
                        comparison.add(trial.outcomes(area))
                self._print(comparison)
                yield comparison

    def _print(self, comparison: Comparison) -> None:
        """Each cell: expected, and after a colon what happened where that is something else."""
        self.stdout.write("")
        self.stdout.write(f"{comparison.role:<22}" + "".join(f"{area:>14}" for area in AREAS))
        for row, answers in comparison.rows.items():
            cells = []
            for area in AREAS:
                actual = comparison.cell(row, area)
                cells.append(answers[area] if actual == answers[area] else f"{answers[area]}:{actual}")
            self.stdout.write(f"{row:<22}" + "".join(f"{cell:>14}" for cell in cells))
