#!/usr/bin/env python
"""Run a management command of the site."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line


def main() -> None:
    # The settings package lives in site/, which is not a package itself: `site` is a module of Python's own.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.dev")
    from sydansuomessa.settings.start import database_in_words, read_settings

    read_settings()
    with database_in_words():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
