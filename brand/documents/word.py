"""The Word template: styles to write with, the mark in its header and the strip in its footer."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ..palette import colour
from .dress import Dress, Figure
from .package import BODY_FACE, FIXED_TIME, finished
from .words import WORDS, Words

__all__ = ["word_template"]

_MARGIN_MM = 20
# Style: its size in pt, its colour, the space before and after it in pt.
_STYLES = {
    "Normal": (11, "hiili", 0, 8),
    "Title": (28, "kuusi", 0, 8),
    "Subtitle": (14, "harmaa", 0, 16),
    "Heading 1": (20, "kuusi", 20, 6),
    "Heading 2": (16, "kuusi", 16, 4),
    "Heading 3": (13, "kuusi-2", 12, 4),
    "List Bullet": (11, "hiili", 0, 4),
    "List Number": (11, "hiili", 0, 4),
    "Caption": (10, "harmaa", 8, 4),
    "Footer": (9, "harmaa", 0, 0),
}
_BOLD = ("Title", "Heading 1", "Heading 2", "Heading 3")
TABLE_STYLE = "Sydänsuomessa"


def word_template(dress: Dress) -> bytes:
    """The template as a .docx. The same bytes for the same dress."""
    document, words = Document(), WORDS[dress.language]
    _set_page(document.sections[0])
    _set_styles(document, dress.language)
    _set_properties(document, dress, words)
    _write(document, words)
    _dress(document.sections[0], dress, words)
    kept = BytesIO()
    document.save(kept)
    return finished(kept.getvalue())


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    section.header_distance = section.footer_distance = Mm(10)


def _set_styles(document: Any, language: str) -> None:
    for name, (size, token, before, after) in _STYLES.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), name in _BOLD, False
        style.font.color.rgb = RGBColor.from_string(colour(token)[1:])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), BODY_FACE)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    # The program's own subtitle is set apart, letter by letter.
    for tag in ("w:spacing", "w:kern"):
        for name in ("Title", "Subtitle"):
            for found in document.styles[name].element.rPr.findall(qn(tag)):
                found.getparent().remove(found)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    _add_table_style(document)


def _add_table_style(document: Any) -> None:
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    line, head = colour("reuna")[1:], colour("kuusi")[1:]
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        for side in ("top", "bottom", "insideH")
    )
    for xml in (
        f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders></w:tblPr>",
        f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/>'
        f'<w:color w:val="{colour("valko")[1:]}"/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr></w:tblStylePr>',
    ):
        style.element.append(parse_xml(xml))


def _set_properties(document: Any, dress: Dress, words: Words) -> None:
    properties = document.core_properties
    properties.title, properties.author = f"{words.title}, {dress.owner}", dress.owner
    properties.language, properties.comments, properties.keywords = dress.language, "", ""
    properties.last_modified_by, properties.revision = dress.owner, 1
    properties.created = properties.modified = FIXED_TIME


def _write(document: Any, words: Words) -> None:
    for text, style in (
        (words.title, "Title"),
        (words.lead, "Subtitle"),
        (words.heading, "Heading 1"),
        (words.body, "Normal"),
        (words.subheading, "Heading 2"),
        *((point, "List Bullet") for point in words.points),
        *((step, "List Number") for step in words.steps),
        (words.detail, "Heading 3"),
        (words.body, "Normal"),
        (words.caption, "Caption"),
    ):
        document.add_paragraph(text, style)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=2, style=TABLE_STYLE)
    for texts in (words.columns, words.cells):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Pt(3)
    # The colour of the running text would win over the table style's white.
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour("valko")[1:])
    # The first row is read aloud as headings, and stands again on the table's next page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _dress(section: Any, dress: Dress, words: Words) -> None:
    _set_figure(section.header.paragraphs[0], dress.mark)
    section.header.paragraphs[0].paragraph_format.space_after = Pt(12)
    footer = section.footer.paragraphs[0]
    if dress.strip:
        _set_figure(footer, dress.strip)
        spare = 210 - 2 * _MARGIN_MM - dress.strip.width
        if spare < 0:
            footer.paragraph_format.left_indent = footer.paragraph_format.right_indent = Mm(spare / 2)
        footer = section.footer.add_paragraph(style="Footer")
    footer.add_run(f"{dress.owner} · {words.page} ")
    _add_page_number(footer)


def _set_figure(paragraph: Any, figure: Figure) -> None:
    drawn = paragraph.add_run().add_picture(BytesIO(figure.png), Mm(figure.width), Mm(figure.height))
    drawn._inline.docPr.set("descr", figure.alt)


def _add_page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
