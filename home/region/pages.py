"""The page tree: front pages, indexes, a page for each municipality, and the standard pages."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from brand.models import GuidelinePage, Municipality, PortalPage
from news.models import EventIndexPage, NewsIndexPage
from projects.models import ProjectIndexPage

from ..models import HomePage, MunicipalityPage, StandardPage
from .body import body_blocks

INDEXES = (
    (NewsIndexPage, "uutiset", "Uutiset"),
    (EventIndexPage, "tapahtumat", "Tapahtumat"),
    (ProjectIndexPage, "hanke", "Hankkeet"),
)


def set_up_tree(region: dict[str, Any]) -> HomePage:
    """Fill in the front pages and add the pages that are missing; returns the front page."""
    for language, _name in settings.LANGUAGES:
        _set_up_front_page(Locale.objects.get(language_code=language), region["home"][language])
    home = HomePage.objects.get(locale=Locale.get_default())
    Site.objects.filter(is_default_site=True).update(site_name=region["name"])
    for model, slug, title in INDEXES:
        if not model.objects.child_of(home).exists():
            add_live(home, model(title=title, slug=slug, show_in_menus=True))
    for row in region["municipalities"]:
        _set_up_municipality_page(home, row)
    return home


def _set_up_front_page(locale: Locale, texts: dict[str, str]) -> None:
    home = HomePage.objects.get(locale=locale)
    if home.lead:
        return
    for name, text in texts.items():
        setattr(home, name, text)
    home.save_revision().publish()


def _set_up_municipality_page(home: HomePage, row: dict[str, Any]) -> None:
    municipality = Municipality.objects.get(slug=row["slug"])
    if MunicipalityPage.objects.filter(translation_key=municipality.page_key).exists():
        return
    page = MunicipalityPage(title=municipality.name, slug=municipality.slug, lead=row["lead"])
    municipality.attach(page)
    add_live(home, page)


def set_up_standard_pages(home: HomePage, pages: dict[str, Any]) -> None:
    """Add and publish the standard pages that are missing, by slug. `pages` is the content of pages.toml."""
    for row in _missing(home, pages):
        add_live(home, _standard_page(row, row["body"]))


def draft_standard_pages(home: HomePage, pages: dict[str, Any]) -> None:
    """Add drafts of the standard pages that are missing, without what is true of the demonstration only."""
    for row in _missing(home, pages):
        if not row.get("is_demonstration"):
            page = _standard_page(row, [part for part in row["body"] if not part.get("is_demonstration")])
            page.live = False
            home.add_child(instance=page)
            page.save_revision(changed=True)


def _missing(home: HomePage, pages: dict[str, Any]) -> list[dict[str, Any]]:
    there = set(StandardPage.objects.child_of(home).values_list("slug", flat=True))
    return [row for row in pages["pages"] if row["slug"] not in there]


def _standard_page(row: dict[str, Any], body: list[dict[str, Any]]) -> StandardPage:
    return StandardPage(title=row["title"], slug=row["slug"], lead=row["lead"], body=body_blocks(body))


def set_up_portal(home: HomePage, pages: dict[str, Any]) -> None:
    """Add the portal and the guideline where missing. `pages` is the content of pages.toml."""
    parent = home
    for model, name in ((PortalPage, "portal"), (GuidelinePage, "guideline")):
        row = pages.get(name)
        if row is None:
            return
        found = model.objects.child_of(parent).first()
        in_menu = model is PortalPage
        parent = found or add_live(parent, model(**row, show_in_menus=in_menu))


def add_live(parent: Page, page: Page) -> Page:
    """Add and publish a page, with the revision that an editor expects to find."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(changed=False).publish()
    page.refresh_from_db()
    return page
