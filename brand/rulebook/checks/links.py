"""TXT-07: the words of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import check
from ..text import visible

_ADDRESS = re.compile(
    r"^(?:https?://|www\.)\S*$|^[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-z]{2,24}(?:/\S*)?$", re.IGNORECASE
)
_EDGES = " .,:;!?…»«>→”\"'()[]"


@dataclass(frozen=True)
class LinkParameters:
    """Link texts, in small letters, that don't say where they lead."""

    empty_words: tuple[str, ...]


@check("link-words", LinkParameters)
def check_link_words(facts: PageFacts, parameters: LinkParameters) -> Iterator[Fault]:
    """A link says where it leads, also when it is read out by itself."""
    refused = frozenset(parameters.empty_words)
    for link in facts.links:
        words = visible(link.text)
        if not words:
            yield Fault(
                _("The link has no words. Say where it leads, or remove it."), link.place, link.target
            )
        elif words.casefold().strip(_EDGES) in refused:
            yield Fault(
                _("Say in the link's words where it leads: “%(words)s” doesn't.") % {"words": words},
                link.place,
                words,
            )
        elif len(words) < 2000 and _ADDRESS.match(words):
            yield Fault(
                _("Write in the place of the bare address what it leads to."), link.place, words[:200]
            )
