"""LNG-01: the page's language, and the statement in it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from brand.logos.emblem import STATEMENTS

from ..facts import PageFacts, Place
from ..finding import Fault
from ..html import parsed
from ..registry import NoParameters, check


@check("language")
def check_language(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """A language of the site, said in the markup, and in the statement of the page's funding."""
    place = Place("locale", _("language"))
    if facts.language not in facts.languages:
        yield Fault(
            _("Set the page's language: one of %(known)s.") % {"known": ", ".join(facts.languages)},
            place,
            facts.language,
        )
        return
    statements = STATEMENTS.get(facts.language, {}).values()
    for band in (facts.band, facts.site_band):
        if band.statement and band.statement not in statements:
            yield Fault(_("The EU statement must be in the page's language."), place, band.statement)
    if facts.html is None:
        return
    language = parsed(facts.html).get("lang", "")
    if language.split("-")[0] != facts.language:
        message = _(
            "The page is in “%(language)s”, but its markup says “%(marked)s”. Tell the site's operator."
        )
        yield Fault(message % {"language": facts.language, "marked": language}, place, language)
