from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from brand.authentication import DEMO_PASSWORD
from brand.documents.publishing import publish_documents
from brand.models import Municipality
from brand.roles import BRAND_TEAM, PROJECT_TEAM
from home.demo.accessibility import set_up_accessibility
from home.demo.accounts import (
    BRAND_TEAM_EMAIL,
    PROJECT_TEAM_EMAIL,
    Account,
    chief_editor_email,
    communicator_email,
    make_account,
)
from home.demo.documents import set_up_documents
from home.demo.items import set_up_events, set_up_news
from home.demo.notices import set_up_notices
from home.demo.pictures import set_up_pictures
from home.demo.pictures_as_assets import set_up_pictures_as_assets
from home.demo.project import set_up_project, set_up_project_words, set_up_sample_projects
from home.region.body import Shelf
from home.region.command import RegionCommand
from home.region.files import RegionFiles
from home.region.pages import set_up_standard_pages
from home.region.structure import set_up_structure
from home.region.translations import set_up_translations


class Command(RegionCommand):
    """Sets up the region with its demonstration content and accounts; run again, it adds what is missing."""

    help = "Set up the region, its pages, demonstration content and accounts. Can be run again."

    def set_up(self, files: RegionFiles) -> list[Account]:
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                _("The demonstration is for a machine where DEBUG is on. Nothing was written.")
            )
        return set_up_demo(files)

    def tell(self, made: list[Account]) -> None:
        self.stdout.write(
            _("The demonstration is ready. Password of every account: %(password)s")
            % {"password": DEMO_PASSWORD}
        )
        for account in made:
            self.stdout.write(f"  {account.email:<36} {account.group}")


def set_up_demo(files: RegionFiles) -> list[Account]:
    """Everything, in the order in which one thing needs another; returns the accounts."""
    region = files.region
    home = set_up_structure(files)
    accounts = _set_up_people()
    pictures = set_up_pictures(files)
    set_up_pictures_as_assets(pictures, files.table("pictures"))
    set_up_accessibility(region.get("accessibility"))
    set_up_standard_pages(home, files.table("pages"))
    own = region["project"]
    project = set_up_project(
        files.project_text, region["corrections"], pictures[own["picture"]], own.get("themes", [])
    )
    projects = {own["key"]: project} | set_up_sample_projects(files.table("projects"), pictures)
    shelf = Shelf(pictures, set_up_documents(files))
    set_up_news(files.table("news")["news"], shelf, projects)
    set_up_events(files.table("events")["events"], shelf, projects)
    set_up_notices(files.table("notices"))
    set_up_project_words(project, files.translations)
    set_up_translations(home, files.translations)
    # Last: the guideline's file has the title of its page.
    publish_documents(only_missing=True)
    return accounts


def _set_up_people() -> list[Account]:
    accounts = []
    for municipality in Municipality.objects.select_related("editors", "chief_editors"):
        for email, last_name, group in (
            (communicator_email(municipality), "Viestijä", municipality.editors),
            (chief_editor_email(municipality), "Päätoimittaja", municipality.chief_editors),
        ):
            accounts.append(make_account(email, municipality.name, last_name, group))
    for email, first_name, last_name, group_name in (
        (BRAND_TEAM_EMAIL, "Tuija", "Tunnus", BRAND_TEAM),
        (PROJECT_TEAM_EMAIL, "Hannele", "Hanke", PROJECT_TEAM),
    ):
        accounts.append(make_account(email, first_name, last_name, Group.objects.get(name=group_name)))
    return accounts
