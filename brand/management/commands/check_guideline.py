import json
from collections import Counter
from dataclasses import asdict, replace
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from brand.rulebook import Finding, Rulebook, Severity
from brand.rulebook.active import active_rulebook
from brand.rulebook.rendered import NoBrowser, Visit, look_at
from brand.rulebook.report import PageReport, report_live_pages
from brand.typography import quoted


class Command(BaseCommand):
    """Finds what of the live site breaks the guideline, also what was changed behind the gate (`QuerySet.update`,
    SQL). Exits with 1 where a must rule fails."""

    help = "Evaluate every live page against the active rulebook; exit 1 if a must rule fails."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")
        parser.add_argument(
            "--rendered",
            action="store_true",
            help="also measure the EU emblem in a browser, at 360 and 1280 px",
        )
        parser.add_argument("--base-url", default="", help="where the site answers, for --rendered")

    def handle(
        self, *args, as_json: bool = False, rendered: bool = False, base_url: str = "", **options
    ) -> None:
        """Evaluate, print, and raise CommandError where a must rule fails."""
        rulebook = active_rulebook()
        reports = list(report_live_pages(rulebook, timezone.localdate()))
        if rendered:
            reports = _measured(reports, rulebook, base_url)
        count = Counter(finding.severity for report in reports for finding in report.findings)
        if as_json:
            self.stdout.write(json.dumps(_as_data(reports, rulebook, count), ensure_ascii=False, indent=2))
        else:
            for report in reports:
                self._print(report)
            self._print_summary(reports, rulebook, count)
        if count[Severity.MUST]:
            message = _("%(number)s must rules failed (rulebook version %(version)s).")
            raise CommandError(message % {"number": count[Severity.MUST], "version": rulebook.version})

    def _print(self, report: PageReport) -> None:
        if not report.findings:
            return
        self.stdout.write(f"{report.page.title} · {report.url}")
        for finding in report.findings:
            style = self.style.ERROR if finding.severity == Severity.MUST else self.style.NOTICE
            place = f" {finding.label}:" if finding.label else ""
            words = f" {quoted(finding.words)}" if finding.words else ""
            self.stdout.write(style(f"  {finding.severity.label} {finding.rule_id}{place}{words}"))
            self.stdout.write(f"    {_what_to_do(finding)}")

    def _print_summary(self, reports: list[PageReport], rulebook: Rulebook, count: Counter) -> None:
        counts = ", ".join(f"{severity.label} {count[severity]}" for severity in Severity)
        self.stdout.write(_("%(pages)s live pages. %(counts)s.") % {"pages": len(reports), "counts": counts})
        if not count[Severity.MUST] and not count[Severity.SHOULD]:
            self.stdout.write(
                _("No rule failed (rulebook version %(version)s).") % {"version": rulebook.version}
            )
        elif not count[Severity.MUST]:
            message = _("No must rule failed (rulebook version %(version)s).")
            self.stdout.write(message % {"version": rulebook.version})


def _measured(reports: list[PageReport], rulebook: Rulebook, base_url: str) -> list[PageReport]:
    """The reports with what a browser shows. Every address is known before it starts: while playwright runs, the
    database isn't asked."""
    if not urlsplit(base_url).netloc:
        raise CommandError(_("--rendered needs --base-url, such as http://127.0.0.1:8000"))
    visits = [Visit(report.page.pk, urlsplit(report.url).path, report.called_for) for report in reports]
    try:
        found = look_at(visits, base_url, rulebook)
    except NoBrowser as error:
        raise CommandError(str(error)) from error
    return [replace(report, findings=report.findings + found[report.page.pk]) for report in reports]


def _what_to_do(finding: Finding) -> str:
    return f"{finding.message} → {finding.mend}" if finding.mend else finding.message


def _as_data(reports: list[PageReport], rulebook: Rulebook, count: Counter) -> dict:
    return {
        "rulebook": rulebook.version,
        "pages": len(reports),
        **{str(severity): count[severity] for severity in Severity},
        "findings": [
            {"page": report.page.pk, "title": report.page.title, "url": report.url} | _finding_data(finding)
            for report in reports
            for finding in report.findings
        ],
    }


def _finding_data(finding: Finding) -> dict:
    data = asdict(finding)
    return data | {
        "severity": str(finding.severity),
        "due": finding.due.isoformat() if finding.due else None,
    }
