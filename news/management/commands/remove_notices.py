from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.notices.removal import remove_due


class Command(BaseCommand):
    """For the schedule: what is removed already stays so, and what couldn't be removed is tried again."""

    help = "Remove the personal data of public notices whose time is over. Can be run again."

    def handle(self, *args, **options):
        failed = 0
        for removal in remove_due():
            if removal.error is None:
                if options["verbosity"]:
                    self.stdout.write(
                        _("Removed the data of the notice: %(subject)s") % {"subject": removal.subject}
                    )
                continue
            failed += 1
            # The error alone: its text may quote what is to be removed.
            self.stderr.write(
                _("The data of a notice wasn't removed (%(error)s): %(subject)s")
                % {"error": type(removal.error).__name__, "subject": removal.subject}
            )
        if failed:
            raise CommandError(_("Notices whose data wasn't removed: %(count)d") % {"count": failed})
