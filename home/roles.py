"""All the site's roles at once: here every kind of page and record is known."""

from wagtail.models import Page

from brand.models import Municipality
from brand.roles import retire_wagtail_groups, set_up_brand_team, set_up_municipality, set_up_project_team
from news.models import EventIndexPage, NewsIndexPage, NoticeIndexPage, Topic
from projects.models import Project, ProjectIndexPage, Theme

from .models import AccessibilityCheck, AccessibilityRecord, Feedback

# Below these, the project team keeps the projects, and the region's own news, events and notices. A list of notices
# below a municipality's page is that municipality's.
PROJECT_TEAM_INDEXES = (ProjectIndexPage, NewsIndexPage, EventIndexPage, NoticeIndexPage)


def set_up_roles() -> None:
    """Make every group, or bring it up to date, with its permissions, collections and workflow."""
    retire_wagtail_groups()
    set_up_brand_team(
        Page.get_first_root_node(),
        [Project, Topic, Theme, AccessibilityRecord, AccessibilityCheck, Feedback],
    )
    give_indexes_to_project_team()
    for municipality in Municipality.objects.all():
        set_up_municipality(municipality)


def give_indexes_to_project_team() -> None:
    """The indexes in every language that they have been translated into."""
    indexes = [page for model in PROJECT_TEAM_INDEXES for page in model.objects.filter(publisher=None)]
    set_up_project_team(indexes, [Project])
