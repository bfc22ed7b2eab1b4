"""Which pages have something to say, and to whom: conditions for any queryset of pages."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

# An alias in another language's part of the tree mirrors its original word for word: see
# docs/decisions/0011-no-mirrored-pages.md. An alias within its own language is a page like any other.
IS_NO_MIRROR = Q(alias_of=None) | Q(alias_of__locale=F("locale"))


def is_mirror(page: Page) -> bool:
    """Whether the page only repeats a page of another language."""
    return page.alias_of_id is not None and page.alias_of.locale_id != page.locale_id


def open_to_all() -> Q:
    """Pages restricted neither themselves nor by one above them. Part of the one query, unlike `public()`."""
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(own_path=own_path)
    return ~Q(Exists(above.filter(own_path__startswith=F("page__path"))))
