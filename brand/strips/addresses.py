"""A strip file's address: what is drawn for whom, for what, in which language and size, and in which form.

    /lataa/rivi/hankerivi/hanke/3-pikastartti/paino-fi-20mm@2x.png

Each part is one of a few: nothing else is ever drawn.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..logos.strip.outputs import SCALES
from ..logos.strip.template import PURPOSES, SIZES, Purpose, Unit
from .making import Output

__all__ = ["CLEAR_SPACE", "EXTENSIONS", "AddressRefused", "Making", "address", "read_name"]

EXTENSIONS = ("svg", "png", "pdf")
# At the end of the name of a drawing that shows its clear space.
CLEAR_SPACE = "suoja-alue"
_NAME = re.compile(
    r"(?P<purpose>[^-@.]{1,40})-(?P<language>[^-@.]{1,12})-(?P<size>[^@]{1,40}?)"
    rf"(?P<clear>-{CLEAR_SPACE})?(?:@(?P<scale>[^.]{{1,12}})x)?\.(?P<extension>[A-Za-z0-9]{{1,8}})"
)
_LONGEST_SHOWN = 40


class AddressRefused(ValueError):
    """A part of an address that isn't one of its choices. The message says which they are."""


@dataclass(frozen=True)
class Making:
    """What a strip is made for: its purpose, language and size in the purpose's unit."""

    purpose: Purpose
    language: str
    size: int

    def file_name(self, output: Output) -> str:
        size = f"{self.size}{self.purpose.unit.value}"
        clear = f"-{CLEAR_SPACE}" if output.shows_clear_space else ""
        scale = "" if output.scale == 1 else f"@{output.scale}x"
        return f"{self.purpose.key}-{self.language}-{size}{clear}{scale}.{output.extension}"


def address(template: str, kind: str, key: str, making: Making, output: Output) -> str:
    return reverse("strip_file", args=[template, kind, key, making.file_name(output)])


def read_name(name: str) -> tuple[Making, Output]:
    """What the last part of an address asks for. Raises AddressRefused."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        raise AddressRefused(
            _("A file's name is like paino-fi-20mm.pdf or naytto-sv-56px@2x.png. This one isn't: “%(name)s”.")
            % {"name": name[:_LONGEST_SHOWN]}
        )
    purpose = read_purpose(parts["purpose"])
    making = Making(purpose, read_language(parts["language"]), _read_size(parts["size"], purpose))
    return making, _read_output(parts)


def read_purpose(value: str) -> Purpose:
    """The purpose of that name. Raises AddressRefused."""
    if value not in PURPOSES:
        raise AddressRefused(
            _("A strip is for one of these: %(choices)s. Not for “%(value)s”.")
            % {"choices": ", ".join(PURPOSES), "value": value[:_LONGEST_SHOWN]}
        )
    return PURPOSES[value]


def read_language(value: str) -> str:
    """The language of that code. Raises AddressRefused."""
    languages = [code for code, _name in settings.LANGUAGES]
    if value not in languages:
        raise AddressRefused(
            _("The languages are %(choices)s. “%(value)s” isn't one of them.")
            % {"choices": ", ".join(languages), "value": value[:_LONGEST_SHOWN]}
        )
    return value


def _read_size(value: str, purpose: Purpose) -> int:
    sizes = {f"{size}{purpose.unit.value}": size for size in SIZES[purpose.unit]}
    if value in sizes:
        return sizes[value]
    other = Unit.PX if purpose.unit is Unit.MM else Unit.MM
    if value in {f"{size}{other.value}" for size in SIZES[other]}:
        message = _(
            "“%(purpose)s” is measured in %(unit)s, so the size “%(value)s” doesn't go with it. "
            "Choose one of these: %(choices)s."
        )
    else:
        message = _("“%(value)s” isn't a size of “%(purpose)s”. Choose one of these: %(choices)s.")
    raise AddressRefused(
        message
        % {
            "purpose": purpose.key,
            "unit": purpose.unit.value,
            "value": value[:_LONGEST_SHOWN],
            "choices": ", ".join(sizes),
        }
    )


def _read_output(parts: re.Match) -> Output:
    extension, clear = parts["extension"], bool(parts["clear"])
    if extension not in EXTENSIONS:
        raise AddressRefused(_("The files are SVG, PNG and PDF. The name ends in .svg, .png or .pdf."))
    if clear and (extension != "svg" or parts["scale"]):
        raise AddressRefused(_("The drawing that shows the clear space is an SVG, for looking at alone."))
    scales = {None: 1} | {str(scale): scale for scale in SCALES if scale > 1}
    if parts["scale"] not in scales:
        raise AddressRefused(_("A PNG comes in three sizes: without a number, @2x and @4x."))
    if parts["scale"] and extension != "png":
        raise AddressRefused(_("Only a PNG has @2x and @4x: SVG and PDF are sharp in every size."))
    return Output(extension, scales[parts["scale"]], clear)
