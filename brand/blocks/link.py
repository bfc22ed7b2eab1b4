from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        page = self["page"]
        return (page.url if page and page.live else "") or self["address"]

    @property
    def text(self) -> str:
        return self["words"] or (self["page"].title if self["page"] else "")


class LinkBlock(blocks.StructBlock):
    """A way on: a page of this site or another site's address, and words that say where it leads."""

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

    def clean(self, value):
        cleaned = super().clean(value)
        if faults := self.faults(cleaned):
            raise blocks.StructBlockValidationError(
                block_errors={name: ValidationError(message) for name, message in faults.items()}
            )
        return cleaned

    def faults(self, value) -> dict[str, str]:
        """What is wrong with the parts together, by part. Asks the database nothing."""
        faults = {}
        if bool(value.get("page")) == bool(value.get("address")):
            faults["page"] = _("Choose a page or give an address: exactly one of them.")
        if value.get("address") and not value.get("words"):
            faults["words"] = _("Say in words where the address leads.")
        return faults
