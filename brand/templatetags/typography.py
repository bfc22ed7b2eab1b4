"""Template filters of Finnish typography."""

from decimal import Decimal

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from .. import typography
from ..languages import current_language, text_in

register = template.Library()


@register.filter
@stringfilter
def typeset(text: str) -> SafeString:
    """Plain text with what belongs together kept on one line, and its longest words broken well."""
    return typography.typeset_running(text, current_language())


@register.filter
@stringfilter
def heading(text: str) -> SafeString:
    """A heading: `typeset`, with soft hyphens in long words."""
    return typography.typeset_heading(text, current_language())


@register.filter
def prose(source: str | RichText) -> SafeString:
    """Rich text as HTML, with what belongs together kept on one line, and its longest words broken well."""
    markup = SafeString(source if isinstance(source, RichText) else RichText(source))
    return typography.typeset_running(markup, current_language())


@register.filter
@stringfilter
def address(email: str) -> SafeString:
    """An e-mail address that breaks at its own signs."""
    return mark_safe(f'<span class="address">{typography.breakable(email)}</span>')  # noqa: S308 - escaped there


@register.filter
def euros(amount: Decimal) -> str:
    """A sum in euros as the language writes it, with no cents where there are none."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimals, use_l10n=True, force_grouping=True)
    return f"€{number}" if current_language() == "en" else f"{number}\N{NO-BREAK SPACE}€"


@register.filter
def number(value: Decimal) -> str:
    """A number as the language writes it, with the decimals that it was given with."""
    decimals = max(0, -value.as_tuple().exponent)
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


# What a thousand and a million bytes are called.
KILOBYTES = {"fi": "kt", "sv": "kB", "en": "kB"}
MEGABYTES = {"fi": "Mt", "sv": "MB", "en": "MB"}


@register.filter
def file_size(size: int | None) -> str:
    """The size of a file given in bytes, such as 1,2 Mt; nothing where nobody knows it."""
    if size is None:
        return ""
    units, count = (MEGABYTES, size / 1_000_000) if size >= 1_000_000 else (KILOBYTES, max(1, size / 1_000))
    decimals = 1 if units is MEGABYTES and count < 10 else 0
    # Rounded here: Django would cut the decimals off.
    number = number_format(round(count, decimals), decimals, use_l10n=True)
    return f"{number}\N{NO-BREAK SPACE}{text_in(units, current_language())}"


@register.filter
@stringfilter
def bare_address(url: str) -> str:
    """A web address as it is said aloud: without https:// and the last slash."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
