from pathlib import Path

from django.core.management.base import BaseCommand

from brand.logos.emblem import STATEMENTS, emblem, statement

EMBLEM_FOLDER = Path(__file__).resolve().parents[2] / "static" / "brand" / "eu"


def emblem_files() -> dict[str, str]:
    """Every file of the EU emblem that the site's pages show, by file name: the emblem and its statements."""
    files = {"emblem.svg": emblem("EU")}
    for language, statements in STATEMENTS.items():
        for support in statements:
            files[f"statement-{support}-{language}.svg"] = statement(language, support)
    return files


class Command(BaseCommand):
    """Draws the EU emblem's files anew from its published geometry. Run after a change of brand.logos.emblem."""

    help = "Draw the EU emblem and its statements into the static files."

    def handle(self, **options):
        EMBLEM_FOLDER.mkdir(parents=True, exist_ok=True)
        for name, drawing in emblem_files().items():
            (EMBLEM_FOLDER / name).write_text(drawing, encoding="utf-8")
            self.stdout.write(name)
