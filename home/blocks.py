"""The body of a standard page, and the parts that front doors are composed of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlock

from brand.blocks import (
    LINE_FEATURES,
    TEXT_FEATURES,
    CallToActionBlock,
    ContactBlock,
    DownloadBlock,
    GalleryBlock,
    HeadingBlock,
    LibraryBlockChooserBlock,
    LinkBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    TableBlock,
    VideoBlock,
)


class AccessibilityStatementBlock(blocks.StaticBlock):
    """The statement that the law asks for, made from the accessibility record, its gaps and the last checks."""

    class Meta:
        icon = "lock"
        label = _("Accessibility statement")
        admin_text = _("Made from the accessibility record and the checks. Change them, and this changes.")
        description = _("The statement that the law asks for. The brand team keeps its records.")
        template = "home/blocks/accessibility_statement.html"

    def get_context(self, value, parent_context=None):
        from .accessibility.statement import read_statement  # reads models that use these blocks

        return super().get_context(value, parent_context) | {"statement": read_statement()}


class FeedbackPrivacyBlock(blocks.StaticBlock):
    """What happens to the personal data in feedback, as the software really treats them."""

    class Meta:
        icon = "lock"
        label = _("Feedback and personal data")
        admin_text = _("Says what the software does with feedback: who sees it and when it is removed.")
        description = _("For the privacy notice: how feedback is kept and for how long.")
        template = "home/blocks/feedback_privacy.html"

    def get_context(self, value, parent_context=None):
        from .models.feedback import DAYS_KEPT_AFTER_ANSWER  # a model that uses these blocks

        return super().get_context(value, parent_context) | {"days_kept": DAYS_KEPT_AFTER_ANSWER}


class StandardBody(StreamBlock):
    """The text of a page that stands by itself. It has contacts among the text, having no other place for them."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    table = TableBlock()
    download = DownloadBlock()
    contact = ContactBlock()
    call_to_action = CallToActionBlock()
    library = LibraryBlockChooserBlock()
    accessibility_statement = AccessibilityStatementBlock()
    feedback_privacy = FeedbackPrivacyBlock()


class FrontHeadingBlock(blocks.CharBlock):
    """The heading of a part of a front door; the part has one of its own where it is empty."""

    def __init__(self, **kwargs):
        usual = {
            "label": _("Heading"),
            "max_length": 80,
            "required": False,
            "help_text": _("The part's usual heading is used where this is empty."),
        }
        super().__init__(**usual | kwargs)


class OpeningBlock(blocks.StaticBlock):
    """The lead story beside what happens this week. They choose themselves: nobody updates a front door by hand."""

    class Meta:
        icon = "date"
        label = _("Lead story and this week")
        admin_text = _("The latest item with a picture, and the events of the next seven days.")
        description = _("What is new and what happens this week.")
        template = "home/blocks/opening.html"


class NewsPartBlock(blocks.StructBlock):
    """The latest news after the lead story."""

    heading = FrontHeadingBlock()

    class Meta:
        icon = "list-ul"
        label = _("Latest news")
        description = _("The latest news after the lead story.")
        template = "home/blocks/news.html"


class MunicipalitiesBlock(blocks.StructBlock):
    """The heart as the map of the municipalities."""

    heading = FrontHeadingBlock()
    text = blocks.RichTextBlock(label=_("Text"), features=LINE_FEATURES, max_length=400, required=False)

    class Meta:
        icon = "site"
        label = _("The municipalities")
        description = _("The heart: each facet leads to its municipality.")
        template = "home/blocks/municipalities.html"


class ProjectsPartBlock(blocks.StructBlock):
    """The projects under way, then the coming ones."""

    heading = FrontHeadingBlock()
    number = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=10, default=3)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Projects")
        description = _("Projects under way first, then the coming and the past ones.")
        template = "home/blocks/projects.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"shown": f":{value['number']}"}


class WordsBlock(blocks.StructBlock):
    """A few words of one's own under a heading."""

    heading = HeadingBlock(max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A heading and some paragraphs.")
        template = "home/blocks/words.html"


class WaysBlock(blocks.StructBlock):
    """Ways on: what residents come for most."""

    heading = HeadingBlock(max_length=80)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=8)

    class Meta:
        icon = "link"
        label = _("Ways on")
        description = _("Links to what residents come for most: forms, opening hours, services.")
        template = "home/blocks/ways.html"


class LibraryPartBlock(LibraryBlockChooserBlock):
    """A ready-made block across a front door, such as a call to action."""

    class Meta:
        template = "home/blocks/library.html"


ONCE = {name: {"max_num": 1} for name in ("opening", "news", "projects")}


class FrontBody(StreamBlock):
    """The parts of the region's front page, in the order that the brand team gives them.

    No picture of its own: the lead story brings the page's one large picture.
    """

    opening = OpeningBlock()
    news = NewsPartBlock()
    municipalities = MunicipalitiesBlock()
    projects = ProjectsPartBlock()
    ways = WaysBlock()
    words = WordsBlock()
    library = LibraryPartBlock()

    class Meta:
        block_counts = ONCE | {"municipalities": {"max_num": 1}}
        required = False


class MunicipalityBody(StreamBlock):
    """The parts of a municipality's front door. Not the heart: it is the region's."""

    opening = OpeningBlock()
    news = NewsPartBlock()
    projects = ProjectsPartBlock()
    ways = WaysBlock()
    words = WordsBlock()
    library = LibraryPartBlock()

    class Meta:
        block_counts = ONCE
        required = False
