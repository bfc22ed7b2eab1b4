from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The project itself, as an app: its templates, checks and commands belong to no single layer."""

    name = "sydansuomessa"
    label = "sydansuomessa"
