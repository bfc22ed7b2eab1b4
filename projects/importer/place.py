"""Matching a read text to the site's records, and writing the project and its draft page."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale

from brand.models import Municipality, Organisation

from ..models import Project, ProjectFunding, ProjectImplementer, ProjectIndexPage, ProjectPage
from .problems import ImportRefused, Problem
from .source import Line, ProjectText
from .values import read_sum

_FUNDER_SUM = re.compile(r"^(.+?)\s*[:(]?\s*(\d[\d \u00a0]*(?:,\d{2})?\s*(?:€|euroa))\)?$")


@dataclass
class Placed:
    """What became of a text. `kept_facts` are facts of a published project that the text would change."""

    page: ProjectPage
    created: bool
    changed: bool
    kept_facts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Records:
    """The site's records that a text names."""

    granting_authority: Organisation | None
    implementers: list[tuple[Organisation, str]]
    funders: list[tuple[Organisation, Decimal | None]]
    municipalities: list[Municipality]


def place_project(text: ProjectText) -> Placed:
    """Create or update the project and its page as a draft; all of it or nothing.

    Raises ImportRefused where the text names a record that the site doesn't have, or where its sums don't agree.
    """
    records = _match(text)
    with transaction.atomic():
        project = Project.objects.filter(name=text.name).first()
        page = _page_of(project)
        kept, facts_changed = [], False
        if project is None:
            project = _create_project(text, records)
        elif page and page.live:
            kept = _differing_facts(project, text, records)
        elif _differing_facts(project, text, records):
            _write_facts(project, text, records)
            facts_changed = True
        created = page is None
        page, words_changed = _write_page(project, page, text)
    return Placed(page, created, created or facts_changed or words_changed, kept)


def _page_of(project: Project | None) -> ProjectPage | None:
    if project is None or project.page_key is None:
        return None
    return ProjectPage.objects.filter(translation_key=project.page_key, locale=Locale.get_default()).first()


def _match(text: ProjectText) -> _Records:
    problems: list[Problem] = []
    records = _Records(
        granting_authority=_find_authority(text.granting_authority, problems),
        implementers=_find_implementers(text.implementers, problems),
        funders=_find_funders(text, problems),
        municipalities=_find_municipalities(text.municipality_genitives, problems),
    )
    if problems:
        raise ImportRefused(problems)
    return records


def _find_authority(line: Line | None, problems: list[Problem]) -> Organisation | None:
    if line is None:
        return None
    found = Organisation.objects.filter(name=line.text).first()
    if found is None:
        problems.append(_unknown_organisation(line, line.text))
    return found


def _find_implementers(line: Line, problems: list[Problem]) -> list[tuple[Organisation, str]]:
    """Each part ends in the name of a known organisation; the words before it say on whose behalf it acts."""
    organisations = sorted(Organisation.objects.all(), key=lambda one: -len(one.name))
    found = []
    for part in re.split(r",\s*", line.text):
        organisation = next((one for one in organisations if part.endswith(one.name)), None)
        if organisation is None:
            problems.append(_unknown_organisation(line, part))
        else:
            found.append((organisation, part.removesuffix(organisation.name).strip()))
    return found


def _find_funders(text: ProjectText, problems: list[Problem]) -> list[tuple[Organisation, Decimal | None]]:
    line = text.funders
    named = [_split_sum(part) for part in _funder_parts(line.text)]
    if len(named) == 1 and named[0][1] is None:
        named = [(named[0][0], text.budget)]
    amounts = [amount for _name, amount in named]
    if None not in amounts and sum(amounts) != text.budget:
        problems.append(
            Problem(
                line.number,
                _("The funders' sums don't add up to the budget on line %(line)d.")
                % {"line": text.budget_line},
            )
        )
    known = {one.name: one for one in Organisation.objects.filter(name__in=[name for name, _amount in named])}
    problems += [_unknown_organisation(line, name) for name, _amount in named if name not in known]
    return [(known[name], amount) for name, amount in named if name in known]


def _funder_parts(text: str) -> list[str]:
    """One funder, or several with commas and "ja" between; a known name that has "ja" in it stays whole."""
    if Organisation.objects.filter(name=text).exists():
        return [text]
    return [part.strip() for part in re.split(r",\s+|\s+ja\s+", text) if part.strip()]


def _split_sum(part: str) -> tuple[str, Decimal | None]:
    match = _FUNDER_SUM.match(part)
    return (match[1].strip(), read_sum(match[2])) if match else (part, None)


def _find_municipalities(genitives: list[Line], problems: list[Problem]) -> list[Municipality]:
    known = {municipality.genitive: municipality for municipality in Municipality.objects.all()}
    problems += [
        Problem(
            line.number,
            _("“%(name)s” isn't the genitive of a municipality of the region. The region has: %(known)s.")
            % {"name": line.text, "known": ", ".join(known)},
        )
        for line in genitives
        if line.text not in known
    ]
    return [known[line.text] for line in genitives if line.text in known]


def _unknown_organisation(line: Line, name: str) -> Problem:
    return Problem(
        line.number,
        _("The organisation “%(name)s” isn't known. Add it under Organisations first.") % {"name": name},
    )


def _create_project(text: ProjectText, records: _Records) -> Project:
    project = Project(name=text.name, start_date=text.start_date, end_date=text.end_date, budget=text.budget)
    _write_facts(project, text, records)
    return project


def _write_facts(project: Project, text: ProjectText, records: _Records) -> None:
    project.start_date, project.end_date, project.budget = text.start_date, text.end_date, text.budget
    project.granting_authority = records.granting_authority
    project.municipalities.set(records.municipalities)
    project.funding = [
        ProjectFunding(organisation=organisation, amount=amount, sort_order=order)
        for order, (organisation, amount) in enumerate(records.funders)
    ]
    project.implementers = [
        ProjectImplementer(organisation=organisation, on_behalf=on_behalf, sort_order=order)
        for order, (organisation, on_behalf) in enumerate(records.implementers)
    ]
    project.full_clean()
    project.save()


def _differing_facts(project: Project, text: ProjectText, records: _Records) -> list[str]:
    """The verbose names of the facts in which the record and the text differ."""
    pairs = {
        "start_date": (project.start_date, text.start_date),
        "end_date": (project.end_date, text.end_date),
        "budget": (project.budget, text.budget),
        "granting_authority": (project.granting_authority, records.granting_authority),
        "municipalities": (set(project.municipalities.all()), set(records.municipalities)),
        "funding": ([(row.organisation, row.amount) for row in project.funding.all()], records.funders),
        "implementers": (
            [(row.organisation, row.on_behalf) for row in project.implementers.all()],
            records.implementers,
        ),
    }
    return [str(_verbose_name(name)) for name, (recorded, read) in pairs.items() if recorded != read]


def _verbose_name(field_name: str) -> str:
    field_object = Project._meta.get_field(field_name)
    return getattr(field_object, "verbose_name", None) or field_object.related_model._meta.verbose_name_plural


def _write_page(project: Project, page: ProjectPage | None, text: ProjectText) -> tuple[ProjectPage, bool]:
    if page is None:
        page = ProjectPage(title=text.name, slug=slugify(text.name), live=False)
        _write_words(page, text)
        project.attach(page)
        _index().add_child(instance=page)
        page.save_revision(changed=True)
        return page, True
    draft = page.get_latest_revision_as_object()
    before = _words(draft)
    _write_words(draft, text)
    if _words(draft) == before:
        return page, False
    draft.save_revision(changed=True)
    return draft, True


def _index() -> ProjectIndexPage:
    index = ProjectIndexPage.objects.filter(locale=Locale.get_default()).first()
    if index is None:
        raise ImportRefused(
            [Problem(1, _("The site has no project index to put the page under. Set up the region first."))]
        )
    return index


def _write_words(page: ProjectPage, text: ProjectText) -> None:
    page.title, page.lead = text.name, text.lead
    for name in ProjectPage.section_fields:
        setattr(page, name, text.sections.get(name, ""))
    page.contacts = [("contact", vars(contact)) for contact in text.contacts]


def _words(page: ProjectPage) -> tuple:
    """Everything of the page that a text may change, to compare by."""
    contacts = [dict(block.value) for block in page.contacts]
    return page.title, page.lead, [getattr(page, name) for name in ProjectPage.section_fields], contacts
