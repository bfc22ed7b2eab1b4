"""The key that a form carries instead of a cookie: signed by us, good for a day, used once.

It proves that the form was fetched from this site a while ago. See docs/decisions/0014-the-residents-doors.md.
"""

import secrets
import time
from enum import Enum

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="home.feedback.form")
# Nobody reads and fills in the form faster; nobody leaves it open longer without sending it once more.
QUICKEST_SECONDS = 3
LONGEST_SECONDS = 24 * 60 * 60


class KeyState(Enum):
    """What a posted key is worth."""

    GOOD = "good"
    TOO_QUICK = "too quick"
    EXPIRED = "expired"
    STRANGE = "strange"


def new_form_key() -> str:
    """A key for a form that is shown now."""
    return _SIGNER.sign(f"{secrets.token_urlsafe(12)}.{int(time.time())}")


def read_form_key(signed: str) -> tuple[KeyState, str]:
    """What the key is worth, and the part of it that is the same however often it is sent."""
    try:
        identity, made = _SIGNER.unsign(signed).rsplit(".", 1)
        age = time.time() - int(made)
    except (BadSignature, ValueError):
        return KeyState.STRANGE, ""
    if age < QUICKEST_SECONDS:
        return KeyState.TOO_QUICK, identity
    return (KeyState.EXPIRED if age > LONGEST_SECONDS else KeyState.GOOD), identity
