from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from brand.frame.frame_records import FRAME
from brand.pictures.notices import notices_due, send_notice, take_away_renditions


class Command(BaseCommand):
    """Daily, and harmless to run more often: nobody is told the same twice."""

    help = "Tell editors of pictures whose licence or consent runs out, and take away what may not be shown."

    def handle(self, *args, **options):
        today = timezone.localdate()
        taken = take_away_renditions(today)
        if taken:
            # What is kept of a page may still give the addresses.
            FRAME.raise_on_commit()
        sent, failed = 0, []
        for user, concerns in notices_due(today):
            try:
                send_notice(user, concerns)
                sent += 1
            except OSError as error:
                failed.append(f"{user.email}: {error}")
        if options["verbosity"]:
            self.stdout.write(
                _("%(sent)s letters sent, %(taken)s renditions taken away.") % {"sent": sent, "taken": taken}
            )
        if failed:
            raise CommandError(_("Not sent:") + "\n" + "\n".join(failed))
