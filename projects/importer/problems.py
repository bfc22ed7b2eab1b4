"""What is wrong with a text, line by line."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """A fault of the source. `line` counts from 1."""

    line: int
    message: str | Promise

    def __str__(self) -> str:
        return _("Line %(line)d: %(message)s") % {"line": self.line, "message": self.message}


class ImportRefused(Exception):
    """Nothing was written; `problems` tells why, each with its line."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
