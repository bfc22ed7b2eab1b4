from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from projects.importer import ImportRefused, Placed, ProjectText, place_project, read_project_text


class Command(BaseCommand):
    """Reads a project's text and makes or updates its page as a draft."""

    help = "Read a project's text (Finnish, UTF-8) and create or update its page as a draft."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the text, in the shape of the region's project pages")

    def handle(self, file: Path, **options):
        try:
            text = read_project_text(file.read_bytes())
            placed = place_project(text)
        except OSError as error:
            raise CommandError(
                _("%(file)s can't be read: %(why)s") % {"file": file, "why": error.strerror}
            ) from error
        except ImportRefused as error:
            heading = _("Nothing was written. Mend these in %(file)s:") % {"file": file}
            raise CommandError(
                "\n".join([heading, *(f"  {problem}" for problem in error.problems)])
            ) from error
        self._report(text, placed)

    def _report(self, text: ProjectText, placed: Placed) -> None:
        self.stdout.write(self._outcome(placed) % {"name": placed.page.title, "id": placed.page.pk})
        for line in text.frame_lines:
            self.stdout.write(
                _("  Line %(line)d is drawn by the site's frame: %(text)s")
                % {"line": line.number, "text": line.text}
            )
        for line in text.unplaced:
            self.stdout.write(
                _("  Line %(line)d has no place on the page: %(text)s")
                % {"line": line.number, "text": line.text}
            )
        for fact in placed.kept_facts:
            self.stdout.write(
                _("  The page is published, so this fact was left as it is in the project's record: %(fact)s")
                % {"fact": fact}
            )

    @staticmethod
    def _outcome(placed: Placed) -> str:
        if placed.created:
            return _("Made the page “%(name)s” as a draft (page %(id)d).")
        if placed.changed:
            return _("Updated the page “%(name)s” as a draft (page %(id)d).")
        return _("The page “%(name)s” says this already (page %(id)d). Nothing changed.")
