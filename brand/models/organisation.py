from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import current_language, in_language


class Organisation(models.Model):
    """A funder, granting authority, implementer or partner.

    Its name is shown as type until it has a mark of its own: a logo is never imitated.
    """

    key = models.SlugField(_("key"), unique=True, help_text=_("A short name for imports; never shown."))
    name = models.CharField(_("name"), max_length=200, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    home_page = models.URLField(_("website"), blank=True)
    is_funder = models.BooleanField(_("funder"), default=False)
    is_granting_authority = models.BooleanField(_("granting authority"), default=False)
    is_implementer = models.BooleanField(_("implementer"), default=False)
    is_partner = models.BooleanField(_("partner"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the active language."""
        return in_language(self, "name", current_language())
