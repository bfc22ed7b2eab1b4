"""How a logo template looks while it is edited: with every slot filled from the region's records, on each ground."""

from base64 import b64encode
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from ..frame.funding_band import FundingBand, statement_of
from ..languages import current_language
from ..logos.strip.composing import compose
from ..logos.strip.template import PURPOSES
from ..models import LogoTemplate, Municipality, Organisation
from .making import NotDrawn, make_strip, read_mark
from .subjects import contents_of
from .words import fault_words, purpose_names

__all__ = ["preview_context"]

# Of the sizes that a screen shows well beside the form.
PREVIEW_SIZE = {"px": 48, "mm": 15}
MOST_FUNDERS = 2


@dataclass(frozen=True)
class Example:
    """One use of the template: its drawing as a data: address, or why there is none."""

    title: str
    drawing: str
    is_dark: bool
    refusals: list[str]


def preview_context(request: HttpRequest, record: LogoTemplate) -> dict[str, Any]:
    contents = _example_contents()
    template = replace(record.template, subjects=frozenset({"example"}))
    examples = []
    for key, purpose in PURPOSES.items():
        if purpose.ground not in template.grounds:
            continue
        drawing, refusals = "", []
        size = max(PREVIEW_SIZE[purpose.unit.value], template.least(purpose.unit))
        try:
            strip = make_strip(template, "example", contents, purpose, size)
            drawing = _data_address(compose(strip, read_mark, shows_clear_space=True))
        except NotDrawn as refused:
            refusals = [fault_words(fault) for fault in refused.faults]
        examples.append(Example(purpose_names()[key][0], drawing, purpose.ground == "dark", refusals))
    return {"record": record, "examples": examples, "request": request}


def _data_address(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


def _example_contents():
    """Every slot filled: the EU's support, a few funders, the first municipality, and all of them taking part."""
    municipalities = list(Municipality.objects.all())
    language = current_language()
    band = FundingBand(
        language=language,
        statement=statement_of(language, "co-funded"),
        funders=tuple(Organisation.objects.filter(is_funder=True)[:MOST_FUNDERS]),
    )
    publisher = next(iter(municipalities), None)
    return contents_of(language, publisher=publisher, partners=municipalities, band=band)
