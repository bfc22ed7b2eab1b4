"""TXT-03 and FRM-02: the body text and its headings, and blocks that are half filled in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import visible

TITLE_LEVEL = 1


@check("body")
def check_body(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """At least one paragraph, and headings that say something and go down one level at a time."""
    if not facts.paragraphs:
        yield Fault(_("Write at least one paragraph of text."), facts.body_place)
    above = TITLE_LEVEL
    for heading in facts.headings:
        if not visible(heading.text):
            yield Fault(_("Write the heading, or remove its empty block."), heading.place)
        if heading.level > above + 1:
            message = _(
                "The heading jumps from level %(above)d to level %(level)d. Make it a heading of level %(next)d."
            )
            numbers = {"above": above, "level": heading.level, "next": above + 1}
            yield Fault(message % numbers, heading.place, heading.text)
        if heading.level <= TITLE_LEVEL:
            yield Fault(
                _("Only the page's headline is of level 1. Make this a lower heading."),
                heading.place,
                heading.text,
            )
        above = heading.level


@check("filled-in")
def check_filled_in(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Each block as its form asks. The form says the same; other ways to publication don't ask it."""
    for blank in facts.blanks:
        yield Fault(blank.message, blank.place)
