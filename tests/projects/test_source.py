"""Reading the text of a project's page: what stands where, and what is refused with which line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from projects.importer import ImportRefused, read_project_text

SEED = (Path(settings.REGION_FOLDER) / "project.txt").read_bytes()


def changed(old: str, new: str) -> bytes:
    text = SEED.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def problems_of(data: bytes) -> list:
    with pytest.raises(ImportRefused) as refused:
        read_project_text(data)
    return refused.value.problems


def test_the_seed_is_read_into_typed_facts():
    project = read_project_text(SEED)
    assert project.name == "Sydänsuomen aluekehitystyölle pikastartti"
    assert (project.start_date, project.end_date) == (date(2022, 12, 1), date(2024, 6, 30))
    assert project.budget == Decimal("116475")
    assert project.granting_authority.text == "Keski-Suomen liitto"
    assert project.funders.text == "Keski-Suomen liitto"
    assert project.implementers.text.endswith("Kehittämisyhtiö Karstulanseutu")


def test_lists_are_lists_and_paragraphs_are_paragraphs():
    sections = read_project_text(SEED).sections
    assert list(sections) == ["aims", "audience", "methods", "reasons", "schedule", "results"]
    assert sections["aims"].count("<li>") == 5 and sections["aims"].startswith("<ul>")
    assert sections["methods"].count("<li>") == 5
    assert sections["reasons"].count("<p>") == 2 and "<ul>" not in sections["reasons"]
    assert "•" not in "".join(sections.values())


def test_the_contact_is_typed():
    (contact,) = read_project_text(SEED).contacts
    assert vars(contact) == {
        "name": "Hanna Moilanen",
        "role": "Hankeasiantuntija",
        "phone": "040 548 0582",
        "email": "hanna.moilanen@karstulanseutu.fi",
    }


def test_the_municipalities_are_the_seven_of_the_lead():
    assert len(read_project_text(SEED).municipality_genitives) == 7


def test_every_line_of_the_seed_has_a_place():
    project = read_project_text(SEED)
    assert project.unplaced == []
    assert [line.text for line in project.frame_lines][-1] == "Takaisin"


def test_a_line_with_no_place_is_told():
    project = read_project_text(changed("Tavoitteet\n", "Hankekoodi: A80123\n\nTavoitteet\n"))
    assert [line.text for line in project.unplaced] == ["Hankekoodi: A80123"]


def test_markup_in_the_text_is_text():
    project = read_project_text(
        changed("Hankehakemusten kirjoittaminen.", "<script>alert(1)</script> & muuta.")
    )
    assert "&lt;script&gt;" in project.sections["methods"] and "<script>" not in project.sections["methods"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("116 475 €", "paljon", 15, "sum of money"),
        ("116 475 €", "-5 €", 15, "sum of money"),
        ("116 475 €", "0 €", 15, "sum of money"),
        ("1.12.2022–30.6.2024", "30.6.2024–1.12.2022", 13, "ends before it starts"),
        ("1.12.2022–30.6.2024", "31.2.2022–30.6.2024", 13, "calendar"),
        ("1.12.2022–30.6.2024", "syksyllä", 13, "isn't a time"),
        ("Rahoittajat: Keski-Suomen liitto", "Budjetti: 5 €", 16, "already on line 15"),
        ("Hankeen nimi: Sydänsuomen aluekehitystyölle pikastartti", "Hankeen nimi:", 12, "name is missing"),
    ],
)
def test_a_bad_fact_is_refused_with_its_line(old, new, line, words):
    with translation.override("en"):
        problems = problems_of(changed(old, new))
    first = problems[0]
    assert (first.line, words in first.message) == (line, True)


def test_a_missing_fact_is_named():
    (problem,) = problems_of(changed("Budjetti: 116 475 €\n", ""))
    assert "Budjetti" in problem.message


@pytest.mark.parametrize(
    "text", ["", "Kauppalista\nmaito\nleipä\n", "x" * 200_000, "\n" * 50_000, "<html><body>Hei</body></html>"]
)
def test_what_is_not_a_project_page_is_refused(text):
    (problem,) = problems_of(text.encode())
    assert problem.line == 1 and "Hankkeen nimi" in problem.message


def test_another_encoding_is_refused_with_the_line_of_its_first_letter():
    (problem,) = problems_of(SEED.decode().encode("latin-1", "replace"))
    assert problem.line == 1 and "UTF-8" in problem.message


def test_every_problem_is_told_at_once():
    data = changed("116 475 €", "paljon").replace("1.12.2022–30.6.2024".encode(), b"joskus", 1)
    assert len(problems_of(data)) == 2
