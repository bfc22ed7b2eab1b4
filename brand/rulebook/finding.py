"""What a check finds, and what becomes of it once the rule has put its weight on it."""

from dataclasses import dataclass
from datetime import date

from .facts import Place
from .rule import Severity


@dataclass(frozen=True)
class Fault:
    """What a check says: where, which words, what to do. `mend` replaces `words` where a mend is known."""

    message: str
    place: Place
    words: str = ""
    mend: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class Finding:
    """A rule that a page doesn't keep, or a duty that it has.

    `message` tells the editor what to do, in the language that was active. `mend` is what to write in the place
    of `words`; `due` is the day by which a duty is to be done. `check_failed` marks a check that broke.
    """

    rule_id: str
    severity: Severity
    message: str
    field: str = ""
    block: str = ""
    label: str = ""
    words: str = ""
    mend: str | None = None
    due: date | None = None
    check_failed: bool = False
