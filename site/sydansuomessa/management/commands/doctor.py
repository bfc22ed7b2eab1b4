from django.core.management.base import BaseCommand

from sydansuomessa.doctor import State, examine


class Command(BaseCommand):
    """Tries every part for real and says what to do. Exits with 1 where one fails."""

    help = "Try every part of the site for real and say what to do about it; exit 1 if one fails."
    requires_system_checks = []

    def handle(self, **options) -> None:
        styles = {
            State.GOOD: self.style.SUCCESS,
            State.NOTICE: self.style.WARNING,
            State.FAILED: self.style.ERROR,
        }
        fails = 0
        for finding in examine():
            fails += finding.state == State.FAILED
            state = styles[finding.state](f"{finding.state:8}")
            self.stdout.write(f"{state}{finding.part:24}{finding.seen}")
            if finding.mend:
                self.stdout.write(f"{'':32}→ {finding.mend}")
        if fails:
            self.stdout.write(self.style.ERROR(f"{fails} of the parts need attention."))
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS("Everything works."))
