"""What makes the overview of projects out of date."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_slug_changed, post_page_move

from .models import Project
from .overview import PROJECTS, feeds_projects


@receiver([post_save, post_delete])
def renew_projects(sender, instance, **kwargs) -> None:
    if feeds_projects(instance):
        PROJECTS.raise_on_commit()


@receiver(m2m_changed)
def renew_projects_with_other_links(sender, **kwargs) -> None:
    if sender in (Project.municipalities.through, Project.themes.through):
        PROJECTS.raise_on_commit()


@receiver([post_page_move, page_slug_changed])
def renew_projects_with_other_addresses(sender, **kwargs) -> None:
    """A page that moves or is renamed takes what is below it along."""
    PROJECTS.raise_on_commit()
