"""How gunicorn runs the site: `gunicorn --config site/gunicorn.conf.py sydansuomessa.wsgi`.

WEB_CONCURRENCY is the number of processes, PORT the port; the command line moves the rest, a socket for example.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

pythonpath = str(Path(__file__).parent)
sys.path.insert(0, pythonpath)

# Before anything of prometheus-client is imported: it looks for the folder when it is.
_figures = tempfile.mkdtemp(prefix="sydansuomessa-figures-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _figures

from prometheus_client.multiprocess import mark_process_dead  # noqa: E402

from sydansuomessa.settings.logs import JSON_LOGGING  # noqa: E402

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
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


def child_exit(server, worker) -> None:
    """Take the figures that only a living process has out of the sum."""
    mark_process_dead(worker.pid)


def on_exit(server) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_figures, ignore_errors=True)
