from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """What we do: projects, their funding, their pages."""

    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        from brand.strips.subjects import register

        from . import signals  # noqa: F401
        from .strip_subjects import Projects

        register(Projects())
