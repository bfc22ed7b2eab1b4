"""The interface's texts, our own and the admin's, are complete in Finnish and Swedish, and what is compiled is what
is written."""

import json
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation import trans_real
from wagtail.users.models import UserProfile

from tests.people import account, signed_in

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


def texts_of_add_ons(domain: str) -> set[tuple[str, str]]:
    """Every text of Wagtail's and the other add-ons' own catalogues, with its context."""
    found = set()
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if "site-packages" in app.path and path.exists():
            found |= {
                (entry.msgctxt or "", entry.msgid) for entry in polib.pofile(path) if not entry.obsolete
            }
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_admin_is_wholly_translated(language):
    catalogue = trans_real.translation(language)._catalog
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue.keys()}  # noqa: SIM118 - it has no iter
    texts = texts_of_add_ons("django")
    assert len(texts) > 1000
    assert [text for ctxt, text in texts if (f"{ctxt}\x04{text}" if ctxt else text) not in known] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_admin_s_scripts_are_wholly_translated(language):
    email = "brandi@sydansuomessa.example"
    UserProfile.objects.update_or_create(user=account(email), defaults={"preferred_language": language})
    client = signed_in(email)
    known = {}
    for address in ("/admin/jsi18n/", "/admin/localize/jsi18n/"):
        script = client.get(address).content.decode()
        known |= json.loads(re.search(r"const newcatalog = (\{.*?\});\n", script, re.DOTALL).group(1))
    assert [text for _context, text in texts_of_add_ons("djangojs") if text not in known] == []


ADD_ON_CATALOGUES = sorted(settings.ADDONS_LOCALE.glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("path", ADD_ON_CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_add_ons_texts_keep_their_placeholders_and_are_compiled(path):
    written = polib.pofile(path)
    assert incomplete(written) == [] and strange_placeholders(written) == []
    assert as_compiled(polib.mofile(path.with_suffix(".mo"))) == as_compiled(written)


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
