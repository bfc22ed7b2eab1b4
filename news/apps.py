from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """What happens: news items and events."""

    name = "news"
    verbose_name = _("News and events")

    def ready(self) -> None:
        from . import signals  # noqa: F401
        from .notices import signals as of_notices  # noqa: F401
