"""EVT-01 and EVT-02: events."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import PageFacts, Place
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import visible


@check("event-facts")
def check_event_facts(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """When, where, and who to ask."""
    event = facts.event
    if event is None:
        return
    if event.start is None:
        yield Fault(_("Tell when the event starts."), Place("start", _("starts")))
    if event.end is None:
        yield Fault(_("Tell when the event ends."), Place("end", _("ends")))
    if event.start and event.end and event.end < event.start:
        yield Fault(_("The event ends before it starts. Correct one of the times."), Place("end", _("ends")))
    yield from (Fault(message, place) for place, message in event.schedule_faults)
    if not (visible(event.place) or event.remote_link):
        yield Fault(
            _("Tell where the event is: a place, a remote link, or both."), Place("place", _("place"))
        )
    if not facts.contacts:
        yield Fault(_("Tell who to ask about the event."), facts.contact_place)


@check("event-access")
def check_event_access(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Whether one gets in, and what it costs. An event without a place has no steps."""
    event = facts.event
    if event is None:
        return
    if visible(event.place) and not visible(event.accessibility):
        message = _("Tell whether the place is accessible: steps, lift, induction loop, parking.")
        yield Fault(message, Place("accessibility", _("accessibility")))
    if not visible(event.price):
        yield Fault(_("Tell what the event costs, or that it is free of charge."), Place("price", _("price")))
