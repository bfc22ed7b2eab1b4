"""What follows from the pages being saved."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_slug_changed, post_page_move

from .choices import CHOICES, feeds_choices
from .models import EventPage
from .models.occurrence import keep_occurrences
from .of_projects import ITEMS_OF_PROJECTS, feeds_items_of_projects
from .related import READ_NEXT, feeds_read_next
from .series import SCHEDULE_FIELDS


@receiver([post_save, post_delete])
def renew_choices(sender, instance, **kwargs) -> None:
    if feeds_choices(instance):
        CHOICES.raise_on_commit()


@receiver([post_save, post_delete])
def renew_items_of_projects(sender, instance, **kwargs) -> None:
    if feeds_items_of_projects(instance):
        ITEMS_OF_PROJECTS.raise_on_commit()


@receiver([post_save, post_delete])
def renew_what_is_read_next(sender, instance, **kwargs) -> None:
    if feeds_read_next(instance):
        READ_NEXT.raise_on_commit()


@receiver(post_page_move)
def renew_items_that_moved(sender, **kwargs) -> None:
    ITEMS_OF_PROJECTS.raise_on_commit()
    READ_NEXT.raise_on_commit()


@receiver(page_slug_changed)
def renew_items_with_other_addresses(sender, **kwargs) -> None:
    ITEMS_OF_PROJECTS.raise_on_commit()
    READ_NEXT.raise_on_commit()


@receiver(post_save, sender=EventPage)
def keep_times_of_live_event(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """The rows of a live event's times follow its live page, whichever way that came about."""
    if raw or (update_fields is not None and not {"live", *SCHEDULE_FIELDS} & set(update_fields)):
        return
    # Read anew: a page that is being saved as a draft holds what isn't live yet.
    event = EventPage.objects.filter(pk=instance.pk, live=True).first()
    if event is not None:
        keep_occurrences(event, event.times)
