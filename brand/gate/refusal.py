"""What the gate says when it refuses."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..rulebook import Finding


class PublicationRefused(ValidationError):
    """A page may not go live. `findings` are the must rules it breaks; the messages are by field.

    `language` is the one that was active when the page was judged: all that the refusal says is in it.
    """

    def __init__(self, page: Page, findings: Iterable[Finding]):
        self.page = page
        self.findings = list(findings)
        self.language = get_language()
        super().__init__(messages_by_field(page, self.findings))

    @property
    def reasons(self) -> list[str]:
        """Each finding in a sentence: where, what to do, and by which rule."""
        return [f"{_opening(one)}{_with_rule(one)}" for one in self.findings]

    def explain(self) -> str:
        """One text for a person: which page, and each field with what to do."""
        with override(self.language):
            line = _("The page “%(title)s” was not published.") % {"title": self.page.title}
        return " ".join([line, *self.reasons])


def messages_by_field(page: Page, findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Messages keyed by the model's fields; what belongs to no field of the page stands by itself."""
    messages: dict[str, list[str]] = {}
    for name, _finding, message in placed(page, findings):
        messages.setdefault(name, []).append(message)
    return messages


def placed(page: Page, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding, str]]:
    """Each finding with the page's field where its message belongs, NON_FIELD_ERRORS for none, and the message."""
    names = {field.name for field in page._meta.get_fields()}
    for finding in findings:
        yield finding.field if finding.field in names else NON_FIELD_ERRORS, finding, _with_rule(finding)


def _opening(finding: Finding) -> str:
    """Where it is. A place that is named by a question needs no colon after it."""
    if not finding.label:
        return ""
    return f"{finding.label} " if finding.label.endswith("?") else f"{finding.label}: "


def _with_rule(finding: Finding) -> str:
    return f"{finding.message} ({finding.rule_id})"
