from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The project itself, as an app: its templates, checks and commands belong to no single layer."""

    name = "sydansuomessa"
    label = "sydansuomessa"

    def ready(self) -> None:
        from .admin_starts import start_choosers_without_scripts

        start_choosers_without_scripts()
