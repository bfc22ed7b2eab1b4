"""The locked regions that a page type may declare.

A region is a name, a template and the word on who owns what it shows. It holds no content: the template draws
from records and brand-owned texts each time it is rendered.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LockedRegion:
    """A part of a page that its editors see and cannot change.

    `source` tells an editor, in a sentence, where the content comes from and who can change it there.
    """

    name: str
    label: str | Promise
    template: str
    source: str | Promise


MASTHEAD = LockedRegion(
    "masthead",
    _("Masthead"),
    "brand/frame/masthead.html",
    _(
        "The same on every page: the shared mark, the site's own funding and the main menu. Kept by the brand team."
    ),
)
PUBLISHER = LockedRegion(
    "publisher",
    _("Publisher"),
    "brand/frame/publisher.html",
    _("Follows from where the page is in the tree. A municipality's pages are published in its name."),
)
FUNDING = LockedRegion(
    "funding",
    _("Funding band"),
    "brand/frame/funding.html",
    _(
        "Drawn from the project's funding record: it says what the record says, in the order the funders require."
    ),
)
CLOSING = LockedRegion(
    "closing",
    _("Footer"),
    "brand/frame/closing.html",
    _(
        "The same on every page: who we are, the municipalities and the site's own pages. Kept by the brand team."
    ),
)
