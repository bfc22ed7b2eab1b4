"""The PowerPoint template: a master with the mark, five layouts, and a slide of each to begin from."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Mm

from ..palette import colour
from .dress import Dress, Figure
from .package import FIXED_TIME, finished
from .words import WORDS, Words

__all__ = ["slide_template"]

WIDTH_MM, HEIGHT_MM = 338.667, 190.5
_EDGE_MM = 18
_INNER_MM = WIDTH_MM - 2 * _EDGE_MM
# The program's own layouts that are kept, by their place: opening, content, two columns, picture, closing.
_KEPT = (0, 1, 3, 8, 2)
_HALF_MM = (_INNER_MM - 12) / 2
_TITLE = (_EDGE_MM, 14, _INNER_MM, 26)
# By layout, the boxes of placeholders by their number: left, top, width, height in mm.
_BOXES = (
    {0: (_EDGE_MM, 48, _INNER_MM, 46), 1: (_EDGE_MM, 98, _INNER_MM, 24)},
    {0: _TITLE, 1: (_EDGE_MM, 46, _INNER_MM, 108)},
    {0: _TITLE, 1: (_EDGE_MM, 46, _HALF_MM, 108), 2: (_EDGE_MM + _HALF_MM + 12, 46, _HALF_MM, 108)},
    {0: _TITLE, 1: (_EDGE_MM, 46, _HALF_MM, 108), 2: (_EDGE_MM + _HALF_MM + 12, 46, _HALF_MM, 108)},
    {0: (_EDGE_MM, 40, _INNER_MM, 26), 1: (_EDGE_MM, 68, _INNER_MM, 30)},
)
_SIZES_PT = (40, 30, 30, 30, 40)
_OPENING, _PICTURE, _CLOSING = 0, 3, 4


def slide_template(dress: Dress) -> bytes:
    """The template as a .pptx. The same bytes for the same dress."""
    show, words = Presentation(), WORDS[dress.language]
    show.slide_width, show.slide_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    layouts = _keep_layouts(show)
    _set_master(show.slide_master, dress)
    for place, layout in enumerate(layouts):
        _set_layout(layout, place, words.layouts[place])
    _set_opening(layouts[_OPENING], dress)
    # The program's own are too small for a wall, and the closing's hangs at the foot of its box.
    _set_words(layouts[_PICTURE], 2, 20)
    _set_words(layouts[_CLOSING], 1, 24)
    if dress.strip:
        # The strip has the region's mark in it: the master's would stand there a second time.
        layouts[_CLOSING].element.set("showMasterSp", "0")
        _add_figure(layouts[_CLOSING], dress.strip, _EDGE_MM, 120)
    for layout, texts in zip(layouts, _texts(words, dress), strict=True):
        _add_slide(show, layout, texts)
    _set_properties(show, dress, words)
    kept = BytesIO()
    show.save(kept)
    return finished(_in_language(kept, dress.language))


def _set_words(layout: Any, number: int, points: int) -> None:
    """The size of a placeholder's text, which begins at the top of its box and is as dark as any other."""
    shape = next(one for one in layout.placeholders if one.placeholder_format.idx == number)
    properties = shape.element.find(".//{*}lvl1pPr/{*}defRPr")
    properties.set("sz", str(points * 100))
    for ink in properties.iter("{*}schemeClr"):
        ink[:] = []
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def _keep_layouts(show: Any) -> list:
    layouts = [show.slide_layouts[place] for place in _KEPT]
    kept = {layout.name for layout in layouts}
    for layout in list(show.slide_layouts):
        if layout.name not in kept:
            show.slide_layouts.remove(layout)
    return layouts


def _set_master(master: Any, dress: Dress) -> None:
    _place(master.placeholders, {0: _TITLE, 1: (_EDGE_MM, 46, _INNER_MM, 108)})
    for place, shape in enumerate(list(master.placeholders)[2:]):
        _set_box(shape, (_EDGE_MM + 70 + place * 75, 170, 70, 10))
    _add_figure(
        master, dress.mark, WIDTH_MM - _EDGE_MM - dress.mark.width, HEIGHT_MM - 10 - dress.mark.height
    )
    # Text begins at the left in every layout: centred lines are hard to follow on a screen.
    title = master.element.find(".//{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("b", "1")
    _set_scheme_colour(title.find("{*}defRPr"), "tx2")


def _set_scheme_colour(properties: Any, name: str) -> None:
    for found in properties.iter("{*}schemeClr"):
        found.set("val", name)


def _place(placeholders: Any, boxes: dict[int, tuple]) -> None:
    for place, shape in enumerate(placeholders):
        if place in boxes:
            _set_box(shape, boxes[place])


def _set_box(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Mm(side) for side in box)


def _set_layout(layout: Any, place: int, name: str) -> None:
    layout.name = name
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx in _BOXES[place]:
            _set_box(shape, _BOXES[place][shape.placeholder_format.idx])
            if shape.placeholder_format.idx == 0:
                _set_text_size(shape, _SIZES_PT[place])
                # Some of the program's layouts hang their titles lower than others: a heading stays in its place.
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        else:
            shape.element.getparent().remove(shape.element)


def _set_text_size(shape: Any, points: int) -> None:
    for level in shape.element.iter("{*}lvl1pPr"):
        level.set("algn", "l")
    style = shape.text_frame._txBody.find("{*}lstStyle")
    level = style.find("{*}lvl1pPr")
    if level is None:
        level = style.makeelement(style.tag.replace("lstStyle", "lvl1pPr"), {"algn": "l"})
        style.append(level)
    run = level.find("{*}defRPr")
    if run is None:
        run = level.makeelement(level.tag.replace("lvl1pPr", "defRPr"), {})
        level.append(run)
    run.attrib.update({"sz": str(points * 100), "b": "1", "cap": "none"})


def _set_opening(layout: Any, dress: Dress) -> None:
    """White on spruce, with the mark for dark ground in the light one's place; the strip on a white band."""
    layout.element.set("showMasterSp", "0")
    fill = layout.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour("kuusi")[1:])
    _add_figure(layout, dress.dark_mark, _EDGE_MM, 14)
    for shape in layout.placeholders:
        for level in shape.element.iter("{*}lvl1pPr"):
            level.set("algn", "l")
            _set_white(level)


def _set_white(level: Any) -> None:
    properties = level.find("{*}defRPr")
    namespace = properties.tag.partition("}")[0] + "}"
    for fill in properties.findall("{*}solidFill"):
        properties.remove(fill)
    fill = properties.makeelement(f"{namespace}solidFill", {})
    fill.append(fill.makeelement(f"{namespace}schemeClr", {"val": "bg1"}))
    properties.insert(0, fill)


def _add_figure(sheet: Any, figure: Figure, left: float, top: float) -> None:
    """Put a figure on a master or a layout, last in reading order."""
    _image, relation = sheet.part.get_or_add_image_part(BytesIO(figure.png))
    number = max(int(one.get("id")) for one in sheet.element.iter("{*}cNvPr")) + 1
    sides = (Mm(side) for side in (left, top, figure.width, figure.height))
    sheet.shapes._spTree.append(CT_Picture.new_pic(number, f"Mark {number}", figure.alt, relation, *sides))


def _texts(words: Words, dress: Dress) -> tuple[dict[int, str], ...]:
    points = "\n".join(words.points)
    return (
        {0: words.title, 1: dress.owner},
        {0: words.heading, 1: points},
        {0: words.subheading, 1: points, 2: points},
        {0: words.subheading, 2: words.picture},
        {0: words.thanks, 1: words.contact},
    )


def _add_slide(show: Any, layout: Any, texts: dict[int, str]) -> None:
    slide = show.slides.add_slide(layout)
    for shape in slide.placeholders:
        if shape.placeholder_format.idx in texts:
            shape.text_frame.text = texts[shape.placeholder_format.idx]


def _set_properties(show: Any, dress: Dress, words: Words) -> None:
    properties = show.core_properties
    properties.title, properties.author = f"{words.title}, {dress.owner}", dress.owner
    properties.language, properties.last_modified_by, properties.revision = dress.language, dress.owner, 1
    properties.created = properties.modified = FIXED_TIME


def _in_language(package: BytesIO, language: str) -> bytes:
    """The show with its text marked as of this language: a voice then reads it as such."""
    package.seek(0)
    show = Presentation(package)
    for sheet in (show.slide_master, *show.slide_layouts, *show.slides):
        for tag in ("defRPr", "rPr", "endParaRPr"):
            for found in sheet.element.iter(f"{{*}}{tag}"):
                found.set("lang", language)
    for slide in show.slides:
        for run in (
            run for shape in slide.placeholders for part in shape.text_frame.paragraphs for run in part.runs
        ):
            run._r.get_or_add_rPr().set("lang", language)
    kept = BytesIO()
    show.save(kept)
    return kept.getvalue()
