from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from brand.strips.store import forget_old
from brand.uploads.abandoned import remove_abandoned


class Command(BaseCommand):
    """Daily, so that the storage holds no more in its tenth year than the site needs."""

    help = "Delete uploads that were never finished, and strips of marks that were drawn long ago. Can be run again."

    def handle(self, **options):
        numbers = {"uploads": remove_abandoned(), "strips": forget_old()}
        if options["verbosity"]:
            self.stdout.write(_("Deleted: %(uploads)s unfinished uploads, %(strips)s old strips") % numbers)
