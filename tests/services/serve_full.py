"""The whole site over real parts on one machine, to be tried by hand: `make serve-full`.

PostgreSQL (bin/with-postgres has started it), seaweedfs, Valkey, a mail server that keeps every letter as a file,
two web processes, the worker, and nginx before them where it is installed. All of it is thrown away at the end.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from .backing import MailServer, Processes, S3Server, clean_environment, running_valkey
from .process import answers, free_port, wait_until
from .project import ROOT, manage

NGINX = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
daemon off;
events {{ }}
http {{
  access_log off;
  client_max_body_size 60m;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-unused;
  uwsgi_temp_path {folder}/nginx-unused;
  scgi_temp_path {folder}/nginx-unused;
  upstream web {{ {servers} }}
  server {{
    listen {address};
    location = /metrics {{ return 404; }}
    location / {{
      proxy_pass http://web;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Request-ID $request_id;
    }}
  }}
}}
"""


class KeptLetters(MailServer):
    """Writes each letter to a file of its own."""

    def __init__(self, folder: Path):
        super().__init__()
        self.folder = folder
        folder.mkdir()

    async def handle_DATA(self, server, session, envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        (self.folder / f"{len(self.letters):04}.eml").write_bytes(envelope.content)
        return answer


def environment(base_url: str, s3: S3Server, valkey_url: str, mail: MailServer) -> dict[str, str]:
    """What production's settings ask for, over these parts."""
    return (
        clean_environment()
        | s3.environment()
        | {
            "DJANGO_SETTINGS_MODULE": "sydansuomessa.settings.stack",
            "DATABASE_URL": os.environ["DATABASE_URL"],
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "SECRET_KEY": "for-trying-only-long-enough-to-be-taken-for-one-0123456789",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "BASE_URL": base_url,
            "FROM_EMAIL": "posti@sydansuomessa.example",
            "CACHE_URL": valkey_url,
            "EMAIL_URL": mail.url,
            "WEB_CONCURRENCY": "1",
        }
    )


def start_web(processes: Processes, name: str, address: str) -> str:
    """A web process as the Procfile has it; returns its address once it answers."""
    command = [sys.executable, "-m", "gunicorn", "--config", "site/gunicorn.conf.py", "--bind", address]
    process = processes.start(name, *command, "sydansuomessa.wsgi")
    wait_until(lambda: answers(f"http://{address}/healthz/live"), name, process)
    return address


def start_nginx(processes: Processes, address: str, webs: list[str]) -> bool:
    """Put nginx before the web processes; False where it isn't installed."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        return False
    configuration = processes.folder / "nginx.conf"
    servers = " ".join(f"server {web};" for web in webs)
    # Started by root it would work as somebody who may not write uploads into the folder.
    user = "user root;" if os.getuid() == 0 else ""
    configuration.write_text(
        NGINX.format(user=user, folder=processes.folder, servers=servers, address=address)
    )
    process = processes.start("nginx", nginx, "-c", str(configuration))
    wait_until(lambda: answers(f"http://{address}/healthz/live"), "nginx", process)
    return True


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def serve(folder: Path, host: str, port: int) -> None:
    """Start every part, say where each is, and wait until one of the site's processes ends or Ctrl-C."""
    with ExitStack() as parts:
        s3, mail = S3Server(folder / "s3"), KeptLetters(folder / "letters")
        parts.callback(s3.stop)
        s3.start()
        parts.callback(mail.stop)
        mail.start()
        valkey = parts.enter_context(running_valkey())
        env = environment(f"http://{host}:{port}", s3, f"redis://127.0.0.1:{valkey.port}/0", mail)
        say("Migrating and making the demo content …")
        for command in (["migrate", "--verbosity=0"], ["demo"], ["update_index", "--verbosity=0"]):
            manage(*command, env=env)
        site = f"from wagtail.models import Site; Site.objects.update(hostname={host!r}, port={port})"
        manage("shell", "--verbosity=0", "--command", site, env=env)
        processes = Processes(folder, env)
        parts.callback(processes.stop)
        webs = [start_web(processes, f"web{n}", f"127.0.0.1:{free_port()}") for n in (1, 2)]
        processes.start_worker()
        has_nginx = start_nginx(processes, f"{host}:{port}", webs)
        front = f"http://{host}:{port}" if has_nginx else f"http://{webs[0]} (nginx is not installed)"
        (folder / "environment").write_text(
            "".join(f"export {name}='{env[name]}'\n" for name in sorted(env.keys() - os.environ.keys()))
            + f"export DATABASE_URL='{env['DATABASE_URL']}'\n"
        )
        say(f"\nsite      {front}\nweb       http://{webs[0]} and http://{webs[1]}\nS3        {s3.endpoint}")
        say(
            f"letters   {mail.folder}\nlogs      {folder}\ndoctor    . {folder}/environment && manage.py doctor\n"
        )
        while all(process.poll() is None for process in processes.running.values()):
            time.sleep(1)
        ended = [name for name, process in processes.running.items() if process.poll() is not None]
        raise SystemExit(f"{', '.join(ended)} ended: see {folder}")


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="sydansuomessa-"))
    try:
        serve(folder, os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000")))
    except KeyboardInterrupt:
        say("Stopped.")
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
