"""Typography that a server can do better than an editor: Finnish, and what of it differs between languages.

Kept together: sums, times and dates with units, names such as Keski-Suomi and a leading hyphen (-hanke).
Broken well: long words get soft hyphens, since not every browser has a Finnish dictionary, and e-mail addresses are
broken at their own signs.
"""

import re
from functools import lru_cache
from itertools import pairwise

import pyphen
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Words longer than this many letters are hyphenated; this many letters stay on each side.
LONG_WORD = 14
LETTERS_KEPT = 4
# Finnish is broken by rule, since pyphen has no dictionary: between known parts of a compound, else where a syllable
# starts, at a consonant and its vowel. Only words too long for a phone's line are, so that no shorter word is broken
# where it could go on the next.
LONG_WORD_BROKEN_BY_RULE = 17
# A word longer than this may have no room on a phone's line where letters are twice as large.
LONGEST_UNBROKEN_WHERE_NARROW = 12
# A word longer than this may be broken on a desktop too: not every column has room for it.
LONGEST_UNBROKEN = 20
SOFT_HYPHEN = "\N{SOFT HYPHEN}"

_TOGETHER = re.compile(
    r"""
    (?:(?<=\s)|(?<=^))-\w+                     # -hanke
    | \b[A-ZÅÄÖ]\w{2,}-[A-ZÅÄÖ]\w+             # Keski-Suomi
    | \b[A-ZÅÄÖ]{2,}-\w+                       # JTF-rahoitus
    | \b(?=[\w-]{5,16}(?![\w-]))\w*([aeiouyäö])-\1\w*  # talvi-iltana
    | \b(?:Word|PowerPoint)-\w+                # Word-pohja
    | \b(?:kello|klo|kl\.)\s\d[\d.:–]*         # kello 9–11
    | \b\d[\d.:]*–\d[\d.:]*                    # 1.12.2022–30.6.2024, 10:00–14:00
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"(<[^>]+>)")
_TAG_OR_ADDRESS = re.compile(r"(<span class=\"address\">.*?</span>|<[^>]+>)")
# What the compounds of municipal Finnish are often made of, as far as no ending changes it: a reader expects the
# break between such parts, talvi-kunnossapito-sopimuksesta, and not within one.
_PARTS = """
    aikataulu aineisto aluekehity asiakirja asiantuntija asukas avustu edunvalvo elinkeino esitykse hakemu hallitu
    hallinto hanke hankinta henkilöstö huolto investoin johtaja kehity kehittämi kilpailutu kirjasto koulutu kunnossapi
    kuntayhtymä kysely käsittely lautakunta liiketoimin liikenne luonno lupahakemu lähtöko maankäyttö matkailu neuvonta
    ohjelma opastu osallistu palvelu puheenjohtaja päivysty päätö rahasto rahoitu rakentami ratkaisu ryhmä selosteen
    seloste selvity seudu sopimu strategia suunnitelma suunnittelu sääntö taloude tapahtuma tarjou terveyde tiedot
    tilaisuu tilasto toiminta toimikunta tuki turvallisuu työpaja uudistu vaihtoeh valmistelu valtuusto
    varhaiskasvatu viestin viikonlop virasto viransijai voimalaito yhteistyö yhteyde ympäristö yrittäjy yrity
"""
_SEAM = re.compile(f"(?={'|'.join(_PARTS.split())})", re.IGNORECASE)
_FINNISH_SYLLABLE = re.compile(r"(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö])", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# A word that begins with a letter, so that what stands for a sign in HTML is left alone.
_VERY_LONG = re.compile(rf"(?<![&\w{SOFT_HYPHEN}])[^\W\d_][\w{SOFT_HYPHEN}]{{{LONGEST_UNBROKEN},}}")
# Letters between spaces; what has an address's signs in it is left alone, and so is what stands for a sign in HTML.
_RUN = re.compile(r"\S+")
_ADDRESS_SIGNS = re.compile(r"[@/\\]|\w\.\w")
_LONG_WORD = re.compile(rf"(?<![&\w])[^\W\d_]{{{LONGEST_UNBROKEN_WHERE_NARROW + 1},}}(?![\w;])")
_SUM_GAP = re.compile(r"(?<=\d) (?=\d{3}\b|€|%)")


def typeset(text: str) -> SafeString:
    """Text, escaped unless it is safe, with what belongs together kept on one line."""
    return mark_safe(_outside_tags(str(conditional_escape(text)), _keep_together))  # noqa: S308 - escaped above


def typeset_heading(text: str, language: str = "fi") -> SafeString:
    """`typeset`, and soft hyphens in long words; the longest may be broken on a desktop too."""
    return mark_safe(_outside_tags(_hyphenated(typeset(text), language), _mark_longest))  # noqa: S308 - escaped


def typeset_running(text: str, language: str = "fi") -> SafeString:
    """`typeset`, and in Finnish soft hyphens in the words that a phone's line may have no room for.

    In the other languages words are shorter, and the long ones are often Finnish names.
    """
    markup = typeset(text)
    return mark_safe(_hyphenated(markup, language)) if language == "fi" else markup  # noqa: S308 - escaped


def quoted(words: str) -> str:
    """The words between the active language's quotation marks."""
    return _("“%(words)s”") % {"words": words}


@lru_cache(maxsize=4096)
def hyphenate(word: str, language: str = "fi") -> str:
    """The word with soft hyphens where it may be broken; a short word as it is."""
    if language == "fi":
        return _by_rule(word) if len(word) > LONG_WORD_BROKEN_BY_RULE else word
    if len(word) <= LONG_WORD or language not in pyphen.LANGUAGES:
        return word
    dictionary = pyphen.Pyphen(lang=language, left=LETTERS_KEPT, right=LETTERS_KEPT)
    return dictionary.inserted(word, SOFT_HYPHEN)


def _by_rule(word: str) -> str:
    """Broken at the seams that are known; a part that they leave too long, at every syllable."""
    parts = [
        piece
        for part in _parted(word, _SEAM)
        for piece in (_parted(part, _FINNISH_SYLLABLE) if len(part) > LONG_WORD_BROKEN_BY_RULE else [part])
    ]
    return SOFT_HYPHEN.join(parts)


def _parted(word: str, seam: re.Pattern) -> list[str]:
    start, end = LETTERS_KEPT, len(word) - LETTERS_KEPT
    breaks = [found.start() for found in seam.finditer(word) if start <= found.start() <= end]
    return [word[a:b] for a, b in pairwise([0, *breaks, len(word)])]


def _hyphenated(markup: str, language: str) -> str:
    return _outside_tags(markup, lambda text: _hyphenate_all(text, language), _TAG_OR_ADDRESS)


def _hyphenate_all(text: str, language: str) -> str:
    return _RUN.sub(
        lambda run: (
            run.group() if _ADDRESS_SIGNS.search(run.group()) else _hyphenate_run(run.group(), language)
        ),
        text,
    )


def _hyphenate_run(run: str, language: str) -> str:
    return _LONG_WORD.sub(lambda word: _broken_well(word.group(), language), run)


@lru_cache(maxsize=4096)
def _broken_well(word: str, language: str) -> str:
    hyphenated = hyphenate(word, language)
    if hyphenated != word or language != "fi":
        return hyphenated
    parts = _parted(word, _SEAM)
    parts = parts if len(parts) > 1 else _parted(word, _FINNISH_SYLLABLE)
    # The style sheet lets it break only where letters are so large that no line has room for it.
    return f'<span class="narrow">{SOFT_HYPHEN.join(parts)}</span>'


def _outside_tags(markup: str, change, apart: re.Pattern = _TAG) -> str:
    """The markup with its text changed, and what `apart` finds in it left as it is."""
    return "".join(part if part.startswith("<") else change(part) for part in apart.split(markup))


def _mark_longest(text: str) -> str:
    return _VERY_LONG.sub(_longest, text)


def _longest(found: re.Match) -> str:
    letters = found.group().replace(SOFT_HYPHEN, "")
    return (
        f'<span class="longest">{found.group()}</span>' if len(letters) > LONGEST_UNBROKEN else found.group()
    )


def breakable(address: str) -> str:
    """An e-mail address, escaped, that breaks at its own signs if it must."""
    return re.sub(r"(?=[@.])", "<wbr>", str(conditional_escape(address)))


def _keep_together(text: str) -> str:
    text = _SUM_GAP.sub("\N{NO-BREAK SPACE}", text)
    text = _TOGETHER.sub(lambda match: f'<span class="nb">{match.group()}</span>', text)
    return _EMAIL.sub(lambda match: f'<span class="address">{breakable(match.group())}</span>', text)
