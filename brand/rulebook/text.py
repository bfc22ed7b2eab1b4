"""Reading written language: what is visible, where sentences end, what words a text is made of."""

import re
import unicodedata
from collections.abc import Iterator

# Zero-width characters, joiners, direction marks, the soft hyphen and the byte order mark.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
# What Word and mail programs leave in a text that was pasted into a plain field.
WORD_MARKUP = re.compile(
    r"<!--\[if[^\]>]{0,80}\]>|<!\[endif\]-->|</?[a-z][a-z0-9]{0,10}(?::[a-z]{1,12})?(?:\s[^<>]{0,400})?/?>"
    r"|\bmso-[a-z-]{2,40}:[^;\"]{0,80};?|\bMsoNormal\b|&nbsp;|&#\d{2,5};",
    re.IGNORECASE,
)

# Never the last word of a sentence, in Finnish, Swedish and English.
_INNER = frozenset(
    {
        "esim",
        "mm",
        "klo",
        "n",
        "ks",
        "nk",
        "ts",
        "ns",
        "vrt",
        "toim",
        "os",
        "puh",
        "tel",
        "kpl",
        "nro",
        "no",
        "s",
    }
    | {
        "v",
        "ao",
        "alk",
        "synt",
        "prof",
        "k.o",
        "s.o",
        "mr",
        "mrs",
        "dr",
        "st",
        "e.g",
        "i.e",
        "a.k.a",
        "t.ex",
        "bl.a",
    }
    | {"d.v.s", "fr.o.m", "t.o.m", "s.k", "kl", "ca", "tfn", "m.m", "o.s", "kirj", "suom", "ent", "nyk"}
)
# May stand last: the sentence ends only where a capital follows.
_FINAL = frozenset(
    {
        "ym",
        "jne",
        "yms",
        "tms",
        "ry",
        "oy",
        "oyj",
        "ky",
        "ay",
        "osv",
        "mfl",
        "m.fl",
        "etc",
        "ltd",
        "inc",
        "mrd",
        "milj",
    }
    | {"min", "h", "kk", "vko", "pv", "jkr", "ekr"}
)
_CLOSING = "\"'”’»)]"
_OPENING = "\"'”’»([“‘«–-"
_NUMBER = re.compile(r"^[\d.,:/–-]{1,30}$")
_WORD = re.compile(r"\w+(?:[-‐‑’':]\w+)*")


def visible(text: str) -> str:
    """The text as a reader sees it: no invisible characters, single spaces, each letter one character."""
    return _SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def without_markup(text: str) -> str:
    """The text without the remains of a word processor's markup."""
    return (
        visible(WORD_MARKUP.sub(" ", text))
        if "<" in text or "&" in text or "mso" in text.lower()
        else visible(text)
    )


def words(text: str) -> list[str]:
    """The words of a text; a compound with a hyphen is one."""
    return _WORD.findall(text)


def is_abbreviation(token: str) -> bool:
    """Whether a token ending in a full stop is an abbreviation rather than the end of a sentence."""
    word = token.rstrip(_CLOSING).lstrip(_OPENING).rstrip(".").lower()
    return word in _INNER or word in _FINAL


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. Knows abbreviations (esim., mm.), ordinals, times and dates. Linear in the text."""
    tokens = visible(text).split(" ")
    start = 0
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        if not following or _ends_sentence(token, following):
            sentence = " ".join(tokens[start : place + 1])
            if sentence:
                yield sentence
            start = place + 1


def _ends_sentence(token: str, following: str) -> bool:
    bare = token.rstrip(_CLOSING)
    if not bare.endswith((".", "!", "?", "…", ":")):
        return False
    if bare.endswith((":", "…")) or not bare.endswith("."):
        return not bare.endswith((":", "…")) or (bare.endswith("…") and _is_capital(following))
    word = bare.lstrip(_OPENING)[:-1]
    if word.lower() in _INNER or (len(word) == 1 and word.isalpha()):
        return False
    if word.lower() in _FINAL or _NUMBER.match(word):
        return _is_capital(following)
    return True


def _is_capital(token: str) -> bool:
    first = token.lstrip(_OPENING)[:1]
    return first.isupper()
