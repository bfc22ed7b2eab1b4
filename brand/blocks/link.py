from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from ..in_language import foreign_language, languages
from ..languages import current_language
from ..public_pages import IS_NO_MIRROR
from .parts_together import PartsTogether
from .translating import TranslatedParts


class LinkValue(blocks.StructValue):
    @cached_property
    def target(self) -> Page | None:
        """The chosen page in the language being read, else the page itself."""
        page = self["page"]
        if page is None or not foreign_language(page):
            return page
        translations = (
            page.get_translations()
            .live()
            .filter(IS_NO_MIRROR, locale=languages().locales[current_language()])
        )
        return translations.first() or page

    @property
    def url(self) -> str:
        return (self.target.url if self.target and self.target.live else "") or self["address"]

    @property
    def text(self) -> str:
        return self["words"] or (self.target.title if self.target else "")

    @property
    def hreflang(self) -> str:
        """The language of what is linked to, where it isn't the one being read."""
        return foreign_language(self.target) if self.target else ""

    @property
    def lang(self) -> str:
        """The language of the link's words, where it isn't the one being read."""
        return "" if self["words"] else self.hreflang


class LinkBlock(PartsTogether, TranslatedParts, blocks.StructBlock):
    """A way on: a page of this site or another site's address, and words that say where it leads.

    A page leads to its translation where there is one.
    """

    translated = ("words",)

    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    address = blocks.URLBlock(label=_("Address on another site"), required=False)
    words = blocks.CharBlock(
        label=_("Words of the link"),
        max_length=120,
        required=False,
        help_text=_("Say where the link leads. A page's own title is used where this is empty."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A page or an address to read further.")
        template = "brand/blocks/link.html"
        value_class = LinkValue

    def faults(self, value) -> dict[str, str]:
        faults = {}
        if bool(value.get("page")) == bool(value.get("address")):
            faults["page"] = _("Choose a page or give an address: exactly one of them.")
        if value.get("address") and not value.get("words"):
            faults["words"] = _("Say in words where the address leads.")
        return faults
