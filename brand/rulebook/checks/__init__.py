"""The checks, one module for each family. Importing this package registers them all."""

from . import (
    body,
    contacts,
    duties,
    emblem,
    events,
    frame,
    funding,
    headline,
    language,
    lead,
    links,
    notices,
    pictures,
    projects,
    readability,
    wording,
)

__all__ = [
    "body",
    "contacts",
    "duties",
    "emblem",
    "events",
    "frame",
    "funding",
    "headline",
    "language",
    "lead",
    "links",
    "notices",
    "pictures",
    "projects",
    "readability",
    "wording",
]
