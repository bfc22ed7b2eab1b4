from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .translating import TranslatedParts

# What the guideline lets an editor do to a text. Headings are blocks of their own, so that they descend.
LINE_FEATURES = ["bold", "link"]
TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the body, one level below the page's own."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 100} | kwargs)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides a long text. Say in a few words what the next part tells.")
        template = "brand/blocks/heading.html"
        preview_value = "Mitä seuraavaksi?"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text and lists."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "brand/blocks/paragraph.html"
        preview_value = "<p>Kunnat ottavat ohjeen käyttöön syksyn aikana.</p>"


class QuoteBlock(TranslatedParts, blocks.StructBlock):
    """What somebody said, and who it was."""

    translated = ("text", "speaker")

    text = blocks.TextBlock(label=_("Words"), max_length=400)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("One person's own words, set large.")
        template = "brand/blocks/quote.html"
        preview_value = {"text": "Ohje kulkee mukana kirjoittaessa.", "speaker": "Viestijä"}
