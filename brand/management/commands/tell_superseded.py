from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from brand.assets.watching import tell_watchers


class Command(BaseCommand):
    """Tries again the letters on superseded assets that couldn't be sent when the version was published."""

    help = "Tell those who wish that an asset they fetched has been superseded. Can be run again."

    def handle(self, **options):
        told = tell_watchers()
        if options["verbosity"]:
            self.stdout.write(_("Told: %(number)s") % {"number": told})
