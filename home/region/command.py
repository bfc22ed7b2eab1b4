"""What the commands that set a region up have in common."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from .files import RegionFileError, RegionFiles


class RegionCommand(BaseCommand):
    """Does its work from a region's folder: all of it, or nothing where a file is missing or malformed."""

    def add_arguments(self, parser):
        parser.add_argument(
            "--region", type=Path, default=settings.REGION_FOLDER, help="the folder with the region's files"
        )

    def handle(self, region: Path, **options):
        try:
            with transaction.atomic():
                made = self.set_up(RegionFiles(region))
        except RegionFileError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.tell(made)

    def set_up(self, files: RegionFiles) -> Any:
        """Add what is missing; returns what `tell` speaks of. Raises RegionFileError."""
        raise NotImplementedError

    def tell(self, made: Any) -> None:
        """Print what was made."""
        raise NotImplementedError
