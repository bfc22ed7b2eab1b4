from .page import ProjectIndexPage, ProjectPage
from .project import Project, ProjectFunding, ProjectImplementer
from .theme import Theme

__all__ = [
    "Project",
    "ProjectFunding",
    "ProjectImplementer",
    "ProjectIndexPage",
    "ProjectPage",
    "Theme",
]
