from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from home.demo.region_files import RegionFileError, RegionFiles
from home.demo.structure import set_up_region


class Command(BaseCommand):
    """Sets up the region for good: records, roles and pages without content. Run again, it adds what is missing."""

    help = "Set up the region's records, roles and pages, without content or accounts. Can be run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--region", type=Path, default=settings.REGION_FOLDER, help="the folder with the region's files"
        )

    def handle(self, region: Path, **options):
        try:
            with transaction.atomic():
                made = set_up_region(RegionFiles(region))
        except RegionFileError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(
                _("%(region)s is set up. The standard pages are drafts: read, fill in and publish them.")
                % {"region": made.name}
            )
