"""The Word and PowerPoint templates, fetched at their addresses and opened by the libraries that know the formats."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document
from pptx import Presentation

from projects.strip_subjects import key_of
from tests.brand.strips.conftest import case_project, fetched

pytestmark = pytest.mark.django_db


def alts(element) -> list[str]:
    return [one.get("descr") for one in element.iter("{*}docPr", "{*}cNvPr") if one.get("descr")]


def test_a_projects_templates_carry_its_mark_strip_and_language():
    project, _template = case_project("EU with three national funders")
    base = f"/lataa/asiakirja/hanke/{key_of(project)}"
    word, slides = fetched(f"{base}/sv.docx"), fetched(f"{base}/sv.pptx")
    assert word == fetched(f"{base}/sv.docx")

    document = Document(BytesIO(word))
    section = document.sections[0]
    assert "Medfinansieras av Europeiska unionen" in " ".join(alts(section.footer._element))
    assert alts(section.header._element)
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption"} <= styles
    assert document.core_properties.title.startswith("Dokumentets rubrik")

    show = Presentation(BytesIO(slides))
    assert show.slide_layouts[0].name == "Inledning"
    assert len(show.slides) == 5 and all(slide.shapes.title.text_frame.text for slide in show.slides)
    closing = next(one for one in show.slide_layouts if one.name == "Avslutning")
    assert "Medfinansieras av Europeiska unionen" in " ".join(alts(closing.element))
    assert alts(show.slide_master.element)


def test_a_municipality_has_no_strip_and_bad_addresses_say_why():
    response = Client().get("/lataa/asiakirja/kunta/karstula/fi.docx", follow=True)
    document = Document(BytesIO(b"".join(response)))
    assert alts(document.sections[0].header._element) == ["Karstula"]
    assert alts(document.sections[0].footer._element) == []
    for path, said in (
        ("kunta/karstula/fi.exe", ".docx, .pptx"),
        ("kunta/karstula/fi", ".docx, .pptx"),
        ("kunta/karstula/fi.docx?koko=9", "kysymysmerkki"),
        ("kunta/karstula/de.docx", "fi, sv, en"),
        ("kunta/eiole/fi.docx", "kunta/eiole"),
        ("kunta/%00/fi.docx", "kunta/"),
        ("x/karstula/fi.pptx", "x/karstula"),
    ):
        refused = Client(headers={"accept-language": "fi"}).get(f"/lataa/asiakirja/{path}")
        assert refused.status_code == 400 and said in refused.content.decode(), path


def test_the_closing_slide_says_thanks_above_the_contact_s_own_line():
    project, _template = case_project("one EU fund")
    show = Presentation(BytesIO(fetched(f"/lataa/asiakirja/hanke/{key_of(project)}/fi.pptx")))
    closing = show.slides[4].placeholders
    assert [shape.text_frame.text for shape in closing] == ["Kiitos", "Nimi, sähköposti ja puhelinnumero"]
    tops = [layout.placeholders[0].text_frame.vertical_anchor for layout in show.slide_layouts]
    assert len(set(tops)) == 1, "a title stands in the same place on each slide"
