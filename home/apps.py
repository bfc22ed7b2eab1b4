from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Where residents come in: front page, municipality pages, standard pages."""

    name = "home"
    verbose_name = _("Front doors")

    def ready(self) -> None:
        from . import signals  # noqa: F401
