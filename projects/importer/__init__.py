"""Reading a project's text and making its page of it.

`source` reads the text into typed data, knowing nothing of the database. `place` matches the data to records and
writes the project and its draft page. Both collect every problem with its line before anything is written.
"""

from .place import Placed, place_project
from .problems import ImportRefused, Problem
from .source import ProjectText, read_project_text

__all__ = ["ImportRefused", "Placed", "Problem", "ProjectText", "place_project", "read_project_text"]
