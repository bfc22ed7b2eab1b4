from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Page

from brand.models import BrandedPage
from home.accessibility.axe import CheckError, check_pages
from home.models import AccessibilityCheck


class Command(BaseCommand):
    """Runs axe-core in a browser over pages of the running site, and records the check for the statement."""

    help = (
        "Run axe-core over pages of the running site and record what it found; without --page, over a page of "
        "each type. Exit 1 if there is a fault."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--base-url", default=settings.WAGTAILADMIN_BASE_URL, help="where the site answers"
        )
        parser.add_argument("--page", action="append", default=[], help="a path, such as /hanke/; may repeat")

    def handle(self, base_url: str, page: list[str], **options):
        paths = page or one_of_each_type()
        try:
            report = check_pages(base_url, paths)
        except CheckError as error:
            raise CommandError(str(error)) from error
        AccessibilityCheck.objects.create(
            method=AccessibilityCheck.Method.TOOL,
            tool=f"axe-core {report.version}",
            pages=len(report.addresses),
            faults=len(report.faults),
            findings="\n".join([*report.addresses, *report.faults]),
            is_from_command=True,
        )
        for fault in report.faults:
            self.stdout.write(fault)
        if report.faults:
            raise CommandError(
                _("Faults found: %(count)s. The check is recorded.") % {"count": len(report.faults)}
            )
        if options["verbosity"]:
            self.stdout.write(
                _("No fault on %(count)s pages. The check is recorded.") % {"count": len(paths)}
            )


def one_of_each_type() -> list[str]:
    """The address of a live public page of each type in each language, and of the pages that no tree holds."""
    pages = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1, alias_of=None)
        .select_related("locale", "content_type")
    )
    found: dict[tuple, str] = {}
    for page in pages.order_by("path"):
        model = page.specific_class
        if model and issubclass(model, BrandedPage) and (url := page.relative_url(None) or page.url):
            found.setdefault((model, page.locale_id), url)
    return [*found.values(), "/haku/?q=hanke", "/palaute/"]
