"""Taking a mark's file into a larger drawing, so that nothing in it reaches out of its own place."""

import re
from collections.abc import Iterator

from lxml import etree

from brand.logos.svg import view_size

__all__ = ["REASONS", "NotEmbeddable", "embedded"]

REASONS = ("too-large", "no-svg", "no-view", "entities", "part", "many-parts", "styles", "outside")

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 2 * 1024 * 1024
MAX_ELEMENTS = 20_000
# Shapes and what they are filled with. Text would need a font, a picture has no more than its own pixels.
_KEPT = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "symbol", "use"}
    | {"clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop", "style"}
)
_SILENT = frozenset({"title", "desc", "metadata"})
_INHERITED = ("fill", "stroke", "style", "fill-rule", "stroke-width", "opacity")
_LOCAL_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_ANY_REFERENCE = re.compile(r"url\s*\(|@import|expression|javascript:", re.IGNORECASE)
_CLASS_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class NotEmbeddable(ValueError):
    """The file isn't a drawing of plain shapes. `reason` is one of REASONS, `detail` what was found, `file` its
    name where it has one."""

    def __init__(self, reason: str, detail: str = "", file: str = ""):
        super().__init__(f"{reason} {detail} {file}".strip())
        self.reason, self.detail, self.file = reason, detail, file


def embedded(drawing: bytes, prefix: str) -> tuple[etree._Element, tuple[float, float]]:
    """The drawing as a nested `svg` without a place yet, and the size of its view; its ids begin with `prefix`.

    Raises NotEmbeddable.
    """
    root = _parsed(drawing)
    try:
        size = view_size(root)
    except ValueError:
        raise NotEmbeddable("no-view") from None
    _drop_silent(root)
    _refuse_strangers(root)
    _inline_classes(root)
    for element in root.iter():
        _make_local(element, prefix)
    nested = etree.Element(f"{{{SVG}}}svg", viewBox=root.get("viewBox").strip())
    for name in _INHERITED:
        if root.get(name):
            nested.set(name, root.get(name))
    nested.extend(root)
    return nested, size


def _parsed(drawing: bytes) -> etree._Element:
    if len(drawing) > MAX_BYTES:
        raise NotEmbeddable("too-large")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
    )
    try:
        root = etree.fromstring(drawing, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotEmbeddable("no-svg") from None
    if (
        root.getroottree().docinfo.internalDTD is not None
        and root.getroottree().docinfo.internalDTD.entities()
    ):
        raise NotEmbeddable("entities")
    if root.tag != f"{{{SVG}}}svg":
        raise NotEmbeddable("no-svg")
    return root


def _drop_silent(root: etree._Element) -> None:
    for element in list(root.iter()):
        if _name(element) in _SILENT or not _name(element):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _refuse_strangers(root: etree._Element) -> None:
    for count, element in enumerate(root.iter()):
        if count >= MAX_ELEMENTS:
            raise NotEmbeddable("many-parts")
        if _name(element) not in _KEPT:
            raise NotEmbeddable("part", _name(element))


def _name(element: etree._Element) -> str:
    """The local name of an SVG element; empty for what belongs to a drawing program."""
    if not isinstance(element.tag, str) or not element.tag.startswith(f"{{{SVG}}}"):
        return ""
    return etree.QName(element).localname


def _inline_classes(root: etree._Element) -> None:
    """Classes are the whole page's: two files' `.cls-1` would colour each other."""
    rules: list[tuple[str, str]] = []
    for sheet in list(root.iter(f"{{{SVG}}}style")):
        rules += _class_rules(sheet.text or "")
        sheet.getparent().remove(sheet)
    for element in root.iter():
        classes = (element.attrib.pop("class", "")).split()
        declared = [declarations for name, declarations in rules if name in classes]
        if declared:
            own = element.get("style", "")
            element.set("style", ";".join(filter(None, [*declared, own])))


def _class_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Class and declarations, in order. Raises NotEmbeddable for any other selector."""
    sheet = _COMMENT.sub("", sheet)
    for selectors, declarations in _CLASS_RULE.findall(sheet):
        for selector in selectors.split(","):
            found = _CLASS.fullmatch(selector.strip())
            if found is None:
                raise NotEmbeddable("styles", selector.strip()[:40])
            yield found[1], declarations.strip().rstrip(";")
    if _CLASS_RULE.sub("", sheet).strip():
        raise NotEmbeddable("styles")


def _make_local(element: etree._Element, prefix: str) -> None:
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname
        if local.startswith("on") or local in ("base", "space") or name.startswith("{http://www.inkscape"):
            del element.attrib[name]
        elif local == "id":
            element.set(name, prefix + value)
        elif local == "href":
            if not value.startswith("#"):
                raise NotEmbeddable("outside")
            element.set(name, f"#{prefix}{value[1:]}")
        elif _ANY_REFERENCE.search(value):
            changed = _LOCAL_REFERENCE.sub(rf"url(#{prefix}\1)", value)
            if _ANY_REFERENCE.search(_LOCAL_REFERENCE.sub("", value)):
                raise NotEmbeddable("outside")
            element.set(name, changed)
