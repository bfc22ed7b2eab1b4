"""Whoever changes pages does it alone: two at once would read the tree as it was before the other.

Without it PostgreSQL lets a page be saved that another is deleting, two pages be moved to one place, and the parents'
counts of children go wrong. SQLite's transactions, which are immediate, follow each other anyway.
"""

from django.db import connection

# Any number that nothing else locks by.
_PAGES = 7_132_020
LONGEST_WAIT_SECONDS = 20


def wait_for_others() -> None:
    """Wait until nobody else changes pages, and keep others waiting until this transaction ends. Raises
    OperationalError, which tells the person to try again, when it takes too long."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_SECONDS}s"])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PAGES])
