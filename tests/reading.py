"""What a page says, as a reader takes it: without markup, and without the marks of where a word may be broken."""

from django.http import HttpResponse
from lxml import html

from brand.typography import SOFT_HYPHEN


def text_of(answer: HttpResponse) -> str:
    """The words of the answer's page."""
    return html.fromstring(answer.content.decode()).text_content().replace(SOFT_HYPHEN, "")
