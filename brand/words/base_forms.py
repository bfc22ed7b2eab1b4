"""The base forms of words: what a search goes by, so that *kunta* is found where a text says *kuntien*.

Finnish by Voikko, which knows consonant gradation and takes compounds apart; Swedish and English by Snowball, and so is
what Voikko doesn't know, or all of Finnish where its library isn't installed. See docs/decisions/0025.
"""

import re
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer
from libvoikko import Voikko, VoikkoException, VoikkoLibrary

FINNISH = "fi"
_STEMMERS = {FINNISH: "finnish", "sv": "swedish", "en": "english"}
_WORD = re.compile(r"[^\W\d_]{2,}")
# Of "+talvi(talvi)+tie(tie)" the words in brackets; of "+yrit(yrittää)+ys(+ys)", which is no compound, none.
_PART = re.compile(r"\+[^+()]*\(([^+()]+)\)(?!\+[^+()]*\(\+)")
_NAMES = {"paikannimi", "etunimi", "sukunimi", "nimi"}
# What the library is given to read: nobody's word is longer.
_LONGEST = 80
# Neither library may be used by two threads at once.
_LOCK = Lock()


def base_forms(word: str, language: str) -> frozenset[str]:
    """Every base form that the word may have in the language, in small letters: *alusta* has five."""
    return _forms(word.lower(), language)[0]


def words_to_index(text: str, language: str) -> list[str]:
    """The base forms of all words of a text, and those of the parts of compounds, in alphabetical order."""
    found: set[str] = set()
    for word in {word.lower() for word in _WORD.findall(text)}:
        found.update(*_forms(word, language))
    return sorted(found)


@cache
def voikko() -> Voikko | None:
    """The Finnish dictionary; None where the machine has none."""
    try:
        # First by itself: without the library Voikko leaves something half made that complains when it goes.
        VoikkoLibrary.open()
        return Voikko(FINNISH)
    except (OSError, VoikkoException):
        return None


@lru_cache(maxsize=20_000)
def _forms(word: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The base forms of a word in small letters, and those of its parts where it is a compound."""
    if len(word) > _LONGEST or language not in _STEMMERS:
        return frozenset(), frozenset()
    with _LOCK:
        analyses = voikko().analyze(word) if language == FINNISH and voikko() else []
        if not analyses:
            return frozenset({_stemmer(language).stemWord(word)}), frozenset()
    forms = frozenset(found["BASEFORM"].lower() for found in analyses)
    # A municipality may be named after its lake: who looks for lakes isn't led to all that it does.
    if any(found.get("CLASS") in _NAMES for found in analyses):
        return forms, frozenset()
    parts = (_PART.findall(found.get("WORDBASES", "")) for found in analyses)
    return forms, frozenset(
        part.replace("=", "").lower() for of_one in parts if len(of_one) > 1 for part in of_one
    )


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(_STEMMERS[language])
