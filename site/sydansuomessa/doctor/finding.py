"""What the doctor says of one part."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class State(StrEnum):
    GOOD = "ok"
    # Works, but an operator of a public site wants to know.
    NOTICE = "notice"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The state in the operator's language."""
        return {
            State.GOOD: pgettext("doctor", "ok"),
            State.NOTICE: pgettext("doctor", "notice"),
            State.FAILED: pgettext("doctor", "FAILED"),
        }[self]


@dataclass(frozen=True)
class Finding:
    """`seen` is what happened, `mend` what to do about it: it names the variable or command."""

    part: str
    state: State
    seen: str
    mend: str = ""


def good(part: str, seen: str) -> Finding:
    return Finding(part, State.GOOD, seen)


def notice(part: str, seen: str, mend: str) -> Finding:
    return Finding(part, State.NOTICE, seen, mend)


_RAN_OUT = "certificate has expired"
# PostgreSQL's client doesn't say why.
_DOES_NOT_HOLD = "certificate verify failed"


def failed(part: str, seen: object, mend: str) -> Finding:
    words = " ".join(str(seen).split())[:300]
    if _RAN_OUT in words:
        renew = _(
            "The certificate of %(part)s ran out: renew it there, and see why that wasn't done by itself."
        )
        mend = f"{renew % {'part': part}} {mend}"
    elif _DOES_NOT_HOLD in words:
        see = _("The certificate of %(part)s doesn't hold: see its last day, its names and who signed it.")
        mend = f"{see % {'part': part}} {mend}"
    return Finding(part, State.FAILED, words, mend)
