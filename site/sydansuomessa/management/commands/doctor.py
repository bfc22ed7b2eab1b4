from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
            state = styles[finding.state](f"{finding.state.label:8}")
            self.stdout.write(f"{state}{finding.part:24}{finding.seen}")
            if finding.mend:
                self.stdout.write(f"{'':32}→ {finding.mend}")
        if fails:
            words = ngettext("%(count)d fault needs attention.", "%(count)d faults need attention.", fails)
            self.stdout.write(self.style.ERROR(words % {"count": fails}))
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS(_("Everything works.")))
