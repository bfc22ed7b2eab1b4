"""The clock of the law: who answers is told when feedback arrives, when time runs short and when it has run out."""

import logging
from datetime import date
from smtplib import SMTPRecipientsRefused

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from brand.addresses import absolute
from brand.languages import admin_language_of
from brand.models import User

from ..models import Feedback
from .units import those_who_answer

logger = logging.getLogger(__name__)
Stage = Feedback.Stage
# The days left at which a stage begins, the last stage first.
BEGINS_AT = ((Stage.OVERDUE, -1), (Stage.SOON, 2), (Stage.HALFWAY, 7))


def stage_on(feedback: Feedback, today: date) -> Stage:
    """What those who answer should know by `today`."""
    left = (feedback.deadline - today).days
    return next((stage for stage, days in BEGINS_AT if left <= days), Stage.ARRIVED)


def remind(feedback: Feedback) -> int:
    """Tell those who answer what they haven't been told; returns how many letters were sent.

    The stage is kept only if the letters went out, so a failed run is made good by the next one. An address that
    the mail server refuses is passed over: the others would get their letter again with each run. Raises what else
    the mail server raises.
    """
    stage = stage_on(feedback, timezone.localdate())
    with transaction.atomic():
        claimed = Feedback.objects.filter(pk=feedback.pk, answered_at=None, told_stage__lt=stage).update(
            told_stage=stage
        )
        if not claimed:
            return 0
        return sum(_tell(user, feedback, stage) for user in those_who_answer(feedback))


def _tell(user: User, feedback: Feedback, stage: Stage) -> bool:
    """Whether the mail server took the letter."""
    with translation.override(admin_language_of(user)):
        try:
            _send(feedback, stage, user.email)
        except SMTPRecipientsRefused:
            logger.exception("The mail server refuses the address of user %s", user.pk)
            return False
    return True


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
