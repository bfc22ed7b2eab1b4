"""What follows from a page being made, where more than one layer is concerned."""

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from brand.frame.frame_records import FRAME
from brand.roles import PROJECT_TEAM
from news.models import NoticeIndexPage

from .roles import PROJECT_TEAM_INDEXES, give_indexes_to_project_team


@receiver([post_save, post_delete], sender=NoticeIndexPage)
def renew_the_way_to_notices(sender, **kwargs) -> None:
    """A municipality's page leads to its list of notices as soon as that is there."""
    FRAME.raise_on_commit()


@receiver(post_save)
def give_a_translated_index_to_its_team(sender, instance, created, raw=False, **kwargs) -> None:
    """An index in another language is the project team's as soon as it is there."""
    if raw or not created or not isinstance(instance, PROJECT_TEAM_INDEXES):
        return
    if Group.objects.filter(name=PROJECT_TEAM).exists():
        give_indexes_to_project_team()
