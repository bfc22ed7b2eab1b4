"""The region's real project page, imported from its text and published, and the sample projects beside it."""

from decimal import Decimal
from html import escape
from typing import Any

from wagtail.models import Locale

from brand.models import FundingProgramme, LibraryBlock, Municipality, Organisation, Picture
from projects.importer import place_project, read_project_text
from projects.models import (
    Project,
    ProjectFunding,
    ProjectImplementer,
    ProjectIndexPage,
    ProjectPage,
    Theme,
)

from ..region.pages import add_live
from ..region.records import set_up_library

LISTS = ("aims", "methods")
PARAGRAPHS = ("audience", "reasons", "schedule", "results")


def set_up_project(text: bytes, corrections: dict[str, str], picture: Picture, themes: list[str]) -> Project:
    """Import and publish the project unless its page is live already. `corrections` mend slips of the published
    text, word by word."""
    for slip, mended in corrections.items():
        text = text.replace(slip.encode(), mended.encode())
    read = read_project_text(text)
    project = Project.objects.filter(name=read.name).first()
    if (
        project
        and ProjectPage.objects.filter(translation_key=project.page_key, locale=Locale.get_default())
        .live()
        .exists()
    ):
        return project
    page = place_project(read).page
    page.picture = picture
    page.save_revision(changed=True).publish()
    project = Project.objects.get(page_key=page.translation_key)
    project.themes = Theme.objects.filter(key__in=themes)
    project.save()
    return project


def set_up_project_words(project: Project, content: dict[str, Any]) -> None:
    """The words of the project's record in the other languages, where they are missing."""
    texts = {row["fi"]: row for row in content.get("texts", [])}
    for record, field in ((project, "name"), *((row, "on_behalf") for row in project.implementers.all())):
        said = texts.get(getattr(record, field), {})
        for language in ("sv", "en"):
            if not getattr(record, f"{field}_{language}"):
                setattr(record, f"{field}_{language}", said.get(language, ""))
        record.save()


def set_up_sample_projects(content: dict[str, Any], pictures: dict[str, Picture]) -> dict[str, Project]:
    """Add the sample projects that are missing, by name, each with its page, and the block that says that they are
    samples; returns them all by key. `content` is that of projects.toml."""
    set_up_library(content.get("library_blocks", []))
    index = ProjectIndexPage.objects.get(locale=Locale.get_default())
    return {
        row["key"]: Project.objects.filter(name=row["name"]).first()
        or _make_sample_project(row, pictures[row["picture"]], index)
        for row in content["projects"]
    }


def _make_sample_project(row: dict[str, Any], picture: Picture, index: ProjectIndexPage) -> Project:
    project = Project(
        name=row["name"],
        start_date=row["first_day"],
        end_date=row["last_day"],
        budget=Decimal(row["budget"]),
        granting_authority=Organisation.objects.filter(is_granting_authority=True).first(),
    )
    project.funding = [
        ProjectFunding(
            organisation=Organisation.objects.get(key=one["organisation"]),
            programme=FundingProgramme.objects.get(key=one["programme"]),
            amount=Decimal(one["amount"]),
            sort_order=order,
        )
        for order, one in enumerate(row["funding"])
    ]
    project.implementers = [
        ProjectImplementer(organisation=Organisation.objects.filter(is_implementer=True).first())
    ]
    project.save()
    project.municipalities = Municipality.objects.filter(slug__in=row["municipalities"])
    project.themes = Theme.objects.filter(key__in=row["themes"])
    project.save()
    _add_sample_page(project, row, picture, index)
    return project


def _add_sample_page(
    project: Project, row: dict[str, Any], picture: Picture, index: ProjectIndexPage
) -> None:
    sample = LibraryBlock.objects.filter(key="esimerkkihanke", locale=index.locale).first()
    page = ProjectPage(
        title=row["name"],
        slug=row["slug"],
        lead=row["lead"],
        picture=picture,
        body=[("library", sample)] if sample else [],
        contacts=[("contact", {"phone": ""} | row["contact"])],
        **{name: _list(row[name]) for name in LISTS},
        **{name: f"<p>{escape(row[name], quote=False)}</p>" for name in PARAGRAPHS},
    )
    project.attach(page)
    add_live(index, page)


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in items)}</ul>"
