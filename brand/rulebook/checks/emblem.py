"""EU-01, EU-02, EU-10, EU-11 and EU-20: the emblem and its statement, where they stand and where not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from brand.logos.emblem import STATEMENTS

from ..facts import BandFacts, PageFacts, PictureFacts, Place
from ..finding import Fault
from ..html import emblems, in_region, parsed, reader_text, region
from ..registry import NoParameters, check
from ..text import visible
from .wording import phrases

ALL_STATEMENTS = tuple(text for texts in STATEMENTS.values() for text in texts.values())
_SEPARATORS = re.compile(r"[\s_./-]+")


@dataclass(frozen=True)
class MarkParameters:
    """Words by which a picture's name, file or text alternative gives such a mark away."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class LockupParameters:
    """Fund names, and the length in characters up to which a line with the statement is an imitated lock-up."""

    funds: tuple[str, ...]
    longest_line: int


def bands(facts: PageFacts) -> Iterator[tuple[str, BandFacts]]:
    """The two places of funding on a page by their region, each with what its own record says."""
    declared = {one.name for one in facts.frame}
    yield from (
        (name, band)
        for name, band in (("masthead", facts.site_band), ("funding", facts.band))
        if name in declared
    )


def frame_place(name: str) -> Place:
    label = {"masthead": _("Masthead"), "funding": _("Funding band")}.get(name, name)
    return Place("frame", label)


@check("emblem-shown")
def check_emblem_shown(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Where a record calls for the emblem, its region shows it. Needs the rendered page."""
    if facts.html is None:
        return
    for name, band in bands(facts):
        element = region(facts.html, name)
        if band.shows_emblem and (element is None or not emblems(element)):
            yield Fault(_("The EU emblem is missing here. Tell the site's operator."), frame_place(name))


@check("statement")
def check_statement(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """The statement in full beside the emblem."""
    for name, band in bands(facts):
        if not band.statement:
            continue
        if band.statement not in ALL_STATEMENTS:
            message = _(
                "The EU statement must stand in full, in its official words. Tell the site's operator."
            )
            yield Fault(message, frame_place(name), band.statement)
        if facts.html is None:
            continue
        element = region(facts.html, name)
        if element is None or not _states(element, band.statement):
            message = _(
                "The EU statement “%(statement)s” is missing beside the emblem. Tell the site's operator."
            )
            yield Fault(message % {"statement": band.statement}, frame_place(name))


def _states(element: HtmlElement, statement: str) -> bool:
    holders = [image.getparent() for image in emblems(element)]
    return any(statement in reader_text(holder) for holder in holders if holder is not None)


@check("retired-marks", MarkParameters)
def check_retired_marks(facts: PageFacts, parameters: MarkParameters) -> Iterator[Fault]:
    """No lock-up of an earlier period, nor a fund's own mark, for EU support."""
    for picture, word in _named(facts.pictures, parameters.words):
        message = _(
            "The picture looks like a retired mark (“%(word)s”). Remove it: the funding band shows what is needed."
        )
        yield Fault(message % {"word": word}, picture.place, picture.title)
    if facts.html is not None:
        for image in parsed(facts.html).iter("img"):
            if word := _naming(parameters.words, image.get("src", ""), image.get("alt", "")):
                message = _("The page shows a retired mark (“%(word)s”). Remove it.")
                yield Fault(message % {"word": word}, frame_place(in_region(image)), image.get("alt", ""))


@check("fund-in-lockup", LockupParameters)
def check_fund_in_lockup(facts: PageFacts, parameters: LockupParameters) -> Iterator[Fault]:
    """No fund's name beside the emblem, nor in lines of text that imitate the lock-up."""
    funds = _inflected((*parameters.funds, *(row.fund for row in facts.funding if row.fund)))
    yield from _imitated_lockups(facts, parameters.longest_line, funds)
    for name, band in bands(facts):
        if fund := funds.search(band.statement):
            message = _("A fund's name stands in the emblem's lock-up. Tell the site's operator.")
            yield Fault(message, frame_place(name), fund[0])
    if facts.html is None:
        return
    for name, band in bands(facts):
        element = region(facts.html, name)
        if element is None or not band.statement:
            continue
        for image in emblems(element):
            if fund := funds.search(reader_text(image.getparent())):
                message = _("A fund's name stands in the emblem's lock-up. Tell the site's operator.")
                yield Fault(message, frame_place(name), fund[0])


def _imitated_lockups(facts: PageFacts, longest_line: int, funds: re.Pattern) -> Iterator[Fault]:
    """A short line with the statement and a fund's name, or the one right below the other."""
    statement = phrases(ALL_STATEMENTS)
    message = _("Leave the fund's name “%(fund)s” out of the EU statement.")
    above: tuple[str, Place] | None = None
    for passage in facts.texts():
        line = visible(passage.text) if len(passage.text) < 4 * longest_line else ""
        if not line or len(line) > longest_line or line.endswith("."):
            above = None
            continue
        stated, fund = statement.search(line), funds.search(line)
        if stated and fund:
            yield Fault(message % {"fund": fund[0]}, passage.place, line, stated[0])
        elif above and above[1].block == passage.place.block and _is_mostly(fund, line):
            yield Fault(message % {"fund": fund[0]}, passage.place, line)
        above = (line, passage.place) if _is_mostly(stated, line) else None


def _is_mostly(found: re.Match | None, line: str) -> bool:
    """Whether what was found is about all that the line says."""
    return found is not None and len(found[0]) * 2 > len(line)


@lru_cache(maxsize=64)
def _inflected(names: tuple[str, ...]) -> re.Pattern:
    """A pattern for any of the funds' names, in any case: rahasto, rahaston, rahastosta, JTF:n."""
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?::\w{{1,4}}|\w{{0,4}})(?!\w)", re.IGNORECASE)


@check("emblem-by-record", MarkParameters)
def check_emblem_by_record(facts: PageFacts, parameters: MarkParameters) -> Iterator[Fault]:
    """The emblem stands only where a funding record calls for it, and nobody places it by hand."""
    for picture, word in _named(facts.pictures, parameters.words):
        message = _(
            "The picture looks like the EU emblem (“%(word)s”). Remove it: the emblem follows from the record."
        )
        yield Fault(message % {"word": word}, picture.place, picture.title)
    if facts.html is None:
        return
    called_for = {name for name, band in bands(facts) if band.shows_emblem}
    for image in emblems(parsed(facts.html)):
        name = in_region(image)
        if name not in called_for:
            message = _(
                "The EU emblem stands where no funding record calls for it. Tell the site's operator."
            )
            yield Fault(message, frame_place(name), image.get("alt", ""))


def _named(pictures: tuple[PictureFacts, ...], words: tuple[str, ...]) -> Iterator[tuple[PictureFacts, str]]:
    for picture in pictures:
        if word := _naming(words, picture.title, picture.file_name, picture.alt):
            yield picture, word


def _naming(words: tuple[str, ...], *names: str) -> str:
    """The first of the words that a name has in it, spaces, hyphens and underscores being alike."""
    spaced = [f" {_SEPARATORS.sub(' ', name).casefold()}" for name in names]
    return next(
        (
            word
            for word in words
            if any(f" {_SEPARATORS.sub(' ', word).casefold()}" in name for name in spaced)
        ),
        "",
    )
