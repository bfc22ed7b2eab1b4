"""What the site's search finds in the portal: each owner's marks, the EU emblem, the colours, the typeface.

There are a dozen of them and they have no text of their own to search, so each carries the words people ask by.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..frame.frame_records import FRAME
from ..frame.site_frame import SiteFrame
from ..languages import current_language
from ..models import Municipality, PortalPage, Region
from ..public_pages import IS_NO_MIRROR
from .assets import REGION

# A shorter word stands only for itself: “eu” is no beginning of “europarlamentaarikko”.
SHORTEST_STEM = 4


@dataclass(frozen=True)
class BrandFiles:
    """Files of one kind in the portal. `url` is where they are downloaded, `owner` the municipality whose they
    are, `stems` the beginnings of the words that people ask by."""

    title: str
    note: str
    url: str
    stems: tuple[str, ...]
    owner: Municipality | None = None

    def is_asked_by(self, words: list[str]) -> bool:
        """Whether each of the words, in small letters, is one of these files' words in some form."""
        return all(any(_is_same(word, stem) for stem in self.stems) for word in words)


def brand_files(request: HttpRequest) -> list[BrandFiles]:
    """All that the portal offers in the active language; nothing where it isn't open to everybody."""
    return FRAME.kept(f"brand-files:{current_language()}", lambda: _gather(request))


def _is_same(word: str, stem: str) -> bool:
    if word == stem:
        return True
    return (len(stem) >= SHORTEST_STEM and word.startswith(stem)) or (
        len(word) >= SHORTEST_STEM and stem.startswith(word)
    )


def _gather(request: HttpRequest) -> list[BrandFiles]:
    portal = PortalPage.objects.live().public().filter(IS_NO_MIRROR, locale=Locale.get_active()).first()
    url = portal.get_url(request) if portal else None
    if not url:
        return []
    frame = SiteFrame.of(request)
    owners = [link.municipality for link in frame.municipalities]
    marks = [_marks(url, one.slug, one.possessive, _forms(one), one) for one in owners]
    if frame.region:
        region = frame.region
        name = region.genitive if frame.language == "fi" else region.name
        marks.insert(0, _marks(url, REGION, name, _forms(region)))
    return [*marks, *_shared(url)]


def _forms(owner: Region | Municipality) -> str:
    return f"{owner.name} {owner.genitive}"


def _marks(
    url: str, owner: str, name: str, forms: str, municipality: Municipality | None = None
) -> BrandFiles:
    # Translators: the beginnings of words that people ask for a mark by, all inflected forms included.
    words = _("mark logo symbol emblem heart facet svg png download")
    return BrandFiles(
        _("The marks of %(name)s") % {"name": name},
        _("SVG and PNG, for a light and a dark ground, in colour and in one colour."),
        f"{url}?{urlencode({'kunta': owner})}#marks",
        tuple(f"{forms} {words}".lower().split()),
        municipality,
    )


def _shared(url: str) -> list[BrandFiles]:
    # Translators: the beginnings of words that people ask by, all inflected forms included.
    return [
        BrandFiles(
            _("EU emblem with the funding statement"),
            _("In Finnish, Swedish and English: SVG and PNG with the clear space around it."),
            f"{url}#eu",
            tuple(
                _("eu union emblem logo flag funding co-funded statement svg png download").lower().split()
            ),
        ),
        BrandFiles(
            _("The shared colours"),
            _("Values for the screen and for print."),
            f"{url}#colours",
            tuple(_("colour color palette hex rgb cmyk").lower().split()),
        ),
        BrandFiles(
            _("The shared typeface"),
            _("What it is called, how it is used and where it comes from."),
            f"{url}#type",
            tuple(_("typeface font letter typography").lower().split()),
        ),
    ]
