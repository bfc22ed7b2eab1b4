"""When a page is changed, moved or taken away, its translations follow: by whichever way it was done."""

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

from ..models import BrandedPage
from .fidelity import check_place
from .following import follow, move_with, source_of, take_down_with


@receiver(page_published)
def follow_the_published_original(sender, instance, revision=None, **kwargs) -> None:
    if isinstance(instance, BrandedPage):
        follow(instance, user=revision.user if revision else None)


@receiver(page_unpublished)
def take_translations_down(sender, instance, **kwargs) -> None:
    if isinstance(instance, BrandedPage):
        take_down_with(instance)


@receiver(pre_delete)
def take_translations_down_before_deletion(sender, instance, **kwargs) -> None:
    if isinstance(instance, BrandedPage):
        take_down_with(instance)


@receiver(pre_page_move)
def keep_a_translation_in_its_place(sender, instance, parent_page_after, **kwargs) -> None:
    if issubclass(instance.specific_class or Page, BrandedPage):
        check_place(instance.specific, parent_page_after)


@receiver(post_page_move)
def move_translations(sender, instance, **kwargs) -> None:
    for page in Page.objects.filter(path__startswith=instance.path).order_by("path").specific():
        if isinstance(page, BrandedPage):
            move_with(page)


@receiver(post_save)
def renew_the_source_of_a_snippet(sender, instance, raw=False, **kwargs) -> None:
    """A ready-made block or a sentence of the frame has no publication: what is saved is said."""
    if raw or isinstance(instance, Page) or not isinstance(instance, TranslatableMixin):
        return
    if (source := source_of(instance)) is not None:
        source.update_from_db()
