"""What a record is called in each of the site's languages.

Records (a municipality, a funder, a programme, a project) are facts: they exist once, and only their words
vary. Texts that somebody composes are translated as pages and snippets instead.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language


def current_language() -> str:
    """The two-letter code of the active language; the default language where none is active."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def admin_language_of(user: object | None) -> str:
    """The language that a person has chosen for the admin; the default language where they have chosen none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE


def in_language(record: object, field: str, language: str) -> str:
    """The value of `field` in `language`, or in the default language where it has not been given."""
    if language != settings.LANGUAGE_CODE:
        translated = getattr(record, f"{field}_{language}", "")
        if translated:
            return translated
    return getattr(record, field)


def language_of(record: object, field: str, language: str) -> str:
    """The code of the language in which `in_language` says the field; empty where there is nothing to say."""
    if language != settings.LANGUAGE_CODE and getattr(record, f"{field}_{language}", ""):
        return language
    return settings.LANGUAGE_CODE if getattr(record, field) else ""


def text_in(texts: Mapping[str, str], language: str) -> str:
    """The text of `language` out of a mapping by language code, where it may be empty; where it isn't there, the
    default language's."""
    return texts[language] if language in texts else texts[settings.LANGUAGE_CODE]


def hreflang(addresses: Mapping[str, str]) -> dict[str, str]:
    """What search engines are told of a page in several languages: each with its address, and the default one's
    for everybody else. Empty where there is one language only."""
    if len(addresses) < 2:
        return {}
    codes = sorted(addresses, key=[code for code, _name in settings.LANGUAGES].index)
    otherwise = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in addresses else codes[0]
    return {code: addresses[code] for code in codes} | {"x-default": addresses[otherwise]}
