"""Who answers feedback, and whose it is to see."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from brand.models import User
from brand.people.scope import municipality_led_by
from brand.roles import BRAND_TEAM

from ..models import Feedback


def feedback_of(user: User) -> QuerySet[Feedback]:
    """What is this person's to answer: a chief editor's own municipality's; for the brand team, what names no
    municipality and what a municipality has left unanswered past its deadline."""
    if is_in_brand_team(user):
        late = Q(answered_at=None, deadline__lt=timezone.localdate())
        return Feedback.objects.filter(Q(municipality=None) | late)
    municipality = municipality_led_by(user)
    return Feedback.objects.filter(municipality=municipality) if municipality else Feedback.objects.none()


def answers_feedback(user: User) -> bool:
    return is_in_brand_team(user) or municipality_led_by(user) is not None


def is_in_brand_team(user: User) -> bool:
    return user.is_active and user.has_perm("home.change_feedback")


def those_who_answer(feedback: Feedback) -> list[User]:
    """The people of the unit; where it has none, and when it is late, the brand team too."""
    chiefs = list(_members(feedback.municipality.chief_editors_id)) if feedback.municipality_id else []
    if chiefs and not feedback.is_overdue:
        return chiefs
    team = User.objects.filter(groups__name=BRAND_TEAM, is_active=True).exclude(pk__in=[u.pk for u in chiefs])
    return [*chiefs, *team.distinct()]


def _members(group_pk: int | None) -> QuerySet[User]:
    return User.objects.filter(groups=group_pk, is_active=True) if group_pk else User.objects.none()
