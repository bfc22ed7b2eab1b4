"""NTC-01 to NTC-04 and LAW-02: public notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from ..facts import NoticeFacts, PageFacts, Place
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import INVISIBLE, visible
from .contacts import identity_codes

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+358|0)[\d ()-]{5,18}\d(?![\w/.-])")
# The municipality's, the village's, the house's and the parcel's number.
_PROPERTY = re.compile(r"(?<!\d)\d{1,3}-\d{1,3}-\d{1,4}-\d{1,4}(?!\d)")


@dataclass(frozen=True)
class NoticeDays:
    """For how many days each kind of notice is shown at least. The day of publication isn't counted.

    Minutes: the seven days after which a member of the municipality is deemed to be informed, and the fourteen
    of a claim for a revised decision.
    """

    municipal: int
    announcement: int
    minutes: int
    plan: int

    def of(self, kind: str) -> int:
        return getattr(self, kind)

    def shortest(self, kind: str, first_day: date, appeal_until: date | None = None) -> date:
        """The earliest day that may be the last one."""
        end = first_day + timedelta(days=self.of(kind))
        return max(end, appeal_until) if appeal_until else end


@check("notice-facts")
def check_notice_facts(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Whose the matter is, under which number, who to ask, and how to be heard."""
    notice = facts.notice
    if notice is None:
        return
    if not visible(notice.authority):
        yield Fault(_("Tell which authority gives the notice."), Place("authority", _("authority")))
    if not visible(notice.case_number):
        yield Fault(_("Give the case number."), Place("case_number", _("case number")))
    if not facts.contacts:
        yield Fault(_("Tell who to ask about the notice."), facts.contact_place)
    yield from _appeal_faults(notice)


def _appeal_faults(notice: NoticeFacts) -> Iterator[Fault]:
    how, until = Place("appeal", _("how to comment or appeal")), Place("appeal_until", _("until when"))
    if notice.appeal_until and not visible(notice.appeal):
        yield Fault(_("Tell how to comment or appeal: there is a last day for it."), how)
    if visible(notice.appeal) and not notice.appeal_until:
        yield Fault(_("Give the last day on which one may comment or appeal."), until)
    if notice.appeal_until and notice.appeal_until < notice.first_day:
        yield Fault(_("The last day to comment or appeal is before the notice is published."), until)


@check("notice-days", NoticeDays)
def check_notice_days(facts: PageFacts, parameters: NoticeDays) -> Iterator[Fault]:
    """Long enough for the law, no longer where people's data is in it, and never shorter than was promised."""
    notice = facts.notice
    if notice is None or notice.has_ended:
        return
    place = Place("shown_until", _("shown until"))
    shortest = parameters.shortest(notice.kind, notice.first_day, notice.appeal_until)
    if notice.last_day < shortest:
        message = _("This notice must be shown until %(day)s at least. Give that day or a later one.")
        yield Fault(message % {"day": _day(shortest)}, place)
    elif notice.has_personal_data and notice.last_day > max(shortest, notice.promised_last_day or shortest):
        message = _(
            "A notice that holds personal data is shown until %(day)s and no longer. Give that day, or say that "
            "there is no personal data in it."
        )
        yield Fault(message % {"day": _day(shortest)}, place)
    if notice.promised_last_day and notice.last_day < notice.promised_last_day:
        message = _("Readers have been told that the notice is shown until %(day)s. It can't be shortened.")
        yield Fault(message % {"day": _day(notice.promised_last_day)}, place)


@check("notice-subject")
def check_notice_subject(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """What a machine knows as personal data. A name it doesn't know: the form tells the editor."""
    subject = INVISIBLE.sub("", facts.title)
    found = [
        *identity_codes(subject),
        *(match[0] for pattern in (_ADDRESS, _PHONE, _PROPERTY) for match in pattern.finditer(subject)),
        *(name for name in _names_of_people(facts) if name.casefold() in subject.casefold()),
    ]
    if found:
        message = _("Leave personal data out of the subject: it stays when the rest is removed.")
        # The finding may be kept, so it doesn't repeat all of it.
        yield Fault(message, facts.title_place, f"{found[0][:4]}…")


def _names_of_people(facts: PageFacts) -> Iterator[str]:
    """The notice's contacts that may be people: a name of several words that isn't a municipality's."""
    for contact in facts.contacts:
        name = visible(contact.name)
        ours = any(name.startswith((one.name, one.genitive)) for one in facts.municipalities)
        if len(name.split()) > 1 and not ours:
            yield name


@check("notice-shown-once")
def check_notice_shown_once(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Whatever brings it back: an old version, a schedule, an approval, a script."""
    if facts.notice and facts.notice.has_ended:
        message = _("This notice has been shown and its time is over. Make a new notice.")
        yield Fault(message, facts.title_place)


@check("notice-files")
def check_notice_files(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """The files go with the notice: they can't be anybody else's."""
    for title in facts.notice.files_of_others if facts.notice else ():
        message = _(
            "Another page uses the file “%(file)s” too, and it is removed with the notice. Upload it anew for "
            "the notice."
        )
        yield Fault(message % {"file": title}, Place("attachments", _("files")), title)


def _day(value: date) -> str:
    return format_date(value, "j.n.Y")
