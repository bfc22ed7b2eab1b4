"""The palette's colours as values to copy."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..palette import colour


@dataclass(frozen=True)
class Swatch:
    """A colour. `cmyk` is in per cent; `contrast` is its ratio to the page's ground, as the language writes it."""

    token: str
    name: str
    use: str
    hex: str
    rgb: str
    cmyk: str
    contrast: str


def swatches() -> list[Swatch]:
    """The colours that people may use, in the order of how much they are used."""
    uses = {
        "kuusi": (_("Spruce"), _("Headings, dark bands, buttons")),
        "jarvi": (_("Lake"), _("Links and focus")),
        "sydan": (_("Heart"), _("The accent: one thing a page")),
        "lakka": (_("Cloudberry"), _("The bar over a date. Never text on a light ground")),
        "hiili": (_("Charcoal"), _("Running text")),
        "tuohi": (_("Birch bark"), _("Quiet bands")),
        "lumi": (_("Snow"), _("The page's ground")),
    }
    ground = colour("lumi")
    return [_swatch(token, name, use, ground) for token, (name, use) in uses.items()]


def _swatch(token: str, name: str, use: str, ground: str) -> Swatch:
    value = colour(token)
    return Swatch(
        token=token,
        name=name,
        use=use,
        hex=value,
        rgb=" ".join(map(str, rgb_of(value))),
        cmyk=" ".join(map(str, cmyk_of(value))),
        contrast=f"{number_format(round(contrast(value, ground), 1), 1)}\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1",
    )


def rgb_of(value: str) -> tuple[int, int, int]:
    """The parts of #RRGGBB, 0 to 255."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def cmyk_of(value: str) -> tuple[int, int, int, int]:
    """The process colours of #RRGGBB in per cent, computed without a profile: a start for the printer."""
    parts = [part / 255 for part in rgb_of(value)]
    light = max(parts)
    if light == 0:
        return 0, 0, 0, 100
    cyan, magenta, yellow = (round(100 * (light - part) / light) for part in parts)
    return cyan, magenta, yellow, round(100 * (1 - light))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in rgb_of(value))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
