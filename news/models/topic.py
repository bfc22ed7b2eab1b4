from django.utils.translation import gettext_lazy as _

from brand.models import VocabularyTerm


class Topic(VocabularyTerm):
    """What a news item or an event is about."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
