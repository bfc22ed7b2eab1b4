from django.utils.translation import gettext as _

from brand.models import Region
from home.region.command import RegionCommand
from home.region.files import RegionFiles
from home.region.structure import set_up_region


class Command(RegionCommand):
    """Sets up the region for good: records, roles and pages without content. Run again, it adds what is missing."""

    help = "Set up the region's records, roles and pages, without content or accounts. Can be run again."

    def set_up(self, files: RegionFiles) -> Region:
        return set_up_region(files)

    def tell(self, made: Region) -> None:
        self.stdout.write(
            _("%(region)s is set up. The standard pages are drafts: read, fill in and publish them.")
            % {"region": made.name}
        )
