"""A link by which somebody chooses their own first password: signed, for one use, for some days."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..addresses import absolute
from ..models import User

SALT = "brand.people.invitation"
DAYS = 7


def awaits_invitation(person: User) -> bool:
    """Whether they still have to choose their first password."""
    return person.is_active and not person.has_usable_password() and person.last_login is None


def invite(person: User, by: User) -> None:
    """Send the link once the transaction is through. An earlier link stops working."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    log(person, "brand.person.invited", user=by)
    transaction.on_commit(lambda: _send(person, by))


def token_for(person: User) -> str:
    return signing.dumps({"person": person.pk, "state": _state(person, settings.SECRET_KEY)}, salt=SALT)


def invited_by_token(token: str) -> User | None:
    """Whom the link is for, while it works."""
    try:
        told = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=told["person"]).first()
    return person if person and awaits_invitation(person) and told["state"] in _states(person) else None


def _states(person: User) -> set[str]:
    return {_state(person, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)}


def _state(person: User, key: str) -> str:
    """Changes with a new invitation and with a chosen password: an unusable one is made of chance."""
    return salted_hmac(SALT, f"{person.password}{person.email}", secret=key).hexdigest()[:24]


def _send(person: User, by: User) -> None:
    context = {
        "person": person,
        "by": by,
        "address": absolute(reverse("brand_invitation", args=[token_for(person)])),
        "groups": ", ".join(person.groups.values_list("name", flat=True)),
        "days": DAYS,
    }
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("brand/people/invitation.txt", context)
        send_mail(_("You are invited to write for Sydänsuomessa"), text, None, [person.email])
