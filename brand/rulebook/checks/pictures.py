"""IMG-01 to IMG-03: pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..facts import PageFacts, PictureFacts
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import visible

_FILE_NAME = re.compile(
    r"^\S{1,200}\.(?:jpe?g|png|webp|avif|gif|svg|tiff?|heic)$|"
    r"^(?:IMG|DSC|DSCN|DCIM|P|PXL|WP|Screenshot|Kuvakaappaus)[_ -]?\d{3,20}\w{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AltParameters:
    """Lengths in characters."""

    minimum: int
    maximum: int


@dataclass(frozen=True)
class HeroParameters:
    """The least width of a main picture, in pixels."""

    width: int


@check("picture-alt", AltParameters)
def check_alt(facts: PageFacts, parameters: AltParameters) -> Iterator[Fault]:
    """A text alternative that tells what the picture shows."""
    for picture in facts.pictures:
        alt = visible(picture.alt)
        numbers = {"length": len(alt), "minimum": parameters.minimum, "maximum": parameters.maximum}
        if len(alt) < parameters.minimum:
            yield Fault(
                _("Write a text alternative for the picture: tell in a sentence what it shows."),
                picture.place,
                alt,
            )
        elif len(alt) > parameters.maximum:
            message = _("The text alternative has %(length)d characters. Shorten it to %(maximum)d.")
            yield Fault(message % numbers, picture.place, alt[:200])
        elif _is_file_name(alt, picture.file_name):
            yield Fault(
                _("The text alternative is the file's name. Tell what the picture shows."), picture.place, alt
            )


def _is_file_name(alt: str, file_name: str) -> bool:
    stem = PurePosixPath(file_name).stem
    return bool(_FILE_NAME.match(alt)) or (bool(stem) and _bare(alt) == _bare(stem))


def _bare(text: str) -> str:
    return re.sub(r"[\s_.-]", "", text).casefold()


@check("picture-credit")
def check_credit(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """Who made the picture, on what terms it may be shown, and that those in it consent to it today."""
    for picture in facts.pictures:
        for message in (*_credit_faults(picture), *_rights_faults(picture, facts.today)):
            yield Fault(message, picture.place, picture.title)


def _credit_faults(picture: PictureFacts) -> Iterator[str]:
    if not visible(picture.creator):
        yield _("Write in the picture's own record who took or made it.")
    if not visible(picture.licence):
        yield _("Write in the picture's own record on what terms it may be shown.")
    if picture.shows_people and not visible(picture.consent_note):
        yield _(
            "Write in the picture's own record who of those shown has consented, or choose another picture."
        )


def _rights_faults(picture: PictureFacts, today: date) -> Iterator[str]:
    if picture.licence_until and picture.licence_until < today:
        message = _("The picture's licence ran out on %(day)s. Choose another picture, or renew the licence.")
        yield message % {"day": date_format(picture.licence_until, "SHORT_DATE_FORMAT")}
    if picture.shows_people and picture.consent_until and picture.consent_until < today:
        message = _("The consent of those in the picture ran out on %(day)s. Choose another picture.")
        yield message % {"day": date_format(picture.consent_until, "SHORT_DATE_FORMAT")}


@check("hero-picture", HeroParameters)
def check_hero(facts: PageFacts, parameters: HeroParameters) -> Iterator[Fault]:
    """Wide enough for a desktop, and with a point that stays in view when it is cropped."""
    for picture in facts.pictures:
        if not picture.is_hero:
            continue
        if picture.width < parameters.width:
            message = _("The main picture is %(width)d pixels wide. Choose one of at least %(least)d.")
            yield Fault(
                message % {"width": picture.width, "least": parameters.width}, picture.place, picture.title
            )
        if not picture.has_focal_point:
            message = _(
                "Mark the picture's focal point in its own record, so that cropping keeps what matters."
            )
            yield Fault(message, picture.place, picture.title)
