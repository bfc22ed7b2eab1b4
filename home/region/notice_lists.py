"""Where public notices are shown: a list of the whole region, and one below each municipality's page."""

from typing import Any

from wagtail.models import Page

from news.models import NoticeIndexPage

from ..models import MunicipalityPage
from .pages import add_live


def set_up_notice_lists(home: Page, content: dict[str, Any]) -> None:
    """The region's list, in the menu, and one below each municipality's page."""
    _add_list(home, content["region_list"], show_in_menus=True)
    for front in MunicipalityPage.objects.filter(locale=home.locale).order_by("path"):
        _add_list(front, content["municipality_list"], show_in_menus=False)


def _add_list(parent: Page, texts: dict[str, str], show_in_menus: bool) -> None:
    if not NoticeIndexPage.objects.child_of(parent).exists():
        add_live(parent, NoticeIndexPage(**texts, show_in_menus=show_in_menus))
