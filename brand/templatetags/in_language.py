"""What tells a reader, and a reader's program, that something is in another language than the page around it."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from .. import in_language
from ..frame.site_frame import SiteFrame
from ..in_language import foreign_language, said_language
from ..languages import current_language, language_of

register = template.Library()


@dataclass(frozen=True)
class OriginalLink:
    """The way to a page in the language in which everything is written, and that language in words."""

    code: str
    url: str
    in_words: str


@register.simple_tag(takes_context=True)
def original_link(context, page: Page) -> OriginalLink | None:
    """Where the page's original is; None where it isn't shown."""
    links = SiteFrame.of(context["request"]).language_links(page)
    found = (link for link in links if link.code == settings.LANGUAGE_CODE)
    return next((OriginalLink(one.code, one.url, in_language.in_words(one.code)) for one in found), None)


@register.filter
def lang(code: str) -> SafeString:
    """The lang attribute with its leading space where `code` isn't the language being read, else nothing."""
    return format_html(' lang="{}"', code) if code and code != current_language() else SafeString("")


@register.filter
def lang_of_field(record: object, field: str) -> SafeString:
    """`lang` for a text of a record, which may not have been given in the language being read."""
    return lang(language_of(record, field, current_language()))


@register.filter
def lang_of(page: Page) -> SafeString:
    """`lang` for the words of a page in a list."""
    return lang(foreign_language(page))


@register.filter
def hreflang_of(page: Page) -> SafeString:
    """The lang and hreflang attributes of a link whose words are the page's."""
    code = foreign_language(page)
    return format_html(' lang="{0}" hreflang="{0}"', code) if code else SafeString("")


@register.filter
def in_words(page: Page) -> str:
    """“in Finnish” where the page isn't in the language being read, else nothing."""
    return said_language(page)
