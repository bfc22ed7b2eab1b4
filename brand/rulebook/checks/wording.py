"""TXT-05 and TXT-06: names as we write them, and wording that has been retired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from brand.logos.emblem import STATEMENTS

from ..facts import NameForms, PageFacts, Passage
from ..finding import Fault
from ..registry import check
from ..text import visible

_HYPHEN = "[-‐‑–]?"
# An address is not a text: nothing is corrected inside one.
_BEFORE = r"(?<![\w@./:-])"
_AFTER = r"(?![\w@]|[./-]\w)"
_HYPHENS = re.compile("[-‐‑–]")
# A word may go on after a hyphen: “eakr-rahoitus”.
_AFTER_ABBREVIATION = r"(?![\w@]|[./]\w)"
_NOTHING = re.compile(r"(?!)")
_ADJECTIVE = re.compile(r"^\w{0,2}(?:lais|läis|lain|läin)", re.IGNORECASE)


@dataclass(frozen=True)
class NameParameters:
    """`forms` gives the right form of each wrong one. A name with one of `natural_endings` is a lake's or a
    river's too, and takes that one's cases: nothing is said of them.

    `funds` are funds' names as they stand inside a sentence, whatever case they are in. `abbreviations` are in
    capitals, and joined by a hyphen to a word that begins with one of `compounded`.
    """

    forms: dict[str, str]
    natural_endings: tuple[str, ...]
    funds: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    compounded: tuple[str, ...] = ()


@dataclass(frozen=True)
class RetiredParameters:
    """Slogans of the past, and statements that name a fund where only the Union may be named."""

    slogans: tuple[str, ...]
    fund_statements: tuple[str, ...] = field(default_factory=tuple)


@check("names", NameParameters)
def check_names(facts: PageFacts, parameters: NameParameters) -> Iterator[Fault]:
    """The region's, the municipalities' and the funds' names in their official forms, each with its mend."""
    wrong = _wrong_forms(facts.municipalities, parameters)
    named = (*facts.municipalities, *([facts.region] if facts.region else []))
    for passage in facts.texts():
        text = visible(passage.text)
        said = set()
        for words, mend in _slips(text, facts, named, wrong, parameters):
            if words not in said and words != mend:
                said.add(words)
                yield _slip(passage, words, mend)


def _slip(passage: Passage, words: str, mend: str | None) -> Fault:
    if mend:
        message = _("Write “%(mend)s” in the place of “%(words)s”.") % {"mend": mend, "words": words}
    else:
        message = _("Inflect the name without a colon in “%(words)s”.") % {"words": words}
    return Fault(message, passage.place, words, mend)


def _slips(
    text: str,
    facts: PageFacts,
    named: tuple[NameForms, ...],
    wrong: dict[str, str],
    parameters: NameParameters,
) -> Iterator[tuple[str, str | None]]:
    if named:
        by_name = {name.name: name for name in named}
        for match in _with_colon(tuple(by_name)).finditer(text):
            yield match[0], inflected(by_name[match[1]], match[2])
    if facts.region:
        yield from _region_slips(text, facts.region)
    if facts.municipalities:
        yield from _split_slips(text, facts.municipalities)
    if wrong:
        for match in _any_of(tuple(wrong)).finditer(text):
            yield match[0], wrong[match[0]]
    yield from _fund_slips(text, parameters)


def _split_slips(text: str, municipalities: tuple[NameForms, ...]) -> Iterator[tuple[str, str]]:
    """A municipality's name with a hyphen or a capital inside it, in any case."""
    roots = tuple(dict.fromkeys(root for one in municipalities for root in (one.name, one.genitive[:-1])))
    by_letters = {root.casefold(): root for root in roots}
    for match in _split_pattern(roots).finditer(text):
        letters = _HYPHENS.sub("", match[1])
        is_split = letters != match[1] or not (match[1].isupper() or match[1][1:].islower())
        if is_split:
            yield match[0], by_letters[letters.casefold()] + match[2].lower()


def _fund_slips(text: str, parameters: NameParameters) -> Iterator[tuple[str, str]]:
    """A fund's name in other letters, in any case, and an abbreviation in small letters or without its hyphen."""
    official = {name.casefold(): name for name in parameters.funds}
    for match in _fund_pattern(parameters.funds).finditer(text):
        name = official[match[1].casefold()]
        capitalised = name[:1].upper() + name[1:]
        if match[1] not in (name, capitalised):
            yield match[0], (capitalised if match[1][:1].isupper() else name) + match[2].lower()
    by_letters = {one.casefold(): one for one in parameters.abbreviations}
    for match in _abbreviation_pattern(parameters.abbreviations).finditer(text):
        if match[0] not in by_letters.values():
            yield match[0], by_letters[match[0].casefold()]
    for match in _apart_pattern(parameters.abbreviations, parameters.compounded).finditer(text):
        yield match[0], f"{match[1]}-{match[2]}"


def _region_slips(text: str, region: NameForms) -> Iterator[tuple[str, str]]:
    """The region's name in other letters, or with a hyphen inside it."""
    root = _root(region)
    for match in _region_pattern(root).finditer(text):
        head, ending = match[1], match[2]
        is_adjective = head == root.lower() and _ADJECTIVE.match(ending)
        mend = root + ending.lower()
        if match[0] != mend and not is_adjective:
            yield match[0], mend


def _root(name: NameForms) -> str:
    """What every form of a name begins with: the genitive without its vowel and n."""
    return name.genitive[:-2]


def inflected(name: NameForms, ending: str) -> str | None:
    """A name in the case that an ending after a colon means; None where the form isn't known."""
    stem, ending = name.genitive[:-1], ending.lower()
    back = ending.replace("ä", "a")
    if back == "n":
        return name.genitive
    is_outer = name.inessive[-3:-1] == "ll"
    vowel = name.inessive[-1:]
    if back in ("ssa", "lla", "sa", "la"):
        return name.inessive or None
    if back in ("sta", "lta") and name.inessive:
        return f"{stem}{'lt' if is_outer else 'st'}{vowel}"
    if back in ("an", "en", "on", "in", "iin", "aan", "seen", "lle") and name.inessive:
        if is_outer or back == "lle":
            return f"{stem}lle"
        return f"{stem}{stem[-1]}n"
    return None


def cases_of(name: NameForms) -> dict[str, str]:
    """The forms of a name that are known, by the ending that each has after a plain stem."""
    is_outer = name.inessive[-3:-1] == "ll"
    endings = ("n", "ssa", "sta", "lla", "lta", "lle") if is_outer else ("n", "ssa", "sta")
    forms = {ending: inflected(name, ending) for ending in endings}
    return {ending: form for ending, form in forms.items() if form}


def _wrong_forms(municipalities: tuple[NameForms, ...], parameters: NameParameters) -> dict[str, str]:
    """Each wrong form with the right one."""
    wrong = dict(parameters.forms)
    for name in municipalities:
        cases = cases_of(name)
        for form in (name.name, *cases.values()):
            if len(form) > 3:
                wrong[form.lower()] = form
        wrong |= _from_a_wrong_stem(name, cases)
        is_natural = name.name.endswith(parameters.natural_endings)
        if name.inessive[-3:-1] == "ll" and not is_natural:
            stem, vowel = name.genitive[:-1], name.inessive[-1]
            wrong[f"{stem}ss{vowel}"] = name.inessive
            wrong[f"{stem}st{vowel}"] = f"{stem}lt{vowel}"
    return wrong


def _from_a_wrong_stem(name: NameForms, cases: dict[str, str]) -> dict[str, str]:
    """The forms of one who inflects the nominative as it stands, or drop its s, or turn it into “kse”."""
    vowel = name.inessive[-1:] or "a"
    stems = [name.name] if name.name != name.genitive[:-1] else []
    if name.name.endswith("s"):
        stems += [name.name[:-1], f"{name.name[:-1]}kse"]
    known = {name.name, *cases.values()}
    return {
        form: right
        for stem in stems
        for ending, right in cases.items()
        if (form := stem + ending.replace("a", vowel)) not in known
    }


@lru_cache(maxsize=16)
def _with_colon(names: tuple[str, ...]) -> re.Pattern:
    return re.compile(rf"{_BEFORE}({'|'.join(map(re.escape, names))}):([a-zåäö]{{1,5}})(?!\w)")


@lru_cache(maxsize=16)
def _region_pattern(root: str) -> re.Pattern:
    return re.compile(
        rf"{_BEFORE}({_HYPHEN.join(map(re.escape, root))})(\w{{1,40}})(?!\w|@|\.\w)", re.IGNORECASE
    )


@lru_cache(maxsize=16)
def _any_of(forms: tuple[str, ...]) -> re.Pattern:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"{_BEFORE}(?<!#)(?:{'|'.join(map(re.escape, longest_first))}){_AFTER}")


@lru_cache(maxsize=16)
def _split_pattern(roots: tuple[str, ...]) -> re.Pattern:
    split = "|".join(_HYPHEN.join(map(re.escape, root)) for root in sorted(roots, key=len, reverse=True))
    return re.compile(rf"{_BEFORE}(?<!#)({split})(\w{{0,12}})(?!\w|@|\.\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _fund_pattern(names: tuple[str, ...]) -> re.Pattern:
    if not names:
        return _NOTHING
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"{_BEFORE}({words})([a-zåäö]{{0,8}}){_AFTER}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _abbreviation_pattern(abbreviations: tuple[str, ...]) -> re.Pattern:
    if not abbreviations:
        return _NOTHING
    words = "|".join(map(re.escape, abbreviations))
    return re.compile(rf"{_BEFORE}(?<!#)(?:{words}){_AFTER_ABBREVIATION}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _apart_pattern(abbreviations: tuple[str, ...], compounded: tuple[str, ...]) -> re.Pattern:
    if not abbreviations or not compounded:
        return _NOTHING
    heads, words = "|".join(map(re.escape, abbreviations)), "|".join(map(re.escape, compounded))
    return re.compile(rf"{_BEFORE}({heads}) ((?:{words})[a-zåäö]{{0,16}}){_AFTER}")


@check("retired-wording", RetiredParameters)
def check_retired_wording(facts: PageFacts, parameters: RetiredParameters) -> Iterator[Fault]:
    """Slogans of an earlier period, and a fund where the statement names the Union alone."""
    statement = facts.band.statement or STATEMENTS.get(facts.language, STATEMENTS["fi"])["co-funded"]
    slogans, funds = phrases(parameters.slogans), phrases(parameters.fund_statements)
    for passage in facts.texts():
        text = visible(passage.text)
        for match in slogans.finditer(text):
            message = _("Leave out “%(words)s”: it belongs to the period 2014–2020.")
            mend = statement if facts.band.statement else None
            yield Fault(message % {"words": match[0]}, passage.place, match[0], mend)
        for match in funds.finditer(text):
            message = _("The statement names the Union, never a fund: write “%(statement)s”.")
            yield Fault(message % {"statement": statement}, passage.place, match[0], statement)


@lru_cache(maxsize=32)
def phrases(texts: tuple[str, ...]) -> re.Pattern:
    """A pattern for any of the phrases as whole words, in letters of either case. Of none, it finds nothing."""
    if not texts:
        return _NOTHING
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)", re.IGNORECASE)
