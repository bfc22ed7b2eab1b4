"""The second step of signing in: who has to have it, who has it, and taking a lost one away."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission

from ..languages import admin_language_of
from ..models import User

# In the session: the key of the person whose second factor has been seen in it.
PROVED = "second_factor_of"


def may_publish(user: User) -> bool:
    """Whether they could put something before the public, anywhere on the site."""
    if user.is_superuser:
        return True
    publishing = Q(permission__codename="publish_page", group__user=user)
    return GroupPagePermission.objects.filter(publishing).exists()


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def must_set_up(user: User) -> bool:
    """Whether they must get a second factor before they go on."""
    return settings.SECOND_FACTOR_REQUIRED and may_publish(user) and not has_second_factor(user)


def must_prove(user: User, session: SessionBase) -> bool:
    """Whether this session, opened before they had a second factor or past it, must be shown it first."""
    return (
        settings.SECOND_FACTOR_REQUIRED
        and session.get(PROVED) != user.pk
        and may_publish(user)
        and has_second_factor(user)
    )


def complete_session(session: SessionBase, user: User) -> None:
    """Let a session of a trial's own person pass as one that was opened with both steps."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    session[PROVED] = user.pk
    session.save()


def take_away(person: User, by: User) -> bool:
    """Remove somebody's second factor: logged, and told to them by mail. False where there was none."""
    with transaction.atomic():
        removed, _kinds = Authenticator.objects.filter(user=person).delete()
        if removed:
            log(person, "brand.person.factor_reset", user=by)
            transaction.on_commit(lambda: _tell(person, "reset", by))
    return bool(removed)


@receiver(authenticator_used)
def remember_proof(sender, request, user, **kwargs) -> None:
    request.session[PROVED] = user.pk


@receiver(authenticator_added)
def note_set_up(sender, request, user, authenticator, **kwargs) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        _note(user, "set_up")


@receiver(authenticator_removed)
def note_removal(sender, request, user, authenticator, **kwargs) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        _note(user, "removed")


def _note(lazy_user, what: str) -> None:
    # The log knows models only: not what stands for one in a request.
    user = User.objects.get(pk=lazy_user.pk)
    log(user, f"brand.person.factor_{what}", user=user)
    _tell(user, what, user)


def _tell(person: User, what: str, by: User) -> None:
    """A letter in the person's own language, so that nobody's sign-in changes behind their back."""
    with translation.override(admin_language_of(person)):
        text = render_to_string(f"brand/signin/letters/factor_{what}.txt", {"person": person, "by": by})
        send_mail(_("Your sign-in has been changed"), text, None, [person.email])
