import logging
from smtplib import SMTPException

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from home.feedback.reminders import remind
from home.models import Feedback

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Reminds those who must answer feedback, and removes personal data that has served its time. Run again, it
    repeats nothing."""

    help = "Send what is due of reminders about feedback, and remove old personal data. Can be run again."

    def handle(self, **options):
        failed, letters = 0, 0
        for feedback in Feedback.objects.open().select_related("municipality"):
            try:
                letters += remind(feedback)
            except (OSError, SMTPException):
                # The next run tries again: the others' letters don't wait for it.
                logger.exception("The reminder of feedback %s could not be sent", feedback.pk)
                failed += 1
        cleared = self._clear()
        if options["verbosity"]:
            self.stdout.write(
                _("Letters sent: %(letters)s. Personal data removed from: %(cleared)s.")
                % {"letters": letters, "cleared": cleared}
            )
        if failed:
            raise CommandError(_("Reminders that could not be sent: %(count)s.") % {"count": failed})

    def _clear(self) -> int:
        now = timezone.now()
        old = Feedback.objects.with_old_personal_data(timezone.localdate())
        for feedback in old:
            feedback.clear_personal_data(now)
        return len(old)
