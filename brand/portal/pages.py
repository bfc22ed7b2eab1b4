"""The portal's and the guideline's page for a reader: in the active language, or else in the default one."""

from typing import TypeVar

from ..frame.frame_records import FRAME
from ..in_language import languages
from ..languages import current_language
from ..models import BrandedPage, GuidelinePage, PortalPage

__all__ = ["guideline_page", "portal_page"]

Kind = TypeVar("Kind", bound=BrandedPage)


def portal_page() -> PortalPage | None:
    """Kept until a page that the frame links to changes."""
    return FRAME.kept(f"portal:{current_language()}", lambda: _page_of(PortalPage) or False) or None


def guideline_page() -> GuidelinePage | None:
    """One query: it stands below what the frame watches."""
    return _page_of(GuidelinePage)


def _page_of(model: type[Kind]) -> Kind | None:
    known = languages()
    wanted = [known.locales[current_language()], known.default]
    found = {page.locale_id: page for page in model.objects.live().filter(locale__in=wanted)}
    return next((found[locale] for locale in wanted if locale in found), None)
