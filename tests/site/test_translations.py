"""The interface's texts are complete in Finnish and Swedish, and what is compiled is what is written."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

LOCALES = settings.SITE_DIR / "locale"
LANGUAGES = ("fi", "sv")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def path_of(language: str, suffix: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"django.{suffix}"


def incomplete(catalogue: polib.POFile) -> list[str]:
    """The texts without a translation, or with one that is only guessed."""
    return [entry.msgid for entry in catalogue if not entry.obsolete and not entry.translated()]


def strange_placeholders(catalogue: polib.POFile) -> list[str]:
    """The texts whose translation doesn't have the same placeholders, in any order."""
    return [entry.msgid for entry in catalogue if any(map(differ, *pairs(entry)))]


def pairs(entry: polib.POEntry) -> tuple[list[str], list[str]]:
    if not entry.msgid_plural:
        return [entry.msgid], [entry.msgstr]
    originals = [entry.msgid if form == 0 else entry.msgid_plural for form in entry.msgstr_plural]
    return originals, list(entry.msgstr_plural.values())


def differ(original: str, translation: str) -> bool:
    return sorted(PLACEHOLDER.findall(original)) != sorted(PLACEHOLDER.findall(translation))


def as_compiled(catalogue: polib.POFile | polib.MOFile) -> dict:
    """What a program finds of a catalogue: each text by its context."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): entry.msgstr_plural or entry.msgstr
        for entry in catalogue.translated_entries()
    }


def catalogue_of(**entry) -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(**entry))
    return catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    assert incomplete(polib.pofile(path_of(language, "po"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language):
    assert strange_placeholders(polib.pofile(path_of(language, "po"))) == []


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(path):
    written, compiled = polib.pofile(path), polib.mofile(path.with_suffix(".mo"))
    assert as_compiled(compiled) == as_compiled(written)
    assert compiled.metadata == written.metadata


@pytest.mark.parametrize(
    "entry",
    [
        {"msgid": "Mark", "msgstr": ""},
        {"msgid": "Mark", "msgstr": "Tunnus", "flags": ["fuzzy"]},
        {"msgid": "%(n)s mark", "msgid_plural": "%(n)s marks", "msgstr_plural": {0: "%(n)s tunnus", 1: ""}},
    ],
    ids=["untranslated", "fuzzy", "half a plural"],
)
def test_an_incomplete_text_is_found(entry):
    assert incomplete(catalogue_of(**entry)) == [entry["msgid"]]


@pytest.mark.parametrize(
    "entry",
    [
        {"msgid": "Rule %(rule)s", "msgstr": "Sääntö"},
        {"msgid": "Rule %(rule)s", "msgstr": "Sääntö %(sääntö)s"},
        {"msgid": "Rule %(rule)s", "msgstr": "Sääntö %(rule)d"},
        {"msgid": "Rule {rule}", "msgstr": "Sääntö {saanto}"},
        {
            "msgid": "%(n)s mark",
            "msgid_plural": "%(n)s marks",
            "msgstr_plural": {0: "%(n)s tunnus", 1: "tunnusta"},
        },
    ],
    ids=["lost", "renamed", "of another kind", "in braces", "in a plural"],
)
def test_a_strange_placeholder_is_found(entry):
    assert strange_placeholders(catalogue_of(**entry)) == [entry["msgid"]]


def test_a_stale_compilation_is_found():
    old, new = catalogue_of(msgid="Mark", msgstr="Merkki"), catalogue_of(msgid="Mark", msgstr="Tunnus")
    assert as_compiled(old) != as_compiled(new)
