"""Which pages are there for a reader of one language.

Those that somebody has written or translated in it and, for the kinds that the brand team has chosen, the
originals that have no translation yet, said to be in their own language.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from .frame.frame_records import FRAME
from .languages import current_language
from .models.municipality import Region
from .public_pages import IS_NO_MIRROR, open_to_all


@dataclass(frozen=True)
class Languages:
    """The site's locales by language code, and the kinds of page that are listed untranslated."""

    locales: dict[str, int]
    listed: frozenset[str]

    @property
    def default(self) -> int:
        return self.locales[settings.LANGUAGE_CODE]

    def code_of(self, page: Page) -> str:
        """The language that a page is written in, without a query."""
        return next((code for code, pk in self.locales.items() if pk == page.locale_id), "")


def languages() -> Languages:
    """What is known of the site's languages. Kept until a locale or the region's record changes."""
    return FRAME.kept("languages", _gather)


def _gather() -> Languages:
    region = Region.objects.first()
    return Languages(
        locales=dict(Locale.objects.values_list("language_code", "pk")),
        listed=region.kinds_listed_untranslated if region else frozenset(),
    )


def in_language(pages: QuerySet, locale_id: int) -> QuerySet:
    """The pages of one type that a list in this language shows."""
    known = languages()
    own = Q(locale=locale_id)
    if locale_id != known.default and pages.model.guideline_kind in known.listed:
        own |= Q(locale=known.default) & _untranslated(locale_id)
    return pages.filter(IS_NO_MIRROR, own)


def of_types_in_language(types: list[type[Model]], locale_id: int) -> QuerySet:
    """Live pages of several types that are open to all, as rows of Page."""
    shown = Q()
    for model in types:
        shown |= Q(pk__in=in_language(model.objects.live(), locale_id).values("pk"))
    # As a list of keys: the search reads its conditions one by one, and knows none of these.
    return Page.objects.filter(pk__in=Page.objects.live().filter(shown, open_to_all()).values("pk"))


def _untranslated(locale_id: int) -> Q:
    found = Page.objects.live().filter(IS_NO_MIRROR, locale=locale_id)
    return ~Q(Exists(found.filter(translation_key=OuterRef("translation_key"))))


def foreign_language(page: Page) -> str:
    """The code of the page's language where that isn't the one being read, else an empty string."""
    code = languages().code_of(page)
    return "" if code == current_language() else code


def said_language(page: Page) -> str:
    """“in Finnish” and the like, where the page isn't in the language being read; else an empty string."""
    return in_words(foreign_language(page))


def in_words(code: str) -> str:
    """“in Finnish” and the like by the language's code; an empty string for a code that isn't the site's."""
    return {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English")}.get(code, "")
