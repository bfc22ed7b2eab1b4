"""Letters about what the night found, each in the language of the one who reads it."""

import json
import logging
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from brand.addresses import absolute
from brand.languages import admin_language_of
from brand.models import User
from brand.roles import BRAND_TEAM
from brand.rulebook import Severity
from brand.rulebook.active import active_rulebook
from brand.rulebook.report import report_live_pages

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """A must rule that a published page doesn't keep."""

    page: int
    title: str
    url: str
    rule_id: str
    message: str


def tell_brand_team(output: str) -> None:
    """Send the brand team what `check_guideline --json` found. What isn't its JSON is sent as it stands."""
    for language, receivers in _brand_team_by_language().items():
        with translation.override(language):
            subject, body = _("The published pages break the guideline"), _body(output, language)
            for receiver in receivers:
                _send(subject, body, receiver)


def _send(subject: str, body: str, receiver: User) -> None:
    """One who can't be reached keeps the letter from nobody else."""
    try:
        send_mail(subject, body, None, [receiver.email])
    except OSError:
        logger.exception("User %s was not told what the night found", receiver.pk)


def _brand_team_by_language() -> dict[str, list[User]]:
    found = defaultdict(list)
    team = User.objects.filter(groups__name=BRAND_TEAM, is_active=True)
    for user in team.select_related("wagtail_userprofile"):
        found[admin_language_of(user)].append(user)
    return found


def _body(output: str, language: str) -> str:
    try:
        report = json.loads(output)
    except json.JSONDecodeError:
        return output
    # The run spoke the site's own language; for a reader of another the pages are judged anew.
    faults = _told(report) if language == settings.LANGUAGE_CODE else _found()
    opening = _("The nightly check found %(number)s must rules that published pages don't keep:") % {
        "number": len(faults)
    }
    return "\n\n".join([opening, *map(_paragraph, faults)])


def _told(report: dict) -> list[Fault]:
    names = ("page", "title", "url", "rule_id", "message")
    must = (finding for finding in report["findings"] if finding["severity"] == Severity.MUST)
    return [Fault(**{name: finding[name] for name in names}) for finding in must]


def _found() -> list[Fault]:
    return [
        Fault(report.page.pk, report.page.title, report.url, finding.rule_id, finding.message)
        for report in report_live_pages(active_rulebook(), timezone.localdate())
        for finding in report.findings
        if finding.severity == Severity.MUST
    ]


def _paragraph(fault: Fault) -> str:
    return "\n".join(
        [
            f"{fault.title} · {absolute(fault.url)}",
            f"  {fault.rule_id}: {fault.message}",
            f"  {absolute(reverse('wagtailadmin_pages:edit', args=[fault.page]))}",
        ]
    )
