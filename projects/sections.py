"""What a project's page gathers from the layers above: they say what they have, the page shows it in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from .models import ProjectPage


@dataclass(frozen=True)
class GatheredSection:
    """A part of a project's page under a heading of its own. `name` is its anchor."""

    name: str
    heading: str
    html: SafeString


Source = Callable[["ProjectPage", HttpRequest], GatheredSection | None]
_SOURCES: list[Source] = []


def gathers(source: Source) -> Source:
    """Register a function that returns the section of a page, or None where it has nothing to show."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def gathered_sections(page: "ProjectPage", request: HttpRequest) -> list[GatheredSection]:
    """The sections that there are something in, in the order in which their sources were registered."""
    return [section for source in _SOURCES if (section := source(page, request)) is not None]
