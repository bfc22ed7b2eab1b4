"""The clock of the law: who answers is told when feedback arrives, when time runs short and when it has run out."""

from datetime import date

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from brand.addresses import absolute
from brand.languages import admin_language_of

from ..models import Feedback
from .units import those_who_answer

Stage = Feedback.Stage
# The days left at which a stage begins, the last stage first.
BEGINS_AT = ((Stage.OVERDUE, -1), (Stage.SOON, 2), (Stage.HALFWAY, 7))


def stage_on(feedback: Feedback, today: date) -> Stage:
    """What those who answer should know by `today`."""
    left = (feedback.deadline - today).days
    return next((stage for stage, days in BEGINS_AT if left <= days), Stage.ARRIVED)


def remind(feedback: Feedback) -> int:
    """Tell those who answer what they haven't been told; returns how many letters were sent.

    The stage is kept only if the letters went out, so a failed run is made good by the next one. Raises what the
    mail server raises.
    """
    stage = stage_on(feedback, timezone.localdate())
    with transaction.atomic():
        claimed = Feedback.objects.filter(pk=feedback.pk, answered_at=None, told_stage__lt=stage).update(
            told_stage=stage
        )
        if not claimed:
            return 0
        receivers = those_who_answer(feedback)
        for user in receivers:
            with translation.override(admin_language_of(user)):
                _send(feedback, stage, user.email)
        return len(receivers)


def _send(feedback: Feedback, stage: Stage, address: str) -> None:
    """The letter names no sender and quotes nothing: mail isn't the place for personal data."""
    context = {
        "feedback": feedback,
        "is_new": stage == Stage.ARRIVED,
        "is_overdue": stage == Stage.OVERDUE,
        "url": absolute(reverse("home_feedback_item", args=[feedback.pk])),
    }
    subject = " ".join(render_to_string("home/feedback/reminder_subject.txt", context).split())
    send_mail(subject, render_to_string("home/feedback/reminder.txt", context), None, [address])
