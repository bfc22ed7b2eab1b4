"""What follows from a notice being published, taken down or deleted, by whichever way."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringSegment, TemplateSegment

from ..models.notice import NoticePage
from ..models.notice_log import NoticeEvent
from .log import record, record_from_wagtail
from .removal import group_of
from .traces import clean_history, documents_to_remove, forget_unused, remove_documents


@receiver(pre_save, sender=NoticePage)
def keep_time_of_notice(sender, instance, raw=False, **kwargs) -> None:
    """The time on display begins when the notice first goes live, and ends when it is taken down."""
    if raw:
        return
    if instance.live:
        if instance.date is None:
            instance.date = instance.first_day
        instance.shown_until = instance.last_day
    elif instance.date and instance.ended_on is None and _is_live(instance):
        instance.ended_on = min(timezone.localdate(), instance.last_day)


def _is_live(notice: NoticePage) -> bool:
    return NoticePage.objects.filter(pk=notice.pk, live=True).exists()


@receiver(post_save, sender=PageLogEntry)
def keep_who_published(sender, instance, created, raw=False, **kwargs) -> None:
    if created and not raw:
        record_from_wagtail(instance)


@receiver(pre_delete, sender=NoticePage)
def keep_what_to_remove(sender, instance, **kwargs) -> None:
    """A deleted notice that was on display takes its files along, unless it is there in another language."""
    group = list(group_of(instance.translation_key))
    running = NoticePage.objects.shown().exclude(pk__in=[page.pk for page in group])
    others = [page for page in group if page.pk != instance.pk]
    stays = others or instance.date is None
    instance.files_to_remove = (
        set() if stays else documents_to_remove(group, running.values_list("pk", flat=True))
    )


@receiver(post_delete, sender=NoticePage)
def remove_what_the_deleted_leaves(sender, instance, **kwargs) -> None:
    remove_documents(instance.files_to_remove)
    clean_history(instance, instance.case_number or "–")
    if instance.date:
        record(instance, NoticeEvent.What.DELETED, get_active_log_context().user)


@receiver(pre_delete, sender=StringSegment)
@receiver(pre_delete, sender=TemplateSegment)
def know_a_notice_s_segment(sender, instance, **kwargs) -> None:
    instance.is_of_notice = instance.source.specific_content_type.model_class() is NoticePage


@receiver(post_delete, sender=StringSegment)
@receiver(post_delete, sender=TemplateSegment)
def forget_a_notice_s_words(sender, instance, **kwargs) -> None:
    if instance.is_of_notice:
        forget_unused(instance)
