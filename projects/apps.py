from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """What we do: projects, their funding, their pages."""

    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        from . import signals  # noqa: F401
