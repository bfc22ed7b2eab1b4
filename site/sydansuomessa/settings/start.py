"""How a process begins: a fault of its environment ends it, in words for an operator."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import ENVIRONMENT_VARIABLE, settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection


def read_settings() -> None:
    """Read the settings. Raises SystemExit that names the variable at fault, without the way Python took to it."""
    module = os.environ.get(ENVIRONMENT_VARIABLE)
    try:
        # Django reads all of them when the first is asked for.
        _ = settings.INSTALLED_APPS
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise SystemExit(
            f"{ENVIRONMENT_VARIABLE}: there is no module {module}. For a public site set "
            "sydansuomessa.settings.production."
        ) from None


@contextmanager
def database_in_words() -> Iterator[None]:
    """Raises SystemExit that says so where a command failed because the database is away; else what it raised."""
    try:
        yield
    except OperationalError:
        connection.close()
        try:
            connection.ensure_connection()
        except OperationalError as error:
            words = " ".join(str(error).split())
            mend = "Start it, or set the variable to where it is."
            if "certificate" in words:
                mend = "See the certificate's last day, its names and who signed it."
            raise SystemExit(f"DATABASE_URL: the database does not answer ({words}). {mend}") from None
        raise
