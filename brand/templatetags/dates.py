"""Template filters of dates and times, as each language writes them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date

from ..languages import current_language, text_in

register = template.Library()

# Numbers in Finland's two languages; in English a month in words, since 1.12. is read in two ways there.
DAY = {"fi": "j.n.Y", "sv": "j.n.Y", "en": "j M Y"}
DAY_OF_THIS_YEAR = {"fi": "j.n.", "sv": "j.n.", "en": "j M"}
DAY_OF_MONTH = {"fi": "j.", "sv": "j", "en": "j"}
DAY_IN_WORDS = {"fi": "l j. E", "sv": "l j F", "en": "l j F"}
HOUR = {"fi": "G", "sv": "G", "en": "H:i"}
HOUR_AND_MINUTES = {"fi": "G.i", "sv": "G.i", "en": "H:i"}
BEFORE_TIME = {"fi": "klo ", "sv": "kl. ", "en": ""}


def _format(value: date, formats: dict[str, str]) -> str:
    return format_date(value, text_in(formats, current_language()))


@register.simple_tag
def today() -> date:
    """Today in the site's own time zone."""
    return timezone.localdate()


@register.filter
def day(value: date) -> str:
    """A day with its year, such as 1.12.2022."""
    return _format(value, DAY)


@register.filter
def short_day(value: date) -> str:
    """A day of a list: the year only where it isn't this one."""
    return _format(value, DAY_OF_THIS_YEAR if value.year == timezone.localdate().year else DAY)


@register.filter
def day_of_month(value: date) -> str:
    """A day in a month's table, such as 24."""
    return _format(value, DAY_OF_MONTH)


@register.filter
def day_in_words(value: date) -> str:
    """A weekday and day, such as Tiistai 24. marraskuuta."""
    words = _format(value, DAY_IN_WORDS)
    return words[:1].upper() + words[1:]


@register.filter
def day_of_list(value: date) -> str:
    """A weekday and day, with the year where it isn't this one: Perjantai 4. joulukuuta."""
    return (
        day_in_words(value)
        if value.year == timezone.localdate().year
        else f"{day_in_words(value)} {value.year}"
    )


@register.filter
def days_of_list(first: date, last: date) -> str:
    """A span of days as `day_of_list` has each: Perjantai 4. joulukuuta – sunnuntai 6. joulukuuta."""
    if first == last:
        return day_of_list(first)
    end = day_of_list(last)
    # Of the three languages only English writes a weekday with a capital within a sentence.
    return f"{day_of_list(first)} – {end if current_language() == 'en' else end[:1].lower() + end[1:]}"


@register.filter
def local_day(value: datetime) -> date:
    """The day of a moment in the site's own time zone."""
    return timezone.localtime(value).date()


@register.filter
def month_in_words(value: date) -> str:
    """The month of a day or a moment, such as Marraskuu 2026."""
    words = format_date(timezone.localtime(value) if isinstance(value, datetime) else value, "F Y")
    return words[:1].upper() + words[1:]


@register.filter
def days(first: date, last: date) -> str:
    """A range of days, such as 1.12.2022–30.6.2024."""
    dash = " – " if current_language() == "en" else "–"
    return day(first) if first == last else f"{day(first)}{dash}{day(last)}"


@register.filter
def hours(start: datetime, end: datetime) -> str:
    """Start and end in local time, such as klo 8.30–10. The last day is named if it isn't the first."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    before = text_in(BEFORE_TIME, current_language())
    if start == end:
        return f"{before}{_clock(start)}"
    if start.date() == end.date():
        return f"{before}{_clock(start)}–{_clock(end)}"
    last_day = _format(end, DAY_OF_THIS_YEAR if end.year == start.year else DAY)
    return f"{before}{_clock(start)} – {last_day} {before}{_clock(end)}"


@register.filter
def clock(value: datetime) -> str:
    """A moment's time of day in the site's own time zone, such as klo 8.30."""
    return f"{text_in(BEFORE_TIME, current_language())}{_clock(timezone.localtime(value))}"


def _clock(value: datetime) -> str:
    return _format(value, HOUR_AND_MINUTES if value.minute else HOUR)
