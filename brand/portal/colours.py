"""The palette's colours as values to copy."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..palette import colour, contrast, rgb_of


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


def cmyk_of(value: str) -> tuple[int, int, int, int]:
    """The process colours of #RRGGBB in per cent, computed without a profile: a start for the printer."""
    parts = [part / 255 for part in rgb_of(value)]
    light = max(parts)
    if light == 0:
        return 0, 0, 0, 100
    cyan, magenta, yellow = (round(100 * (light - part) / light) for part in parts)
    return cyan, magenta, yellow, round(100 * (1 - light))
