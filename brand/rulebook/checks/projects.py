"""PRJ-01 to PRJ-03: projects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from ..facts import PageFacts, Place, ProjectFacts
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import visible

RESULTS = "results"


@dataclass(frozen=True)
class SectionParameters:
    """The sections that every project's page fills in, by field."""

    sections: tuple[str, ...]


@dataclass(frozen=True)
class ResultParameters:
    """Days after the last day, and the characters below which a text is a promise of results, not results."""

    days: int
    minimum: int


@check("project-facts", SectionParameters)
def check_project_facts(facts: PageFacts, parameters: SectionParameters) -> Iterator[Fault]:
    """Everything that a reader and the funder look for."""
    project = facts.project
    if project is None:
        return
    if not project.has_record:
        yield Fault(
            _("This page has no project record to tell of. Make the page from its record."),
            Place("record", _("Project")),
        )
    else:
        yield from _record_faults(project, facts)
    for name in parameters.sections:
        if not visible(project.sections.get(name, "")):
            label = str(project.section_labels.get(name, name))
            yield Fault(_("Write the section “%(section)s”.") % {"section": label}, Place(name, label))
    if not facts.contacts:
        yield Fault(_("Tell who to ask about the project."), facts.contact_place)


def _record_faults(project: ProjectFacts, facts: PageFacts) -> Iterator[Fault]:
    place = Place("record", _("Project"))
    if not visible(project.name):
        yield Fault(_("Give the project's record its name."), place)
    if project.start is None or project.end is None:
        yield Fault(_("Give the project's record its first and last day."), place)
    if project.budget is None:
        yield Fault(_("Give the project's record its budget."), place)
    if not project.implementers:
        yield Fault(_("Give the project's record its implementers."), place)
    if not facts.funding:
        yield Fault(_("Give the project's record its funders."), place)
    for row in facts.funding:
        if row.amount is None:
            message = _("Give the sum of the funder “%(funder)s” in the project's record.")
            yield Fault(message % {"funder": row.funder}, place, row.funder)


@check("project-total")
def check_total(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """The budget is what the funders give together. Rows without a sum are PRJ-01's."""
    project = facts.project
    amounts = [row.amount for row in facts.funding]
    if project is None or project.budget is None or not amounts or None in amounts:
        return
    total = sum(amounts)
    if total != project.budget:
        message = _(
            "The funders' sums make %(total)s €, but the budget is %(budget)s €. Correct the project's record."
        )
        yield Fault(
            message % {"total": total, "budget": project.budget}, Place("record", _("Project")), str(total)
        )


@check("project-results", ResultParameters)
def check_results(facts: PageFacts, parameters: ResultParameters) -> Iterator[Fault]:
    """Results are told once the project has ended."""
    project = facts.project
    if project is None or project.end is None:
        return
    due = project.end + timedelta(days=parameters.days)
    text = visible(project.sections.get(RESULTS, ""))
    if facts.today > due and len(text) < parameters.minimum:
        label = str(project.section_labels.get(RESULTS, RESULTS))
        message = _("The project has ended. Tell its results and impact in at least %(minimum)d characters.")
        yield Fault(message % {"minimum": parameters.minimum}, Place(RESULTS, label), text, due=due)
