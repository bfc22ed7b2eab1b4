from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField


class FrameText(RevisionMixin, TranslatableMixin, models.Model):
    """A sentence of the locked frame, the same on every page of a language. Owned by the brand team."""

    class Slot(models.TextChoices):
        ABOUT = "about", _("about the region, in the footer")
        CLOSING = "closing", _("last line of the footer")

    slot = models.CharField(_("place"), max_length=20, choices=Slot.choices)
    text = models.TextField(_("text"), max_length=400)

    translatable_fields = [TranslatableField("text"), SynchronizedField("slot", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("frame text")
        verbose_name_plural = _("frame texts")
        constraints = [
            models.UniqueConstraint("slot", "locale", name="one_frame_text_per_place_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.get_slot_display()} ({self.locale.language_code})"


class LibraryBlock(index.Indexed, RevisionMixin, TranslatableMixin, models.Model):
    """A ready-made block that an editor places on a page but never edits. Owned by the brand team."""

    class Kind(models.TextChoices):
        BOILERPLATE = "boilerplate", _("about us")
        CALL_TO_ACTION = "call-to-action", _("call to action")

    key = models.SlugField(_("key"), help_text=_("A short name for imports; never shown."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    heading = models.CharField(_("heading"), max_length=80)
    text = models.TextField(_("text"), max_length=1000)
    link_text = models.CharField(_("link text"), max_length=80, blank=True)
    link_url = models.URLField(_("link address"), blank=True)

    translatable_fields = [
        TranslatableField("heading"),
        TranslatableField("text"),
        TranslatableField("link_text"),
        SynchronizedField("link_url", overridable=True),
        SynchronizedField("key", overridable=False),
        SynchronizedField("kind", overridable=False),
    ]
    search_fields = [
        index.SearchField("heading"),
        index.AutocompleteField("heading"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("library block")
        verbose_name_plural = _("library blocks")
        constraints = [
            models.UniqueConstraint("key", "locale", name="one_library_block_per_key_and_language")
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def language_of_words(self) -> str:
        """The language that the words are in: the original's, until somebody has translated them."""
        if self.locale.language_code != settings.LANGUAGE_CODE:
            original = self.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE)
            if original.filter(text=self.text).exists():
                return settings.LANGUAGE_CODE
        return self.locale.language_code
