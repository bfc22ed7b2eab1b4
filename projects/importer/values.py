"""Dates, sums and telephone numbers as a Finnish text writes them. Each raises ValueError, saying what to mend."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

_PERIOD = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})\s*[–—-]\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\.?$")
_SUM = re.compile(
    r"^(\d{1,3}(?:[ \u00a0\u202f]\d{3})*|\d+)(?:,(\d{2}))?[ \u00a0\u202f]*(?:€|euroa|eur)$", re.IGNORECASE
)
_PHONE = re.compile(r"^(?:puh|puhelin|p)\.?\s*:?\s*(\+?[\d()\s-]{5,})$", re.IGNORECASE)
_EMAIL = re.compile(r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")


def read_period(text: str) -> tuple[date, date]:
    """First and last day from "1.12.2022–30.6.2024"."""
    match = _PERIOD.match(text)
    if not match:
        raise ValueError(
            _("“%(text)s” isn't a time. Write the first and last day: 1.12.2022–30.6.2024.") % {"text": text}
        )
    numbers = [int(number) for number in match.groups()]
    try:
        start = date(*reversed(numbers[:3]))
        end = date(*reversed(numbers[3:]))
    except ValueError as error:
        raise ValueError(_("“%(text)s” has a day that isn't in the calendar.") % {"text": text}) from error
    if end < start:
        raise ValueError(_("“%(text)s” ends before it starts. Correct one of the days.") % {"text": text})
    return start, end


def read_sum(text: str) -> Decimal:
    """Euros from "116 475 €" or "116 475,50 euroa"."""
    match = _SUM.match(text)
    amount = Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "0")) if match else Decimal(0)
    if amount <= 0:
        raise ValueError(_("“%(text)s” isn't a sum of money. Write it as 116 475 €.") % {"text": text})
    return amount


def read_phone(text: str) -> str | None:
    """The number from "puh. 040 548 0582", or None if the line isn't a telephone number."""
    match = _PHONE.match(text)
    return " ".join(match[1].split()) if match else None


def is_email(text: str) -> bool:
    return bool(_EMAIL.match(text))
