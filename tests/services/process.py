"""Servers as processes of their own: a port for one, waiting until it answers, and stopping it."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterable

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_until(is_so: Callable, what: str, process: subprocess.Popen | None = None) -> None:
    """Raises RuntimeError if it isn't so in time, or the process ends meanwhile."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        if is_so():
            return
        time.sleep(0.1)
    raise RuntimeError(f"{what}: not there after {START_SECONDS} s")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310
            return True
    except OSError:
        return False


def stop(processes: Iterable[subprocess.Popen]) -> None:
    """Stop them all, and wait until they are gone."""
    processes = list(processes)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
