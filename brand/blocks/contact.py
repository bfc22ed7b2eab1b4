import re

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts_together import PartsTogether
from .translating import TranslatedParts

_DIGITS = re.compile(r"[^\d+]")


def dialable(phone: str) -> str:
    """A telephone number as a tel: link has it: a Finnish national number gets +358 for its leading zero."""
    digits = _DIGITS.sub("", phone)
    return f"+358{digits[1:]}" if digits.startswith("0") else digits


class ContactValue(blocks.StructValue):
    @property
    def tel(self) -> str:
        return dialable(self["phone"])


class ContactBlock(PartsTogether, TranslatedParts, blocks.StructBlock):
    """Who to ask: a name, a role, and a telephone number or an e-mail address."""

    translated = ("name", "role")

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=120)
    phone = blocks.RegexBlock(
        label=_("Telephone"),
        required=False,
        regex=r"^\+?[\d ()-]{5,24}$",
        error_messages={"invalid": _("Write the number in figures, for example 040 123 4567.")},
    )
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        description = _("Who a reader can ask.")
        template = "brand/blocks/contact.html"
        value_class = ContactValue
        preview_value = {
            "name": "Kunnan viestintä",
            "role": "Viestijä",
            "phone": "",
            "email": "viestinta@kunta.example",
        }

    def faults(self, value) -> dict[str, str]:
        if value.get("phone") or value.get("email"):
            return {}
        return {"email": _("Give a telephone number or an e-mail address: a reader needs one of them.")}
