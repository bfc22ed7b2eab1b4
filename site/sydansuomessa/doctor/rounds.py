"""The doctor's rounds: every check, in the order in which a fault of one explains the next."""

from collections.abc import Iterator

from . import database, files, machine, people, services
from .finding import Finding, State


def examine() -> Iterator[Finding]:
    """Check part after part. What needs the database is left out where that doesn't answer."""
    yield from machine.examine()
    database_answers = True
    for finding in database.examine_connection():
        database_answers = database_answers and finding.state != State.FAILED
        yield finding
    yield from files.examine()
    yield from services.examine()
    if database_answers:
        yield from database.examine_clock()
        yield from database.examine_content()
        yield from people.examine()
        yield from services.examine_groups()
