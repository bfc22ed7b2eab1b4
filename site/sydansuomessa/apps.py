from django.apps import AppConfig
from django.conf import settings


class SiteConfig(AppConfig):
    """The project itself, as an app: its templates, checks and commands belong to no single layer."""

    name = "sydansuomessa"
    label = "sydansuomessa"

    def ready(self) -> None:
        from .admin_starts import start_choosers_without_scripts
        from .watching.errors import send_to

        start_choosers_without_scripts()
        if settings.SENTRY_DSN:
            send_to(settings.SENTRY_DSN)
