from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from brand.models import Municipality
from home.roles import set_up_roles


class Command(BaseCommand):
    """Puts every group's permissions into their right state; people stay in the groups they are in."""

    help = "Set up the editors', chief editors', project and brand teams' groups. Can be run again."

    def handle(self, **options):
        with transaction.atomic():
            set_up_roles()
        if options["verbosity"]:
            count = Municipality.objects.count()
            self.stdout.write(
                _("The roles of %(count)s municipalities and of both teams are set up.") % {"count": count}
            )
