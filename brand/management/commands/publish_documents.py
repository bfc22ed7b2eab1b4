from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from brand.documents.publishing import publish_documents


class Command(BaseCommand):
    """Daily, and after an update: marks and rules are followed at once, the site's own words and colours by this."""

    help = "Publish the Word and PowerPoint templates and the guideline anew where they have changed."

    def handle(self, **options):
        published = publish_documents()
        if options["verbosity"]:
            self.stdout.write(_("Published anew: %(number)s") % {"number": published})
