"""What makes the choices of the lists' filters, and the sections of projects' pages, out of date."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import post_page_move

from .choices import CHOICES, feeds_choices
from .of_projects import ITEMS_OF_PROJECTS, feeds_items_of_projects


@receiver([post_save, post_delete])
def renew_choices(sender, instance, **kwargs) -> None:
    if feeds_choices(instance):
        CHOICES.raise_on_commit()


@receiver([post_save, post_delete])
def renew_items_of_projects(sender, instance, **kwargs) -> None:
    if feeds_items_of_projects(instance):
        ITEMS_OF_PROJECTS.raise_on_commit()


@receiver(post_page_move)
def renew_items_that_moved(sender, **kwargs) -> None:
    ITEMS_OF_PROJECTS.raise_on_commit()
