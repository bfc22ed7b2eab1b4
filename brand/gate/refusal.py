"""What the gate says when it refuses."""

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..rulebook import Finding


class PublicationRefused(ValidationError):
    """A page may not go live. `findings` are the must rules it breaks; the messages are by field."""

    def __init__(self, page: Page, findings: Iterable[Finding]):
        self.page = page
        self.findings = list(findings)
        super().__init__(messages_by_field(page, self.findings))

    @property
    def reasons(self) -> list[str]:
        """Each finding in a sentence: where, and what to do."""
        return [": ".join(filter(None, (one.label, one.message))) for one in self.findings]

    def explain(self) -> str:
        """One text for a person: which page, and each field with what to do."""
        lines = [_("The page “%(title)s” was not published.") % {"title": self.page.title}]
        lines += self.reasons
        return " ".join(lines)


def messages_by_field(page: Page, findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Messages keyed by the model's fields; what belongs to no field of the page stands by itself."""
    names = {field.name for field in page._meta.get_fields()}
    messages: dict[str, list[str]] = {}
    for finding in findings:
        key = finding.field if finding.field in names else NON_FIELD_ERRORS
        messages.setdefault(key, []).append(f"{finding.message} ({finding.rule_id})")
    return messages
