from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from ..languages import current_language, in_language


class VocabularyTerm(index.Indexed, models.Model):
    """A word out of a small vocabulary that the brand team keeps, by which readers narrow a list.

    The key stands in addresses, so it stays the same when the words change.
    """

    key = models.SlugField(_("key"), unique=True, help_text=_("Stands in the addresses of lists: keep it."))
    name = models.CharField(_("name"), max_length=60, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=60, blank=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the active language."""
        return in_language(self, "name", current_language())
