"""The site as a server in a process of its own, for a browser to visit."""

import subprocess
import sys
from pathlib import Path

from .demo_database import SqliteDemo
from .process import answers, free_port, stop, wait_until
from .project import ROOT, environment, manage


class SiteServer:
    """The demo site on a free port of 127.0.0.1, over a database and media folder of its own.

    Tests that use it don't touch Django's models themselves: playwright keeps an event loop running, in
    which the ORM refuses to work, and the tests' database is another one anyway. They use `manage`.
    """

    def __init__(self, folder: Path) -> None:
        self._demo = SqliteDemo(folder)
        self._log_path = folder / "server.log"
        self._address = f"127.0.0.1:{free_port()}"
        self.url = f"http://{self._address}"
        self._env = environment(self._demo.url, self._demo.media, BASE_URL=self.url)
        self._process: subprocess.Popen | None = None

    def manage(self, *arguments: str, text_in: str = "") -> str:
        """Run a management command on the server's database, return what it printed."""
        return manage(*arguments, env=self._env, text_in=text_in)

    def shell(self, code: str) -> str:
        """Run Python with the site's models at hand (`manage.py shell`), return what it printed."""
        return self.manage("shell", "--verbosity=0", "--command", code)

    @property
    def log(self) -> str:
        """What the server has written so far: requests' failures, printed mail."""
        return self._log_path.read_text() if self._log_path.exists() else ""

    def start(self) -> None:
        """Start on a fresh copy of the demo site. Raises RuntimeError if it doesn't answer in time."""
        self._demo.restore()
        host, port = self._address.split(":")
        self.shell(f"from wagtail.models import Site; Site.objects.update(hostname={host!r}, port={port})")
        command = [sys.executable, "-m", "gunicorn", "--bind", self._address, "--threads", "8"]
        with self._log_path.open("w") as log:
            self._process = subprocess.Popen(
                [*command, "sydansuomessa.wsgi"], cwd=ROOT, env=self._env, stdout=log, stderr=log
            )
        self._wait_until_live()

    def stop(self) -> None:
        """Stop the server, and wait until it's gone."""
        if self._process is None:
            return
        stop([self._process])
        self._process = None

    def _wait_until_live(self) -> None:
        probe = f"{self.url}/healthz/live"
        try:
            wait_until(lambda: answers(probe), probe, self._process)
        except RuntimeError as error:
            self.stop()
            raise RuntimeError(f"The site did not answer on {probe}:\n{self.log}") from error
