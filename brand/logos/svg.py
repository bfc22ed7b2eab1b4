"""SVG text: numbers written the same way everywhere, and one document frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from lxml import etree

__all__ = ["Point", "ViewBox", "document", "number", "ring", "view_size"]

Point = tuple[float, float]


def number(value: float, places: int = 2) -> str:
    """Write a length in user units, rounded to `places`, with no needless zeros and no minus zero."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def ring(points: Iterable[Point]) -> str:
    """Write a closed polygon as SVG path data, in user units to two decimals."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def view_size(root: etree._Element) -> tuple[float, float]:
    """Return the width and height of a drawing's view, in user units. Raises ValueError without a viewBox."""
    _left, _top, width, height = map(float, (root.get("viewBox") or "").replace(",", " ").split())
    return width, height


@dataclass(frozen=True)
class ViewBox:
    """The visible rectangle of a drawing, in user units."""

    width: float
    height: float
    left: float = 0
    top: float = 0

    def __str__(self) -> str:
        return " ".join(number(side) for side in (self.left, self.top, self.width, self.height))


def document(view: ViewBox, title: str, description: str, parts: Iterable[str]) -> str:
    """Frame drawn parts as a whole SVG file, one CSS pixel to the unit.

    `title` is what a screen reader says; `description` says what the drawing is and where it comes from.
    """
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" '
        f'width="{number(view.width)}" height="{number(view.height)}" role="img">'
    )
    name = f"<title>{escape(title, quote=False)}</title>"
    about = f"<desc>{escape(description, quote=False)}</desc>"
    return "\n".join([head, name, about, *parts, "</svg>"]) + "\n"
