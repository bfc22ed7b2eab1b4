"""What follows from a page's place in the tree, wherever it is saved or moved from."""

from django.conf import settings
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import post_page_move
from wagtail.users.models import UserProfile

from .crisis.standing import BANNERS
from .frame.frame_records import FRAME, feeds_the_frame
from .models import BrandedPage, CrisisBanner, Municipality, Picture, Region
from .pictures.stand_in import STAND_IN
from .roles import municipality_of, set_up_municipality


@receiver(pre_save)
def set_publisher_from_tree(sender, instance, raw=False, **kwargs) -> None:
    """The publisher is never typed: whatever a form, an API body or a script says, the tree decides."""
    if isinstance(instance, BrandedPage) and not raw and instance.depth:
        instance.publisher = instance.publisher_from_tree()


@receiver(pre_save, sender=UserProfile)
def give_a_language(sender, instance, raw=False, **kwargs) -> None:
    """Who has chosen no language has the site's: Wagtail's letters would come in that of whoever caused them."""
    if not raw and not instance.preferred_language:
        instance.preferred_language = settings.LANGUAGE_CODE


@receiver([post_save, post_delete])
def renew_frame(sender, instance, **kwargs) -> None:
    """What the frame is drawn from has changed: no page keeps the old one."""
    if feeds_the_frame(instance):
        FRAME.raise_on_commit()


@receiver([post_save, post_delete], sender=CrisisBanner)
def renew_banners(sender, **kwargs) -> None:
    """A banner that is raised or taken down shows, or is gone, at once."""
    BANNERS.raise_on_commit()


@receiver([post_save, post_delete], sender=Picture)
@receiver(post_save, sender=Region)
def renew_stand_in(sender, **kwargs) -> None:
    """The neutral picture may be another, or another date."""
    STAND_IN.raise_on_commit()


@receiver(post_page_move)
def renew_frame_of_moved_page(sender, **kwargs) -> None:
    FRAME.raise_on_commit()


@receiver(pre_delete)
def keep_where_sites_begin(sender, instance, **kwargs) -> None:
    """Wagtail would delete the site with its first page: then no address is answered any more, not even by a 404.
    Raises ProtectedError."""
    if isinstance(instance, Page):
        sites = set(Site.objects.filter(root_page=instance.pk))
        if sites:
            raise ProtectedError("A site begins at this page.", sites)


@receiver(pre_delete)
def take_down_mirrors(sender, instance, **kwargs) -> None:
    """Without its original a mirror would become a page of its own, in a language that it isn't in."""
    if isinstance(instance, Page):
        Page.objects.filter(alias_of=instance.pk).exclude(locale=instance.locale_id).update(live=False)


@receiver(post_page_move)
def set_publishers_below(sender, instance, **kwargs) -> None:
    """A moved page and everything below it belong to the part of the tree where they now are."""
    for page in instance.get_descendants(inclusive=True).specific().iterator():
        if isinstance(page, BrandedPage):
            type(page).objects.filter(pk=page.pk).update(publisher=page.publisher_from_tree())


@receiver(post_save, sender=Municipality)
def follow_the_chosen_way_of_publishing(sender, instance, raw=False, **kwargs) -> None:
    """A municipality that chooses another way of publishing has it at once."""
    if not raw and instance.editors_id:
        set_up_municipality(instance)


@receiver(post_save)
def give_a_translated_front_page_to_its_editors(sender, instance, created, raw=False, **kwargs) -> None:
    """A municipality's page in another language is its editors' as soon as it is there."""
    if not created or raw or getattr(instance, "record_model", None) is not Municipality:
        return
    municipality = municipality_of(instance)
    if municipality and municipality.editors_id:
        set_up_municipality(municipality)
