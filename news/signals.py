"""What makes the choices of the lists' filters out of date."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .choices import CHOICES, feeds_choices


@receiver([post_save, post_delete])
def renew_choices(sender, instance, **kwargs) -> None:
    if feeds_choices(instance):
        CHOICES.raise_on_commit()
