"""What the portal says of the templates and of the guideline, in the three languages of an asset."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

__all__ = ["asset_texts"]

# What a document is in, as each language of the portal says it.
_IN_LANGUAGE = {
    "fi": {"fi": "suomeksi", "sv": "på finska", "en": "in Finnish"},
    "sv": {"fi": "ruotsiksi", "sv": "på svenska", "en": "in Swedish"},
    "en": {"fi": "englanniksi", "sv": "på engelska", "en": "in English"},
}


def asset_texts(kind: str, owner: str, document_language: str) -> dict[str, str]:
    """The fields of an asset that is a document of this kind, whose owner and language are said in its name."""
    words, texts = _words()[kind], {}
    for language, _name in settings.LANGUAGES:
        end = "" if language == settings.LANGUAGE_CODE else f"_{language}"
        name = f"{words['name'][language]} {_IN_LANGUAGE[document_language][language]}"
        texts[f"title{end}"] = f"{owner}, {name}" if owner else name
        for field in ("use", "misuse", "terms"):
            texts[f"{field}{end}"] = words[field][language]
    return texts | {"keywords": words["keywords"]}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
