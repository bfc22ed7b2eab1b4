"""CON-01: contacts, and the personal identity codes that never appear."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import INVISIBLE, visible

# Day, month, year, sign of the century, number and check character. Dashes of every kind come from pasting.
_CODE = re.compile(
    r"(?<![^\W_])(\d{2})(\d{2})(\d{2})([-+‐‑‒–—−A-FU-Ya-fu-y])(\d{3})([0-9A-FHJ-NPR-Ya-fhj-npr-y])(?![^\W_])"
)
_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# The signs of 2023's reform included: the Digital and Population Data Services Agency, "Uudistettu henkilötunnus".
_CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)


@check("contact-facts")
def check_contacts(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """A name, a role, and a way to reach them."""
    for contact in facts.contacts:
        name = visible(contact.name)
        if not name:
            yield Fault(_("Write the contact's name."), contact.place, visible(contact.role))
        if not visible(contact.role):
            yield Fault(_("Write the contact's role."), contact.place, name)
        if not (visible(contact.phone) or visible(contact.email)):
            yield Fault(_("Give the contact a telephone number or an e-mail address."), contact.place, name)
    for passage in facts.texts():
        for code in identity_codes(passage.text):
            message = _("Remove the personal identity code. It never belongs in a public text.")
            # The finding may be mailed and kept, so it doesn't repeat the code.
            yield Fault(message, passage.place, f"{code[:6]}…")


def identity_codes(text: str) -> Iterator[str]:
    """The Finnish personal identity codes in a text: a real date and a right check character."""
    for match in _CODE.finditer(INVISIBLE.sub("", text)):
        day, month, year, sign, number, character = match.groups()
        century = _CENTURIES.get(sign.upper(), 1900)
        remainder = int(day + month + year + number) % 31
        if _CHECK_CHARACTERS[remainder] == character.upper() and _is_date(
            century + int(year), int(month), int(day)
        ):
            yield match[0]


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
