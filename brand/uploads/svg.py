"""Drawings in SVG, made harmless before a browser or a rasteriser reads them.

An SVG can run scripts, call other hosts, read local files and unfold to any size. What could do any of that is
refused, so that nobody gets back another drawing than theirs; what drawing programs leave behind for themselves is
dropped. py-svg-hush rewrites the rest, and the allow list below is then held against what it wrote: two parsers
must agree.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO

from django.core.files import File
from django.utils.translation import gettext as _
from lxml import etree
from py_svg_hush import filter_svg

from .content import MB
from .pixels import check_picture
from .refusal import UploadRefused

MAX_SVG_BYTES = 2 * MB
MAX_DEPTH = 60
MAX_ELEMENTS = 20_000
# What is drawn once every reference is followed: a drawing of itself in itself is never done.
MAX_DRAWN = 100_000

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ELEMENT_NAMES = """
    svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath image
    linearGradient radialGradient stop clipPath mask pattern marker switch filter feBlend feColorMatrix
    feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feOffset
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
# What drawing programs write for themselves: no reader misses it.
_LEFT_BEHIND = frozenset(("metadata", "cursor", "view", "font", "font-face"))
_FUNCTION_NAMES = """
    url rgb rgba hsl hsla calc matrix translate translatex translatey scale scalex scaley rotate skewx skewy
    perspective blur drop-shadow polygon circle ellipse inset path
"""
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_FUNCTION = re.compile(r"([a-z_-][a-z0-9_-]*)\s*\(", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_AT_RULE = re.compile(r"@(?!media\b|charset\b)[a-z-]+", re.IGNORECASE)
_DATA = re.compile(r"data:image/(png|jpe?g);base64,([a-z0-9+/=\s]*)\Z", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?(\*/|\Z)", re.DOTALL)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def cleaned_svg(data: bytes) -> bytes:
    """Return the drawing in UTF-8 with nothing in it but shapes, text, and pictures that it brings along.

    Raises UploadRefused, with a message that names what to mend, where the file is too big or too deep, is no SVG,
    or holds a script, an animation, a link, an entity or a reference to anything outside itself.
    """
    root = _parsed(_text(data))
    _check_size(root)
    _drop_leftovers(root)
    _Drawing(root).check()
    clean = _parsed(_hushed(etree.tostring(root, encoding="unicode")))
    _Drawing(clean).check()
    return etree.tostring(clean, encoding="utf-8")


def _text(data: bytes) -> str:
    if len(data) > MAX_SVG_BYTES:
        raise UploadRefused(
            _(
                "The drawing has more than %(most)d megabytes. Leave photographs out of it, or save it simpler."
            )
            % {"most": MAX_SVG_BYTES // MB},
            code="too_big",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UploadRefused(
            _("The drawing isn't in UTF-8. Save it anew as SVG in UTF-8."), code="encoding"
        ) from error
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise UploadRefused(
            _(
                "The drawing defines entities. Save it anew as plain SVG, without editing data of the program."
            ),
            code="entity",
        )
    # The encoding it declares may be another than the one it has.
    return _XML_DECLARATION.sub("", text)


def _parsed(text: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UploadRefused(_("This isn't a sound SVG file. Save it anew as SVG."), code="no_svg") from error
    if root.tag != f"{_SVG}svg":
        raise UploadRefused(_("This isn't a sound SVG file. Save it anew as SVG."), code="no_svg")
    return root


def _hushed(text: str) -> str:
    try:
        hushed = filter_svg(text.encode(), keep_data_url_mime_types={"image": ["png", "jpeg", "jpg"]})
    except ValueError as error:
        raise UploadRefused(_("This isn't a sound SVG file. Save it anew as SVG."), code="no_svg") from error
    return _XML_DECLARATION.sub("", hushed.decode())


def _check_size(root: etree._Element) -> None:
    elements, depth = 0, 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise _too_complex()


def _too_complex() -> UploadRefused:
    return UploadRefused(
        _(
            "The drawing has too many parts, or parts that hold each other. Simplify it in the drawing program."
        ),
        code="too_complex",
    )


def _drop_leftovers(root: etree._Element) -> None:
    """Take out other vocabularies' elements and attributes, metadata and processing instructions."""
    for node in root.itersiblings(preceding=True):
        _check_instruction(node)
    for node in list(root.iterdescendants()):
        if not isinstance(node.tag, str):
            _check_instruction(node)
        elif node.tag.startswith(_SVG) and node.tag.removeprefix(_SVG) not in _LEFT_BEHIND:
            continue
        elif "script" in etree.QName(node).localname.lower():
            raise _refused_element(etree.QName(node).localname)
        _remove(node)
    for node in root.iter(f"{_SVG}*"):
        for name in [one for one in node.attrib if one.startswith("{") and not _is_known_name(one)]:
            del node.attrib[name]


def _check_instruction(node: etree._Element) -> None:
    if isinstance(node, etree._ProcessingInstruction) and "stylesheet" in node.target.lower():
        raise _outside(node.target)


def _remove(node: etree._Element) -> None:
    """Take a node out and leave the text after it where it was."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _is_known_name(attribute: str) -> bool:
    return attribute == _XLINK_HREF or attribute in (f"{_XML}space", f"{_XML}lang")


class _Drawing:
    """The allow list, held against one tree."""

    def __init__(self, root: etree._Element):
        self.root = root

    def check(self) -> None:
        for node in self.root.iter():
            self._check_element(node)
        self._check_references()

    def _check_element(self, node: etree._Element) -> None:
        name = node.tag.removeprefix(_SVG) if isinstance(node.tag, str) else str(node)
        if name not in _ELEMENTS:
            raise _refused_element(name)
        if name == "style":
            _check_css(node.text or "")
        for attribute, value in node.attrib.items():
            _check_attribute(attribute, value)

    def _check_references(self) -> None:
        """Refuse a drawing that refers to itself, or in which references multiply what is drawn."""
        self._drawn: dict[etree._Element, int] = {}
        self._under_way: set[etree._Element] = set()
        self._count(self.root)

    def _count(self, node: etree._Element) -> int:
        """How many elements are drawn for this one, with all that it refers to."""
        if node in self._drawn:
            return self._drawn[node]
        if node in self._under_way or len(self._under_way) > MAX_DEPTH * 4:
            raise _too_complex()
        self._under_way.add(node)
        drawn = 1 + sum(self._count(child) for child in node)
        drawn += sum(self._count(target) for target in self._targets(node))
        self._under_way.discard(node)
        if drawn > MAX_DRAWN:
            raise _too_complex()
        self._drawn[node] = drawn
        return drawn

    def _targets(self, node: etree._Element) -> Iterator[etree._Element]:
        for attribute, value in node.attrib.items():
            names = (
                [value.strip()] if _is_reference(attribute) else [found[1] for found in _URL.findall(value)]
            )
            for name in names:
                target = self._by_id.get(name.removeprefix("#"))
                if name.startswith("#") and target is not None:
                    yield target

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        return {node.get("id"): node for node in self.root.iter() if node.get("id")}


def _is_reference(attribute: str) -> bool:
    return attribute in ("href", "src", _XLINK_HREF)


def _check_attribute(attribute: str, value: str) -> None:
    if attribute.lower().startswith("on") or "script:" in re.sub(r"\s", "", value.lower()):
        raise UploadRefused(
            _("The drawing holds a script (%(name)s). Save it anew without scripts.") % {"name": attribute},
            code="script",
        )
    if _is_reference(attribute):
        _check_reference(value.strip())
    elif attribute == "base":
        raise _outside(value)
    else:
        _check_css(value, within_attribute=attribute != "style")


def _check_css(css: str, within_attribute: bool = False) -> None:
    """Refuse rules and functions that fetch something; within an attribute other than `style`, only those of `url`."""
    bare = _CSS_COMMENT.sub("", css)
    urls = [found[1].strip() for found in _URL.findall(bare)]
    for target in urls:
        _check_reference(target)
    # What is left of "url(" once the whole ones are counted is half a one, which parsers mend each in its own way.
    if len(re.findall(r"url\s*\(", bare, re.IGNORECASE)) != len(urls):
        raise _outside("url(")
    if within_attribute:
        return
    functions = {name.lower() for name in _FUNCTION.findall(bare)} - {"media", "and", "not", "or"}
    strange = [*_AT_RULE.findall(bare), *sorted(functions - _FUNCTIONS), *(["\\"] if "\\" in bare else [])]
    if strange:
        raise UploadRefused(
            _(
                "The drawing's styles use “%(name)s”, which can fetch something from elsewhere. Save it anew without."
            )
            % {"name": strange[0]},
            code="style",
        )


def _check_reference(target: str) -> None:
    if target.startswith("#"):
        return
    brought = _DATA.match(target)
    if not brought:
        raise _outside(target)
    kind = "png" if brought[1].lower() == "png" else "jpg"
    try:
        pixels = base64.b64decode(brought[2], validate=False)
    except binascii.Error as error:
        raise _outside(target) from error
    check_picture(File(BytesIO(pixels), name=f"picture.{kind}"))


def _outside(target: str) -> UploadRefused:
    return UploadRefused(
        _(
            "The drawing refers to something outside itself: “%(target)s”. Embed it in the drawing, or leave it out."
        )
        % {"target": target[:80]},
        code="outside",
    )


def _refused_element(name: str) -> UploadRefused:
    if "script" in name.lower():
        message = _("The drawing holds a script (%(name)s). Save it anew without scripts.")
    else:
        message = _(
            "The drawing holds “%(name)s”, which isn't a shape, a text or a picture. Save it anew without animations, "
            "links and other active parts."
        )
    return UploadRefused(message % {"name": name}, code="script" if "script" in name.lower() else "element")
