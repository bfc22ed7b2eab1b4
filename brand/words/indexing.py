"""Base forms beside what a page says, for the search index."""

from typing import Any

from wagtail.search import index

from .base_forms import words_to_index


class BaseForms(index.SearchField):
    """The base forms of the words of a page's field, weighed as the field itself."""

    def get_value(self, obj: Any) -> str:
        from ..in_language import languages  # reads models that are made of this

        said = super().get_value(obj)
        text = " ".join(map(str, said)) if isinstance(said, list) else str(said or "")
        return " ".join(words_to_index(text, languages().code_of(obj)))


def searchable(*names: str) -> list[index.SearchField]:
    """Fields that are searched by their words, in whatever form these stand."""
    return [found for name in names for found in (index.SearchField(name), BaseForms(name))]
