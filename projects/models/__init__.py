from .page import ProjectIndexPage, ProjectPage, with_records
from .project import Project, ProjectFunding, ProjectImplementer

__all__ = [
    "Project",
    "ProjectFunding",
    "ProjectImplementer",
    "ProjectIndexPage",
    "ProjectPage",
    "with_records",
]
