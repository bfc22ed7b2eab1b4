"""The region without content: what stands before the first item is written, in a demonstration or for good."""

from brand.documents.publishing import publish_documents
from brand.models import Region

from ..models import HomePage
from ..roles import set_up_roles
from .files import RegionFiles
from .notice_lists import set_up_notice_lists
from .pages import draft_standard_pages, set_up_portal, set_up_tree
from .records import set_up_records
from .translations import set_up_translations
from .typeface import set_up_typeface
from .vocabularies import set_up_themes, set_up_topics


def set_up_structure(files: RegionFiles) -> HomePage:
    """Records, marks, roles, vocabularies and the pages that others lie below; returns the front page. Raises
    RegionFileError."""
    region, pages = files.region, files.table("pages")
    set_up_records(region)
    home = set_up_tree(region)
    set_up_roles()
    set_up_typeface()
    set_up_portal(home, pages)
    set_up_notice_lists(home, files.table("notices"))
    set_up_themes(region.get("themes", []))
    set_up_topics(region.get("topics", []))
    return home


def set_up_region(files: RegionFiles) -> Region:
    """The structure in every language, and drafts of the standard pages. Raises RegionFileError.

    What a standard page says is a promise of who keeps the site: the region's own people read, fill in and publish it.
    """
    home = set_up_structure(files)
    set_up_translations(home, files.translations, only_live=True)
    draft_standard_pages(home, files.table("pages"))
    publish_documents(only_missing=True)
    return Region.objects.get()
