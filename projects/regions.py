"""The locked regions of a project's page that other pages don't have."""

from django.utils.translation import gettext_lazy as _

from brand.frame.regions import LockedRegion

FACTS = LockedRegion(
    "facts",
    _("Project facts"),
    "projects/frame/facts.html",
    _("Drawn from the project's record: name, time, implementers, budget and funders."),
)
PARTIES = LockedRegion(
    "parties",
    _("Municipalities taking part"),
    "projects/frame/parties.html",
    _("Drawn from the project's record."),
)
GRANTING_AUTHORITY = LockedRegion(
    "granting-authority",
    _("Granting authority"),
    "projects/frame/granting_authority.html",
    _("Drawn from the project's record."),
)
