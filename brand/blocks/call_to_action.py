from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .link import LinkBlock


class CallToActionBlock(LinkBlock):
    """What a reader should do now, as a button. One is clear, three are none."""

    translated = ("text", "words")

    text = blocks.CharBlock(
        label=_("Why or by when"),
        max_length=200,
        required=False,
        help_text=_("One sentence above the button, such as the last day to sign up."),
    )
    words = blocks.CharBlock(
        label=_("Words of the button"),
        max_length=60,
        help_text=_("Say what happens, such as “Sign up for the project evening”."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("A button that leads on: sign up, take part, give an opinion.")
        template = "brand/blocks/call_to_action.html"
        preview_value = {
            "page": None,
            "address": "https://kunta.example/ilmoittaudu",
            "words": "Ilmoittaudu hankeiltaan",
            "text": "Paikkoja on kolmekymmentä.",
        }
