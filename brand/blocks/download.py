from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .translating import TranslatedParts

# The languages in which municipalities here publish. "mul" stands for several (ISO 639-2).
FILE_LANGUAGES = {
    "fi": _("in Finnish"),
    "sv": _("in Swedish"),
    "en": _("in English"),
    "se": _("in Northern Sámi"),
    "et": _("in Estonian"),
    "ru": _("in Russian"),
    "uk": _("in Ukrainian"),
    "ar": _("in Arabic"),
    "so": _("in Somali"),
    "mul": _("in several languages"),
}


class DownloadValue(blocks.StructValue):
    @property
    def name(self) -> str:
        return self["title"] or self["document"].title

    @property
    def in_language(self) -> str:
        return FILE_LANGUAGES.get(self["language"], "")

    @property
    def hreflang(self) -> str:
        return "" if self["language"] == "mul" else self["language"]


class DownloadBlock(TranslatedParts, blocks.StructBlock):
    """A file to take along, with what a reader wants to know before pressing: its type, size and language."""

    translated = ("title", "description")

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("What the file is"),
        max_length=120,
        required=False,
        help_text=_("The file's own title is used where this is empty."),
    )
    language = blocks.ChoiceBlock(
        label=_("Language of the file"),
        choices=list(FILE_LANGUAGES.items()),
        default="fi",
        search_index=False,
    )
    description = blocks.CharBlock(
        label=_("What it holds"),
        max_length=250,
        required=False,
        help_text=_("In a sentence, where that helps."),
    )

    class Meta:
        icon = "download"
        label = _("File to download")
        description = _(
            "A file with its type, size and language. What matters most stands on the page itself."
        )
        template = "brand/blocks/download.html"
        value_class = DownloadValue

    def get_preview_value(self) -> blocks.StructValue:
        """With a file that isn't there: it is only looked at."""
        from ..models import BrandDocument  # made of fields that aren't loaded yet when this block is

        document = BrandDocument(pk=0, title="Aurausreitit kartalla", file="reitit.pdf", file_size=1_240_000)
        values = {"title": "", "language": "fi", "description": "Kartta ja aurausjärjestys kaduittain."}
        return self.normalize(values | {"document": document})
