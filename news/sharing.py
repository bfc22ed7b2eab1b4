"""Ways to pass an item on: plain links, so that no other host hears of a reader who doesn't press one."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from brand.addresses import absolute


@dataclass(frozen=True)
class ShareLink:
    """A way to pass an item on, with the words that say which."""

    words: str
    url: str
    is_elsewhere: bool = True


@dataclass(frozen=True)
class Sharing:
    """The item's own address, and the links that pass it on."""

    address: str
    links: list[ShareLink]


def sharing(page: Page, request: HttpRequest) -> Sharing:
    """How the page is passed on."""
    address = absolute(page.get_url(request) or "/")
    said = f"{page.title} {address}"
    # A mail program takes %20 for a space, and a plus sign for itself.
    mail = urlencode({"subject": page.title, "body": f"{page.lead}\n\n{address}"}, quote_via=quote)
    return Sharing(
        address,
        [
            ShareLink(_("By e-mail"), f"mailto:?{mail}", is_elsewhere=False),
            ShareLink(_("On Facebook"), _elsewhere("www.facebook.com/sharer/sharer.php", u=address)),
            ShareLink(_("On WhatsApp"), _elsewhere("wa.me/", text=said)),
            ShareLink(_("On LinkedIn"), _elsewhere("www.linkedin.com/sharing/share-offsite/", url=address)),
        ],
    )


def _elsewhere(place: str, **values: str) -> str:
    return f"https://{place}?{urlencode(values, quote_via=quote)}"
