"""The checkout under test, and its management commands in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "sydansuomessa.settings.test"


def environment(database_url: str, media_root: Path, **more: str) -> dict[str, str]:
    """The variables that point a process at a database and a media folder."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": database_url,
        "MEDIA_ROOT": str(media_root),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        **more,
    }


def manage(*arguments: str, env: dict[str, str], text_in: str = "") -> str:
    """Run `manage.py`, return what it printed. Raises RuntimeError with its whole output if it fails."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, input=text_in, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
