"""The text of a project's page, in the shape in which it stands on the region's present site.

First the frame's lines up to the back link, then the granting authority, the lead, the facts (label: value), the
sections under their headings, the contacts and the links. Finnish only: the shape is that of the Finnish pages.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.translation import gettext as _

from .problems import ImportRefused, Problem
from .values import is_email, read_period, read_phone, read_sum

BACK_LINK = "Takaisin"
# The published page spells the first label both ways.
FACTS = {
    "hankkeen nimi": "name",
    "hankeen nimi": "name",
    "toteutusaika": "period",
    "tekijät": "implementers",
    "budjetti": "budget",
    "rahoittajat": "funders",
    "rahoittaja": "funders",
}
REQUIRED_FACTS = {
    "name": "Hankkeen nimi",
    "period": "Toteutusaika",
    "implementers": "Tekijät",
    "budget": "Budjetti",
    "funders": "Rahoittajat",
}
SECTIONS = {
    "Tavoitteet": "aims",
    "Kenelle?": "audience",
    "Miten?": "methods",
    "Miksi?": "reasons",
    "Milloin?": "schedule",
    "Tulokset ja vaikutukset": "results",
}
CONTACTS = "Yhteystiedot"
FURTHER_READING = "Lue lisää"
_FACT = re.compile(r"^([A-ZÅÄÖ][\w -]{2,40}):\s*(.*)$")
_BULLET = re.compile(r"^[•●▪*–-]\s+")
_TAKING_PART = re.compile(r"Mukana kehittämistyössä ovat (.+?) kunnat\b")


@dataclass(frozen=True)
class Line:
    """A line of the source that says something. `number` counts from 1; `text` has no white space around it."""

    number: int
    text: str


@dataclass(frozen=True)
class Contact:
    name: str
    role: str
    phone: str
    email: str


@dataclass
class ProjectText:
    """What a text says, typed: sums in euros, both days included, sections as rich text by field name."""

    name: str = ""
    start_date: date | None = None
    end_date: date | None = None
    budget: Decimal | None = None
    granting_authority: Line | None = None
    implementers: Line | None = None
    funders: Line | None = None
    lead: str = ""
    municipality_genitives: list[Line] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    frame_lines: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)
    budget_line: int = 0


def read_project_text(data: bytes) -> ProjectText:
    """Read a text as bytes in UTF-8. Raises ImportRefused with every problem found."""
    lines = _lines(data)
    project = ProjectText()
    problems: list[Problem] = []
    lines = _take_frame(lines, project)
    head, tail = _split_at_first_section(lines)
    _read_head(head, project, problems)
    _read_parts(tail, project)
    if problems:
        raise ImportRefused(problems)
    return project


def _lines(data: bytes) -> list[Line]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise ImportRefused(
            [Problem(number, _("The text isn't in UTF-8. Save the file again in that encoding."))]
        ) from error
    return [Line(number, raw.strip()) for number, raw in enumerate(text.splitlines(), start=1) if raw.strip()]


def _take_frame(lines: list[Line], project: ProjectText) -> list[Line]:
    """The lines up to the back link are the locked frame's: the site draws them itself."""
    for position, line in enumerate(lines):
        if line.text == BACK_LINK:
            project.frame_lines = lines[: position + 1]
            return lines[position + 1 :]
    return lines


def _split_at_first_section(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    headings = {*SECTIONS, CONTACTS, FURTHER_READING}
    position = next((at for at, line in enumerate(lines) if line.text in headings), len(lines))
    return lines[:position], lines[position:]


def _read_head(lines: list[Line], project: ProjectText, problems: list[Problem]) -> None:
    facts: dict[str, Line] = {}
    words: list[Line] = []
    for line in lines:
        match = _FACT.match(line.text)
        key = FACTS.get(match[1].lower()) if match else None
        if key and key in facts:
            problems.append(
                Problem(
                    line.number,
                    _("This is said already on line %(line)d. Keep one of them.")
                    % {"line": facts[key].number},
                )
            )
        elif key:
            facts[key] = Line(line.number, match[2].strip())
        elif facts:
            # Between the facts and the first section there is no place for anything else.
            project.unplaced.append(line)
        else:
            words.append(line)
    _read_lead(words, project)
    _read_facts(facts, lines[0].number if lines else 1, project, problems)


def _read_lead(words: list[Line], project: ProjectText) -> None:
    """One line before the lead is the granting authority's name; a lead alone is a lead."""
    if len(words) > 1:
        project.granting_authority = words[0]
        words = words[1:]
    project.lead = "\n\n".join(line.text for line in words)
    for line in words:
        for match in _TAKING_PART.finditer(line.text):
            names = re.split(r",\s*|\s+ja\s+", match[1])
            project.municipality_genitives += [Line(line.number, name) for name in names]


def _read_facts(
    facts: dict[str, Line], first_line: int, project: ProjectText, problems: list[Problem]
) -> None:
    missing = [label for key, label in REQUIRED_FACTS.items() if key not in facts]
    if len(missing) == len(REQUIRED_FACTS):
        problems.append(
            Problem(
                first_line,
                _(
                    "This isn't the text of a project's page: it has none of the lines "
                    "“Hankkeen nimi:”, “Toteutusaika:”, “Budjetti:”."
                ),
            )
        )
        return
    problems += [
        Problem(first_line, _("The line “%(label)s:” is missing. Add it after the lead.") % {"label": label})
        for label in missing
    ]
    for key, line in facts.items():
        try:
            _READERS[key](project, line)
        except ValueError as error:
            problems.append(Problem(line.number, str(error)))


def _read_name(project: ProjectText, line: Line) -> None:
    if not line.text:
        raise ValueError(_("The project's name is missing."))
    project.name = line.text


def _read_time(project: ProjectText, line: Line) -> None:
    project.start_date, project.end_date = read_period(line.text)


def _read_budget(project: ProjectText, line: Line) -> None:
    project.budget_line = line.number
    project.budget = read_sum(line.text)


def _read_implementers(project: ProjectText, line: Line) -> None:
    project.implementers = line


def _read_funders(project: ProjectText, line: Line) -> None:
    project.funders = line


_READERS = {
    "name": _read_name,
    "period": _read_time,
    "budget": _read_budget,
    "implementers": _read_implementers,
    "funders": _read_funders,
}


def _read_parts(lines: list[Line], project: ProjectText) -> None:
    """Everything from the first section's heading on, part by part."""
    part: list[Line] = []
    heading = ""
    for line in [*lines, Line(0, FURTHER_READING)]:
        if line.text in SECTIONS or line.text in (CONTACTS, FURTHER_READING):
            _read_part(heading, part, project)
            heading, part = line.text, []
        else:
            part.append(line)


def _read_part(heading: str, lines: list[Line], project: ProjectText) -> None:
    if heading in SECTIONS:
        field_name = SECTIONS[heading]
        project.sections[field_name] = project.sections.get(field_name, "") + _rich_text(lines)
    elif heading == CONTACTS:
        _read_contacts(lines, project)
    else:
        # A text has no addresses, so the links of the last part can't be made from it.
        project.unplaced += lines


def _rich_text(lines: list[Line]) -> str:
    """Paragraphs and lists as rich text: a bulleted line is an item of a list."""
    html: list[str] = []
    in_list = False
    for line in lines:
        bullet = _BULLET.match(line.text)
        if bool(bullet) != in_list:
            html.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        text = escape(line.text[bullet.end() :] if bullet else line.text, quote=False)
        html.append(f"<li>{text}</li>" if bullet else f"<p>{text}</p>")
    if in_list:
        html.append("</ul>")
    return "".join(html)


def _read_contacts(lines: list[Line], project: ProjectText) -> None:
    """A contact is a name and a role, then a telephone number, an e-mail address or both."""
    words: list[Line] = []
    phone = email = ""
    for line in lines:
        number = read_phone(line.text)
        if not (number or is_email(line.text)) and (phone or email):
            _close_contact(words, phone, email, project)
            words, phone, email = [], "", ""
        if number:
            phone = number
        elif is_email(line.text):
            email = line.text
        else:
            words.append(line)
    _close_contact(words, phone, email, project)


def _close_contact(words: list[Line], phone: str, email: str, project: ProjectText) -> None:
    if len(words) >= 2 and (phone or email):
        project.unplaced += words[2:]
        project.contacts.append(Contact(words[0].text, words[1].text, phone, email))
    else:
        project.unplaced += words
