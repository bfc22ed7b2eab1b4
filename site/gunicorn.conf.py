"""How gunicorn runs the site: `gunicorn --config site/gunicorn.conf.py sydansuomessa.wsgi`.

WEB_CONCURRENCY is the number of processes, PORT the port; the command line moves the rest, a socket for example.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

pythonpath = str(Path(__file__).parent)
sys.path.insert(0, pythonpath)


def _number(variable: str, default: int) -> int:
    value = os.environ.get(variable, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise SystemExit(f"{variable}: must be a whole number from 1 up, not “{value}”.")
    return int(value)


bind = f"0.0.0.0:{_number('PORT', 8000)}"
workers = _number("WEB_CONCURRENCY", 2)

# Before anything of prometheus-client is imported: it looks for the folder when it is. A reload reads this file again,
# and counts on in the same folder.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="sydansuomessa-figures-")

from prometheus_client.multiprocess import mark_process_dead  # noqa: E402

from sydansuomessa.settings.logs import JSON_LOGGING  # noqa: E402

# A slow reader or a slow neighbour (mail, storage) holds one thread, not the process.
threads = 4
timeout = 60
# A process that has served long makes room for a fresh one; not all of them at once.
max_requests, max_requests_jitter = 50_000, 5_000
# It would stand in the home folder, which a service needn't have.
control_socket_disable = True
# Only a web server on this machine may say that a request came by https, or for whom.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
logconfig_dict = JSON_LOGGING


def on_starting(server) -> None:
    """End here, in words, where the environment is at fault. Asked of another process: what this one has imported,
    its children would keep over a reload that brings a new version."""
    asked = "from sydansuomessa.settings.start import read_settings; read_settings()"
    environment = {"DJANGO_SETTINGS_MODULE": "sydansuomessa.settings.production"} | os.environ
    answer = subprocess.run([sys.executable, "-c", asked], cwd=pythonpath, env=environment)  # noqa: S603
    if answer.returncode:
        on_exit(server)
        raise SystemExit(answer.returncode)


def child_exit(server, worker) -> None:
    """Take the figures that only a living process has out of the sum."""
    mark_process_dead(worker.pid)


def on_exit(server) -> None:
    """Leave nothing behind."""
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
