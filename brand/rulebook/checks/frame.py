"""FRM-01: the locked regions of the rendered page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import PageFacts, Place
from ..finding import Fault
from ..html import locked_regions, reader_text
from ..registry import NoParameters, check
from ..text import visible


@check("frame")
def check_frame(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Each declared region once, in the declared order, saying what it should. Needs the rendered page."""
    if facts.html is None:
        return
    regions = locked_regions(facts.html)
    shown = [name for name, _element in regions]
    declared = [region.name for region in facts.frame]
    if shown != declared:
        message = _(
            "The page shows the locked regions %(shown)s, but must show %(declared)s. Tell the site's operator."
        )
        words = {"shown": ", ".join(shown) or "–", "declared": ", ".join(declared)}
        yield Fault(message % words, Place("frame", _("Locked regions")), words["shown"])
    elements = dict(regions)
    for region in facts.frame:
        element = elements.get(region.name)
        if element is None or region.text is None:
            continue
        text = reader_text(element)
        if text != visible(region.text):
            message = _("The locked region “%(name)s” doesn't say what it should. Tell the site's operator.")
            yield Fault(message % {"name": region.name}, Place("frame", region.name), text[:200])
