from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock


class LibraryBlockChooserBlock(SnippetChooserBlock):
    """A ready-made block of the brand team's. The page keeps which one, never what it says."""

    def __init__(self, **kwargs):
        super().__init__("brand.LibraryBlock", **kwargs)

    def get_context(self, value, parent_context=None):
        """The block in the language being read, where it has been translated."""
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        if value and not (page and page.locale_id == value.locale_id):
            context["value"] = value.get_translation_or_none(Locale.get_active()) or value
        if context["value"]:
            context["language"] = context["value"].language_of_words
        return context

    class Meta:
        icon = "lock"
        label = _("Ready-made block")
        description = _("A text kept by the brand team: you place it, they keep it right everywhere.")
        template = "brand/blocks/library_block.html"
