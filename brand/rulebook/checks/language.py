"""The page's language, the statement in it (LNG-01), and the rest of a translated page (LNG-02)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brand.logos.emblem import STATEMENTS

from ..facts import PageFacts, Passage, Place
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


@check("translated")
def check_translated(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """No part of a translation in the original's words; for each field, one fault that counts its parts."""
    by_field: dict[str, list[Passage]] = {}
    for passage in facts.untranslated:
        by_field.setdefault(passage.place.field, []).append(passage)
    for passages in by_field.values():
        message = ngettext(
            "One part is still in the original's words. Translate it.",
            "%(count)d parts are still in the original's words. Translate them.",
            len(passages),
        )
        yield Fault(message % {"count": len(passages)}, passages[0].place, passages[0].text)
    for picture in facts.pictures:
        if picture.alt_language:
            message = _(
                "Give the picture “%(title)s” a text alternative in the page's language, among the pictures."
            )
            yield Fault(message % {"title": picture.title}, picture.place, picture.alt)
