"""A project's record, as the rulebook's checks see it."""

from collections.abc import Mapping

from brand.languages import in_language
from brand.rulebook import PageFacts
from brand.rulebook.facts import ProjectFacts

from .project import Project


def project_facts(record: Project | None, page: PageFacts, labels: Mapping[str, str]) -> ProjectFacts:
    """The record's facts, with the words of the page's sections. `labels` are the sections' headings by field."""
    words = {
        name: " ".join(passage.text for passage in page.passages if passage.place.field == name)
        for name in labels
    }
    if record is None:
        return ProjectFacts(has_record=False, sections=words, section_labels=dict(labels))
    return ProjectFacts(
        name=in_language(record, "name", page.language),
        start=record.start_date,
        end=record.end_date,
        budget=record.budget,
        implementers=tuple(
            in_language(row.organisation, "name", page.language) for row in record.implementers.all()
        ),
        sections=words,
        section_labels=dict(labels),
        invests=record.has_investments,
        is_strategic=record.is_strategic,
    )
