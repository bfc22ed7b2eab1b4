from django.utils.translation import gettext_lazy as _

from brand.models import VocabularyTerm


class Theme(VocabularyTerm):
    """What a project is about."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
