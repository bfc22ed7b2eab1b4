"""TXT-04: how heavy the text is to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import check
from ..text import sentences, words


@dataclass(frozen=True)
class ReadabilityParameters:
    """All in words. The mean is taken over a page with at least `mean_from_sentences` sentences."""

    mean_sentence: int
    longest_sentence: int
    longest_paragraph: int
    mean_from_sentences: int


@check("readability", ReadabilityParameters)
def check_readability(facts: PageFacts, parameters: ReadabilityParameters) -> Iterator[Fault]:
    """Long sentences, long paragraphs, and a long mean sentence."""
    lengths = []
    for passage in facts.running_text:
        total = 0
        for sentence in sentences(passage.text):
            length = len(words(sentence))
            total += length
            if length:
                lengths.append(length)
            if length > parameters.longest_sentence:
                message = _(
                    "A sentence has %(length)d words. Split it: at most %(most)d words in a sentence."
                )
                yield Fault(
                    message % {"length": length, "most": parameters.longest_sentence},
                    passage.place,
                    _start(sentence),
                )
        if total > parameters.longest_paragraph:
            message = _("A paragraph has %(length)d words. Split it: at most %(most)d words in a paragraph.")
            yield Fault(
                message % {"length": total, "most": parameters.longest_paragraph},
                passage.place,
                _start(passage.text),
            )
    if len(lengths) >= parameters.mean_from_sentences and sum(lengths) > parameters.mean_sentence * len(
        lengths
    ):
        message = _("The sentences have %(mean)d words on average. Aim at %(most)d: split the longest ones.")
        mean = round(sum(lengths) / len(lengths))
        yield Fault(
            message % {"mean": max(mean, parameters.mean_sentence + 1), "most": parameters.mean_sentence},
            facts.body_place,
        )


def _start(text: str) -> str:
    """The beginning, enough to find the place by."""
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"
