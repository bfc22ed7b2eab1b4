"""The guideline as a PDF to take along: the same rules as on its page, in one language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ..in_language import languages
from ..palette import colour
from ..portal.guideline import Guideline, RuleEntry, Words, read_guideline
from ..portal.pages import guideline_page
from ..rulebook.active import active_rulebook
from .dress import region_dress
from .typesetting import pdf, picture

__all__ = ["guideline_cover", "guideline_pdf"]

_INKS = ("hiili", "harmaa", "kuusi", "jarvi", "sydan")


def guideline_pdf(language: str) -> bytes:
    """The whole guideline. The same bytes for the same rules. Raises NoMark."""
    return pdf("guideline", _data(language))


def guideline_cover(language: str) -> bytes:
    """Its first page as a picture. Raises NoMark."""
    data = _data(language)
    return picture("guideline", data | {"names": [one["title"] for one in data["families"]], "families": []})


def _data(language: str) -> dict[str, Any]:
    with override(language):
        guideline, dress = read_guideline(active_rulebook(), language), region_dress(language)
        page = guideline_page()
        if page and languages().code_of(page) != language:
            page = None
        title = page.title if page else _("Guideline")
        return {
            "language": language,
            "colours": {name: colour(name) for name in _INKS},
            "mark": dress.mark.svg.decode(),
            "owner": dress.owner,
            "title": title,
            "lead": page.lead if page else "",
            "version": _version(guideline),
            "contents": _("Contents"),
            "severities": [
                (_("must"), _("A page that breaks the rule isn't published. A draft can always be saved.")),
                (_("should"), _("The editor gets a word of advice; the page can be published.")),
                (_("duty"), _("Something to do outside the site, such as putting up a sign.")),
            ],
            "closing": _(
                "The site says of a page at most this: no rule failed (rulebook version %(version)s). Whether the "
                "funder's terms are met is for the funder to decide."
            )
            % {"version": guideline.version},
            "footer": f"{dress.owner} · {title} · {guideline.version}",
            "families": [
                {"title": family.title, "rules": [_rule(entry, language) for entry in family.rules]}
                for family in guideline.families
            ],
        }


def _version(guideline: Guideline) -> str:
    return ngettext(
        "Rulebook version %(version)s, %(number)s rule",
        "Rulebook version %(version)s, %(number)s rules",
        guideline.rule_count,
    ) % {"version": guideline.version, "number": guideline.rule_count}


def _rule(entry: RuleEntry, language: str) -> dict[str, Any]:
    examples = ((_("Like this"), entry.good, "kuusi"), (_("Not like this"), entry.bad, "sydan"))
    facts = [(_("Concerns"), Words(entry.applies_to), ""), (_("Checked"), Words(entry.checked_by), "")]
    if not entry.rule.is_house:
        facts.append((_("Source"), entry.source, entry.rule.source.address or ""))
    return {
        "id": entry.id,
        "severity": str(entry.rule.severity.label),
        "house": _("our own rule") if entry.rule.is_house else "",
        "statement": _said(entry.statement, language),
        "reason": _said(entry.reason, language),
        "examples": [
            {"label": label, "words": _said(words, language), "ink": ink}
            for label, words, ink in examples
            if words
        ],
        "facts": [
            {"label": label, "words": _said(words, language), "address": address}
            for label, words, address in facts
            if words
        ],
    }


def _said(words: Words, language: str) -> dict[str, str]:
    """A text with its own language, so that a voice reads it as such."""
    return {"text": words.text, "language": words.language or language}
